-- The tables that hold the application's rows. The rows of a partition are its parent's, so only the parent is listed.
SELECT
    relation.oid AS table_id,
    namespace.nspname AS schema_name,
    relation.relname AS table_name,
    relation.relrowsecurity AND relation.relforcerowsecurity AS is_row_security_forced,
    obj_description(relation.oid, 'pg_class') AS comment
FROM pg_class relation
JOIN pg_namespace namespace ON namespace.oid = relation.relnamespace
WHERE relation.relkind IN ('r', 'p')
  AND NOT relation.relispartition
  AND relation.relpersistence <> 't'
  AND namespace.nspname !~ '^pg_'
  AND namespace.nspname NOT IN ('information_schema', '_seedbed')
  AND NOT EXISTS (
      SELECT FROM pg_depend
      WHERE classid = 'pg_class'::regclass AND objid = relation.oid AND deptype = 'e'
  )
ORDER BY namespace.nspname, relation.relname
