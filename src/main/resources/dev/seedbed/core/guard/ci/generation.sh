generation="$(psql --no-psqlrc --no-align --tuples-only --command='SELECT generation FROM _seedbed.seal' --dbname="$ADDRESS")" || true
if [ -z "$generation" ]; then
  echo "@error The branch holds no whole seed: it has no seal."
  exit 1
fi
current="$(seedbed branch list@provider --format json | jq --raw-output '.[] | select(.name == "base-seed") | .generation')"
if [ "$generation" = "$current" ]; then
  echo "seed generation $generation, the current one"
else
  echo "@notice seed generation $generation, current ${current:-unknown}"
fi
