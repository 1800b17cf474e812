-- The indexes of the tables, and the primary key, unique or exclusion constraint that owns each; and those that only
-- partitions of them have: a copy has a parent index.
-- Only key columns count: what INCLUDE adds is payload.
SELECT
    root.id AS table_id,
    index.indrelid <> root.id AS is_on_partition,
    relation.relname AS index_name,
    method.amname AS method,
    index.indisunique AS is_unique,
    index.indisprimary AS is_primary,
    index.indisvalid AS is_valid,
    key.columns AS column_names,
    key.prefix AS plain_prefix,
    key.expressions,
    ARRAY (
        SELECT attribute.attname::text
        FROM regexp_matches(index.indexprs::text, ':varattno (\d+)', 'g') AS variable (capture)
        JOIN pg_attribute attribute
            ON attribute.attrelid = index.indrelid AND attribute.attnum = variable.capture[1]::smallint
        GROUP BY attribute.attname, attribute.attnum
        ORDER BY attribute.attnum
    ) AS expression_columns,
    pg_get_expr(index.indpred, index.indrelid) AS predicate,
    -- read as JSON, because servers before 15 have no such column
    NOT coalesce((to_jsonb(index) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_distinct,
    -- of a partitioned table: on all partitions, so that the definition can be run again
    CASE relation.relkind
        WHEN 'I' THEN replace(
            pg_get_indexdef(index.indexrelid),
            format(' ON ONLY %I.%I USING ', namespace.nspname, indexed.relname),
            format(' ON %I.%I USING ', namespace.nspname, indexed.relname)
        )
        ELSE pg_get_indexdef(index.indexrelid)
    END AS index_definition,
    coalesce(owner.conname, '') AS constraint_name,
    coalesce(owner.condeferrable, false) AS is_deferrable,
    more.parts IS NULL AS is_plain,
    pg_get_constraintdef(owner.oid) AS constraint_definition
FROM pg_index index
CROSS JOIN LATERAL (SELECT coalesce(pg_partition_root(index.indrelid)::oid, index.indrelid)) AS root (id)
JOIN pg_class relation ON relation.oid = index.indexrelid
JOIN pg_class indexed ON indexed.oid = index.indrelid
JOIN pg_namespace namespace ON namespace.oid = indexed.relnamespace
JOIN pg_am method ON method.oid = relation.relam
LEFT JOIN pg_constraint owner
    ON owner.conrelid = index.indrelid AND owner.conindid = index.indexrelid AND owner.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(attribute.attname::text ORDER BY place) FILTER (WHERE attribute.attnum IS NOT NULL), '{}'),
        coalesce(min(place) FILTER (WHERE attribute.attnum IS NULL) - 1, index.indnkeyatts)::integer,
        coalesce(
            array_agg(pg_get_indexdef(index.indexrelid, place::integer, false) ORDER BY place)
                FILTER (WHERE attribute.attnum IS NULL),
            '{}'
        )
    FROM unnest(index.indkey) WITH ORDINALITY AS part (attnum, place)
    LEFT JOIN pg_attribute attribute
        ON attribute.attrelid = index.indrelid AND attribute.attnum = part.attnum AND part.attnum <> 0
    WHERE place <= index.indnkeyatts
) AS key (columns, prefix, expressions)
-- Those that carry what making the index again from its definition loses: itself, and its copies on partitions.
CROSS JOIN LATERAL (
    SELECT array_agg(part.id)
    FROM (
        WITH RECURSIVE copies AS (
            SELECT index.indexrelid AS id
            UNION ALL
            SELECT inhrelid FROM pg_inherits JOIN copies ON copies.id = inhparent
        )
        SELECT id FROM copies
    ) AS part
    JOIN pg_index marked ON marked.indexrelid = part.id
    JOIN pg_class stored ON stored.oid = part.id
    LEFT JOIN pg_constraint kept
        ON kept.conrelid = marked.indrelid AND kept.conindid = part.id AND kept.contype IN ('p', 'u', 'x')
    WHERE marked.indisclustered
       OR marked.indisreplident
       OR stored.reltablespace <> 0
       -- a constraint's definition leaves its storage parameters out
       OR stored.reloptions IS DISTINCT FROM CASE WHEN owner.oid IS NULL THEN relation.reloptions END
       OR obj_description(part.id, 'pg_class') IS NOT NULL
       OR obj_description(kept.oid, 'pg_constraint') IS NOT NULL
       OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = part.id AND attstattarget >= 0)
) AS more (parts)
WHERE root.id = ANY (?)
  AND (index.indrelid = root.id OR NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = index.indexrelid))
ORDER BY root.id, index.indisprimary DESC, relation.relname
