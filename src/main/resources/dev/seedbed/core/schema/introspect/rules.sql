-- The rules of the tables that rewrite an INSERT (3 in ev_type) and that are switched on.
SELECT ev_class AS table_id, rulename AS rule_name
FROM pg_rewrite
WHERE ev_class = ANY (?)
  AND ev_type = '3'
  AND ev_enabled IN ('O', 'A')
ORDER BY ev_class, rulename
