-- The CHECK constraints of the tables, and the columns that each reads. One that is NOT ENFORCED is left out.
SELECT
    conrelid AS table_id,
    conname AS constraint_name,
    pg_get_expr(conbin, conrelid) AS expression,
    ARRAY (
        SELECT attribute.attname::text
        FROM pg_attribute attribute
        WHERE attribute.attrelid = conrelid AND attribute.attnum = ANY (conkey)
        ORDER BY attribute.attnum
    ) AS column_names,
    convalidated AS is_validated
FROM pg_constraint check_constraint
WHERE conrelid = ANY (?)
  AND contype = 'c'
  -- read as JSON, because servers before 18 have no such column
  AND coalesce((to_jsonb(check_constraint) ->> 'conenforced')::boolean, true)
ORDER BY conrelid, conname
