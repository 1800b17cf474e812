-- The columns of the tables, in their declared order, each with the sequence that its default or identity draws from.
SELECT
    attribute.attrelid AS table_id,
    attribute.attname AS column_name,
    attribute.atttypid AS type_id,
    attribute.atttypmod AS modifier,
    format_type(attribute.atttypid, attribute.atttypmod) AS type_sql,
    coalesce(NOT ordering.collisdeterministic, false) AS is_folded,
    attribute.attnotnull AS is_required,
    attribute.attidentity::text AS identity_kind,
    attribute.attgenerated <> '' AS is_generated,
    pg_get_expr(preset.adbin, preset.adrelid) AS default_expression,
    feeding.sequence_sql,
    col_description(attribute.attrelid, attribute.attnum) AS comment
FROM pg_attribute attribute
LEFT JOIN pg_collation ordering ON ordering.oid = attribute.attcollation
LEFT JOIN pg_attrdef preset ON preset.adrelid = attribute.attrelid AND preset.adnum = attribute.attnum
LEFT JOIN LATERAL (
    SELECT min(format('%I.%I', namespace.nspname, sequence.relname)) AS sequence_sql
    FROM (
        -- an identity column: its sequence depends on it
        SELECT objid FROM pg_depend
        WHERE attribute.attidentity <> ''
          AND refclassid = 'pg_class'::regclass AND refobjid = attribute.attrelid AND refobjsubid = attribute.attnum
          AND classid = 'pg_class'::regclass AND deptype = 'i'
        UNION ALL
        -- a default: it depends on the sequence, whether or not the column owns that
        SELECT refobjid FROM pg_depend
        WHERE classid = 'pg_attrdef'::regclass AND objid = preset.oid AND refclassid = 'pg_class'::regclass
    ) AS source (id)
    JOIN pg_class sequence ON sequence.oid = source.id AND sequence.relkind = 'S'
    JOIN pg_namespace namespace ON namespace.oid = sequence.relnamespace
) feeding ON attribute.attidentity <> '' OR attribute.atthasdef
WHERE attribute.attrelid = ANY (?)
  AND attribute.attnum > 0
  AND NOT attribute.attisdropped
ORDER BY attribute.attrelid, attribute.attnum
