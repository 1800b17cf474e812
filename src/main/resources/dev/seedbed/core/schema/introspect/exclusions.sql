-- The constraints by which rows exclude each other: EXCLUDE, and keys WITHOUT OVERLAPS.
SELECT
    exclusion.conrelid AS table_id,
    exclusion.conname AS constraint_name,
    elements.expressions,
    elements.are_columns,
    elements.operators,
    pg_get_expr(index.indpred, index.indrelid) AS predicate,
    pg_get_constraintdef(exclusion.oid) AS definition
FROM pg_constraint exclusion
JOIN pg_index index ON index.indexrelid = exclusion.conindid
CROSS JOIN LATERAL (
    SELECT
        array_agg(
            coalesce(attribute.attname::text, pg_get_indexdef(index.indexrelid, place::integer, false)) ORDER BY place
        ),
        array_agg(attribute.attname IS NOT NULL ORDER BY place),
        array_agg(operator.oprname::text ORDER BY place)
    FROM unnest(exclusion.conexclop) WITH ORDINALITY AS element (operator_id, place)
    JOIN pg_operator operator ON operator.oid = element.operator_id
    LEFT JOIN pg_attribute attribute
        ON attribute.attrelid = exclusion.conrelid AND attribute.attnum = index.indkey[place::integer - 1]
       AND attribute.attnum <> 0
) AS elements (expressions, are_columns, operators)
WHERE exclusion.conrelid = ANY (?)
  AND exclusion.conexclop IS NOT NULL
ORDER BY exclusion.conrelid, exclusion.conname
