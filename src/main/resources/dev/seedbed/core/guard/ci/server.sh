# The password that the service started with is known; from here on it has one that nobody knows.
for _ in $(seq 60); do
  if pg_isready --quiet --dbname="postgres://$SERVER"; then break; fi
  sleep 1
done
password="$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
@mask password
psql --no-psqlrc --quiet --output=/dev/null --set=ON_ERROR_STOP=1 --dbname="postgres://$SERVER" <<SQL
SET password_encryption = 'scram-sha-256';
ALTER ROLE CURRENT_USER PASSWORD '$password';
ALTER SYSTEM SET fsync = off;
SELECT pg_reload_conf();
SQL
@server
