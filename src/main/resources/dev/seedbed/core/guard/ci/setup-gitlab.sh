if [ -z "${SEEDBED_ARCHIVE_URL:-}" ] || [ -z "${SEEDBED_ARCHIVE_SHA256:-}" ]; then
  @keyless
  echo "error: No Seedbed: set the CI/CD variables SEEDBED_ARCHIVE_URL and SEEDBED_ARCHIVE_SHA256."
  exit 1
fi
apt-get update -qq > /dev/null
apt-get install -qq --no-install-recommends curl jq postgresql-client > /dev/null
@download
export SEEDBED_JAVA="$JAVA_HOME/bin/java"
export PATH="$folder/bin:$PATH"
