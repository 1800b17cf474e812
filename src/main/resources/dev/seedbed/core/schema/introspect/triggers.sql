-- The triggers of the tables that somebody wrote and that fire, except on replicas only.
SELECT
    tgrelid AS table_id,
    tgname AS trigger_name,
    tgtype & 4 <> 0 AS on_insert,
    tgenabled = 'O' AS is_plain
FROM pg_trigger
WHERE tgrelid = ANY (?)
  AND NOT tgisinternal
  AND tgenabled IN ('O', 'A')
ORDER BY tgrelid, tgname
