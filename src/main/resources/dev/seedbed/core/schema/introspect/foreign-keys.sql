-- The foreign keys of the tables, and those that only partitions of them have. Copies on partitions are folded: a copy
-- has a parent constraint. A key that is NOT ENFORCED is left out: to the server it is a remark.
WITH enforcement AS (
    -- The trigger that runs on DELETE (8 in tgtype) of a referenced row. Servers before 15 put it only on the
    -- partitions of a partitioned target, under copies of the constraint.
    SELECT DISTINCT ON (key_id)
        coalesce(nullif(enforced.conparentid, 0), enforced.oid) AS key_id,
        tgname AS trigger_name
    FROM pg_constraint enforced
    JOIN pg_trigger ON tgconstraint = enforced.oid
    WHERE enforced.contype = 'f' AND tgtype::integer & 8 <> 0
    ORDER BY key_id, enforced.conparentid, tgname
)
SELECT
    relation.oid AS table_id,
    key.conrelid <> relation.oid AS is_on_partition,
    key.conname AS constraint_name,
    namespace.nspname AS schema_name,
    relation.relname AS table_name,
    target_namespace.nspname AS target_schema,
    target.relname AS target_name,
    pairs.columns AS column_names,
    pairs.targets AS target_columns,
    key.confdeltype::text AS delete_action,
    ARRAY (
        SELECT attribute.attname::text
        -- read as JSON, because servers before 15 have no such column
        FROM jsonb_array_elements_text(nullif(to_jsonb(key) -> 'confdelsetcols', 'null'))
            WITH ORDINALITY AS cleared (attnum, place)
        JOIN pg_attribute attribute
            ON attribute.attrelid = key.conrelid AND attribute.attnum = cleared.attnum::smallint
        ORDER BY place
    ) AS cleared_columns,
    key.condeferrable AS is_deferrable,
    key.condeferred AS is_initially_deferred,
    key.confmatchtype = 'f' AS is_match_full,
    key.convalidated AS is_validated,
    coalesce(enforcement.trigger_name, '') AS delete_trigger,
    pg_get_constraintdef(key.oid) AS definition,
    obj_description(key.oid, 'pg_constraint') AS comment
FROM pg_constraint key
JOIN pg_class relation ON relation.oid = coalesce(pg_partition_root(key.conrelid), key.conrelid)
JOIN pg_namespace namespace ON namespace.oid = relation.relnamespace
JOIN pg_class target ON target.oid = coalesce(pg_partition_root(key.confrelid), key.confrelid)
JOIN pg_namespace target_namespace ON target_namespace.oid = target.relnamespace
CROSS JOIN LATERAL (
    SELECT
        array_agg(attribute.attname::text ORDER BY place),
        array_agg(referenced.attname::text ORDER BY place)
    FROM unnest(key.conkey, key.confkey) WITH ORDINALITY AS pair (attnum, target_attnum, place)
    JOIN pg_attribute attribute ON attribute.attrelid = key.conrelid AND attribute.attnum = pair.attnum
    JOIN pg_attribute referenced ON referenced.attrelid = key.confrelid AND referenced.attnum = pair.target_attnum
) AS pairs (columns, targets)
LEFT JOIN enforcement ON enforcement.key_id = key.oid
WHERE relation.oid = ANY (?)
  AND key.contype = 'f'
  AND key.conparentid = 0
  -- read as JSON, because servers before 18 have no such column
  AND coalesce((to_jsonb(key) ->> 'conenforced')::boolean, true)
ORDER BY relation.oid, key.conname
