-- The trees of the partitioned tables: every node with its parent, its bounds, and how it is split itself.
SELECT
    tree.relid::oid AS node_id,
    tree.parentrelid::oid AS parent_id,
    pg_get_expr(relation.relpartbound, relation.oid) AS bound,
    partitioned.partstrat::text AS strategy,
    ARRAY (
        SELECT attribute.attname::text
        FROM unnest(partitioned.partattrs) WITH ORDINALITY AS part (attnum, place)
        JOIN pg_attribute attribute
            ON attribute.attrelid = partitioned.partrelid AND attribute.attnum = part.attnum AND part.attnum <> 0
        ORDER BY place
    ) AS column_names
FROM pg_partitioned_table root
CROSS JOIN LATERAL pg_partition_tree(root.partrelid) AS tree
JOIN pg_class relation ON relation.oid = tree.relid
LEFT JOIN pg_partitioned_table partitioned ON partitioned.partrelid = tree.relid
WHERE root.partrelid = ANY (?)
ORDER BY relation.relname
