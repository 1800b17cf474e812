-- Has the server spell every name, date and constant the same way
-- whatever the database's own settings are. Compiling such short queries would take longer than running them.
SET LOCAL search_path TO pg_catalog;
SET LOCAL quote_all_identifiers TO off;
SET LOCAL standard_conforming_strings TO on;
SET LOCAL bytea_output TO hex;
SET LOCAL datestyle TO 'ISO, MDY';
SET LOCAL intervalstyle TO postgres;
SET LOCAL timezone TO 'UTC';
SET LOCAL jit TO off
