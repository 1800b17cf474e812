-- Every type that the tables' columns use, directly or inside arrays, domains, ranges and composites.
-- kind is typtype, or A for a true array. A type is made of parts: element, base type, subtype or attributes.
WITH RECURSIVE part (whole_id, place, part_name, type_id, modifier) AS (
    SELECT many.oid, 1, '', element.oid, -1
    FROM pg_type many
    JOIN pg_type element ON element.oid = many.typelem AND element.typarray = many.oid
    UNION ALL
    SELECT oid, 1, '', typbasetype, typtypmod
    FROM pg_type
    WHERE typtype = 'd'
    UNION ALL
    SELECT span.type_id, 1, '', range.rngsubtype, -1
    FROM pg_range range
    -- read as JSON, because servers before 14 have no such column
    CROSS JOIN LATERAL (
        VALUES (range.rngtypid), ((to_jsonb(range) ->> 'rngmultitypid')::oid)
    ) AS span (type_id)
    UNION ALL
    SELECT type.oid, attribute.attnum, attribute.attname, attribute.atttypid, attribute.atttypmod
    FROM pg_type type
    JOIN pg_attribute attribute ON attribute.attrelid = type.typrelid
    WHERE type.typtype = 'c' AND attribute.attnum > 0 AND NOT attribute.attisdropped
),
used (type_id) AS (
    SELECT atttypid
    FROM pg_attribute
    WHERE attrelid = ANY (?) AND attnum > 0 AND NOT attisdropped
    UNION
    SELECT part.type_id
    FROM used
    JOIN part ON part.whole_id = used.type_id
),
composition AS (
    SELECT
        whole_id,
        array_agg(part_name::text ORDER BY place) AS part_names,
        array_agg(type_id ORDER BY place) AS part_types,
        array_agg(modifier ORDER BY place) AS part_modifiers,
        array_agg(format_type(type_id, modifier) ORDER BY place) AS part_sqls
    FROM part
    WHERE whole_id IN (SELECT type_id FROM used)
    GROUP BY whole_id
)
SELECT
    type.oid AS type_id,
    CASE WHEN element.oid IS NULL THEN type.typtype::text ELSE 'A' END AS kind,
    type.typname AS type_name,
    namespace.nspname = 'pg_catalog' AS is_built_in,
    coalesce(extension.extname, '') AS extension_name,
    type.typnotnull AS is_required,
    coalesce(composition.part_names, '{}') AS part_names,
    coalesce(composition.part_types, '{}') AS part_types,
    coalesce(composition.part_modifiers, '{}') AS part_modifiers,
    coalesce(composition.part_sqls, '{}') AS part_sqls,
    ARRAY (
        SELECT enumlabel::text FROM pg_enum WHERE enumtypid = type.oid ORDER BY enumsortorder
    ) AS labels,
    coalesce(checks.names, '{}') AS check_names,
    coalesce(checks.expressions, '{}') AS check_expressions,
    coalesce(checks.validated, '{}') AS check_validated
FROM used
JOIN pg_type type ON type.oid = used.type_id
JOIN pg_namespace namespace ON namespace.oid = type.typnamespace
LEFT JOIN pg_type element ON element.oid = type.typelem AND element.typarray = type.oid
LEFT JOIN composition ON composition.whole_id = type.oid
LEFT JOIN pg_depend membership
    ON membership.classid = 'pg_type'::regclass AND membership.objid = type.oid AND membership.deptype = 'e'
LEFT JOIN pg_extension extension ON extension.oid = membership.refobjid
LEFT JOIN LATERAL (
    SELECT
        array_agg(conname::text ORDER BY conname) AS names,
        array_agg(pg_get_expr(conbin, 0) ORDER BY conname) AS expressions,
        array_agg(convalidated ORDER BY conname) AS validated
    FROM pg_constraint
    WHERE contypid = type.oid AND contype = 'c'
) checks ON type.typtype = 'd'
