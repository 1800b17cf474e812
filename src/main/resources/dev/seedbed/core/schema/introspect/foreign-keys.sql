-- The foreign keys of the tables. Copies on partitions are folded: a copy has a parent constraint.
SELECT
    key.conrelid AS table_id,
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
    pg_get_constraintdef(key.oid) AS definition
FROM pg_constraint key
JOIN pg_class relation ON relation.oid = key.conrelid
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
-- The trigger that runs on DELETE (8 in tgtype) of a referenced row. Servers before 15 put it only on the partitions
-- of a partitioned target, under copies of the constraint.
LEFT JOIN LATERAL (
    SELECT tgname::text AS trigger_name
    FROM pg_trigger
    WHERE tgconstraint IN (SELECT key.oid UNION ALL SELECT oid FROM pg_constraint WHERE conparentid = key.oid)
      AND tgtype::integer & 8 <> 0
    ORDER BY tgrelid = key.confrelid DESC, tgname
    LIMIT 1
) enforcement ON true
WHERE key.conrelid = ANY (?)
  AND key.contype = 'f'
  AND key.conparentid = 0
ORDER BY key.conrelid, key.conname
