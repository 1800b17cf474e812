-- What the row-level security policies of the tables demand of rows that are read and rows that are written.
SELECT policy.polrelid AS table_id, demand.expression
FROM pg_policy policy
CROSS JOIN LATERAL (
    SELECT pg_get_expr(policy.polqual, policy.polrelid)
    UNION
    SELECT pg_get_expr(policy.polwithcheck, policy.polrelid)
) AS demand (expression)
WHERE policy.polrelid = ANY (?)
  AND demand.expression IS NOT NULL
ORDER BY policy.polrelid, policy.polname, demand.expression
