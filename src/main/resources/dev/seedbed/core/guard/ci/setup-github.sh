if [ -z "$SEEDBED_ARCHIVE_URL" ] || [ -z "$SEEDBED_ARCHIVE_SHA256" ]; then
  @keyless
  echo "::error title=No Seedbed::Set the repository variables SEEDBED_ARCHIVE_URL and SEEDBED_ARCHIVE_SHA256."
  exit 1
fi
@download
echo "SEEDBED_JAVA=$JAVA_HOME/bin/java" >> "$GITHUB_ENV"
echo "$folder/bin" >> "$GITHUB_PATH"
echo "ready=true" >> "$GITHUB_OUTPUT"
