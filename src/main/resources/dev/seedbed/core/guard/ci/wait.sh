ready=
for attempt in $(seq 60); do
  if refusal="$(PGCONNECT_TIMEOUT=5 psql --no-psqlrc --quiet --output=/dev/null --command='SELECT 1' --dbname="$ADDRESS" 2>&1)"; then
    ready=yes
    break
  fi
  sleep 2
done
if [ -z "$ready" ]; then
  echo "$refusal"
  echo "@error The branch does not answer."
  exit 1
fi
echo "It answers, at try $attempt."
