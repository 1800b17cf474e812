-- The triggers of the tables that somebody wrote and that are switched on.
SELECT
    tgrelid AS table_id,
    tgname AS trigger_name,
    tgtype & 4 <> 0 AS on_insert,
    tgenabled = 'O' AS is_plain
FROM pg_trigger
WHERE tgrelid = ANY (?)
  AND NOT tgisinternal
  AND tgenabled <> 'D'
ORDER BY tgrelid, tgname
