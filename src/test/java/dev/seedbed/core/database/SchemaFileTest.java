package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.Severity;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What dumps, migrations and scripts for psql contain, loaded into a real server.
class SchemaFileTest {

    private final SchemaDatabases databases =
            new SchemaDatabases(PostgresServers.newest().postgres());

    @Test
    void keepsATableWithoutTheDefaultThatItsServerLacks() {
        var database = load("CREATE TABLE a (id uuid PRIMARY KEY DEFAULT our_own_id(), name text NOT NULL);");

        assertThat(columns(database, "a")).isEqualTo("id, name");
        assertThat(refused(database)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).startsWith("schema.sql, line 1");
            assertThat(problem.why()).contains("our_own_id");
        });
    }

    @Test
    void keepsATableWithoutTheKeyToATableThatIsNotThere() {
        var database = load("""
                CREATE TABLE profiles (
                    id uuid PRIMARY KEY REFERENCES auth.users (id) ON DELETE CASCADE,
                    org_id int NOT NULL,
                    CONSTRAINT of_org FOREIGN KEY (org_id) REFERENCES orgs (id) ON DELETE SET NULL
                );
                """);

        assertThat(columns(database, "profiles")).isEqualTo("id, org_id");
        assertThat(refused(database))
                .extracting(Problem::where)
                .anySatisfy(where -> assertThat(where).contains("line 2"));
        assertThat(refused(database))
                .extracting(Problem::why)
                .anySatisfy(why -> assertThat(why).contains("orgs"));
    }

    @Test
    void keepsATableWithoutACheckThatCallsWhatIsNotThere() {
        var database = load("CREATE TABLE a (id int CHECK (is_fine(id)), b int, CHECK (b > 0), CHECK (is_good(b)));");

        assertThat(columns(database, "a")).isEqualTo("id, b");
        assertThat(checks(database, "a")).isEqualTo("CHECK ((b > 0))");
        assertThat(refused(database)).hasSize(2);
    }

    /// What a statement begins without a word would take all others along with the next fault.
    @Test
    void endsATransactionThatAStatementBegan() {
        var database = load("""
                SELECT 'CREATE TABLE a (id int); BEGIN' \\gexec
                CREATE TABLE broken (id nothing);
                CREATE TABLE b (id int);
                """);

        assertThat(columns(database, "a")).isEqualTo("id");
        assertThat(columns(database, "b")).isEqualTo("id");
    }

    @Test
    void leavesOutALanguageWhoseLibraryIsNotThere() {
        var database =
                load("CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'no_such_library'; CREATE TABLE a (id int);");

        assertThat(columns(database, "a")).isEqualTo("id");
        assertThat(refused(database)).hasSize(1);
    }

    @Test
    void readsScriptsOfExtensionsAndOfGoTemplates() {
        var database = load("""
                CREATE TABLE @extschema@.a (id int);
                CREATE TABLE {{ index .Options "Namespace" }}.b (id int);
                """);

        assertThat(columns(database, "a")).isEqualTo("id");
        assertThat(columns(database, "namespace.b")).isEqualTo("id");
    }

    /// The embedded server has neither PostGIS nor pgvector.
    @Test
    void letsDomainsStandForTypesOfExtensionsThatAreNotThere() {
        var database = load("""
                CREATE TABLE places (id int, geometry geometry(Point, 4326) NOT NULL, "area" public.geography[],
                    embedding vector(3) DEFAULT NULL, note text CHECK (note <> 'a geometry, or a vector'));
                ALTER TABLE places ADD COLUMN more halfvec(4), ALTER COLUMN note SET NOT NULL;
                CREATE FUNCTION near(place geometry, other vector(3)) RETURNS int LANGUAGE sql AS 'SELECT 1';
                """);

        assertThat(columns(database, "places")).isEqualTo("id, geometry, area, embedding, note, more");
        assertThat(TestServer.query(
                        database.url(),
                        "SELECT string_agg(format_type(atttypid, atttypmod), ' ' ORDER BY attnum) FROM pg_attribute"
                                + " WHERE attrelid = 'places'::regclass AND attnum > 0"))
                .isEqualTo("integer _seedbed_types.\"geometry(Point,4326)\" _seedbed_types.geography[]"
                        + " _seedbed_types.\"vector(3)\" text _seedbed_types.\"halfvec(4)\"");
        assertThat(refused(database)).isEmpty();
    }

    @Test
    void leavesOutAnIndexThatCannotBeComputedHere() {
        var database = load("""
                CREATE TABLE a (id int, name text);
                CREATE FUNCTION folded(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
                    $$ BEGIN RETURN written_in_perl(t); END $$;
                CREATE INDEX a_folded ON a (folded(name));
                CREATE UNIQUE INDEX a_lower ON a (lower(name));
                """);

        assertThat(TestServer.query(
                        database.url(),
                        "SELECT string_agg(indexrelid::regclass::text, ',') FROM pg_index"
                                + " WHERE indrelid = 'a'::regclass"))
                .isEqualTo("a_lower");
        assertThat(refused(database)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).startsWith("schema.sql, line 4");
            assertThat(problem.why()).contains("written_in_perl");
        });
    }

    @Test
    void makesTheSchemaThatTheSearchPathNames() {
        var database = load("SET search_path = \"Bucket\"; CREATE TABLE a (id int); CREATE TABLE b (id int);");

        assertThat(columns(database, "\"Bucket\".a")).isEqualTo("id");
        assertThat(columns(database, "\"Bucket\".b")).isEqualTo("id");
    }

    @Test
    void addsClausesThatCameTooEarly() {
        var database = load("""
                CREATE TABLE child (
                    id int PRIMARY KEY DEFAULT next_one(),
                    parent_id int NOT NULL REFERENCES parent (id) ON DELETE CASCADE,
                    CHECK (next_one() > 0)
                );
                ALTER TABLE child RENAME TO children;
                CREATE TABLE parent (id int PRIMARY KEY);
                CREATE FUNCTION next_one() RETURNS int LANGUAGE sql AS 'SELECT 1';
                """);

        assertThat(database.leftOut()).isEmpty();
        assertThat(TestServer.query(
                        database.url(),
                        "SELECT string_agg(contype::text, '' ORDER BY contype) FROM pg_constraint "
                                + "WHERE conrelid = 'children'::regclass AND contype <> 'n'"))
                .isEqualTo("cfp");
        assertThat(TestServer.query(
                        database.url(),
                        "SELECT column_default FROM information_schema.columns "
                                + "WHERE table_name = 'children' AND column_name = 'id'"))
                .isEqualTo("next_one()");
    }

    @Test
    void makesATableAsSoonAsItsTypeIsThere() {
        var database = load("""
                CREATE TABLE a (status state NOT NULL);
                ALTER TABLE a ADD COLUMN b int;
                CREATE TYPE state AS ENUM ('on', 'off');
                ALTER TABLE a RENAME COLUMN status TO state;
                """);

        assertThat(database.leftOut()).isEmpty();
        assertThat(columns(database, "a")).isEqualTo("state, b");
    }

    @Test
    void leavesATableOutWhoseTypeIsMissingAndTellsOnceWhatGoesWithIt() {
        var database = load("""
                CREATE EXTENSION hll;
                CREATE TABLE documents (id int PRIMARY KEY, visitors hll(14));
                CREATE INDEX ON documents (id);
                ALTER TABLE documents ADD COLUMN title text;
                COMMENT ON TABLE documents IS 'gone';
                ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
                CREATE TABLE notes (id int, document_id int REFERENCES documents (id));
                """);

        assertThat(columns(database, "notes")).isEqualTo("id, document_id");
        assertThat(refused(database))
                .extracting(Problem::where)
                .containsExactly(
                        "schema.sql, line 1: CREATE EXTENSION hll",
                        "schema.sql, line 2: CREATE TABLE documents (id int PRIMARY KEY, visitors hll(14))",
                        "schema.sql, line 3: CREATE INDEX ON documents (id); also lines 4, 6, 7");
        assertThat(refused(database).getFirst().remedy()).contains("URL of a server");
    }

    @Test
    void neverTriesAgainWhatRemovesSomething() {
        var database = load("""
                DROP TABLE notes;
                ALTER TABLE notes DROP COLUMN body;
                CREATE TABLE notes (id int, body text);
                """);

        assertThat(columns(database, "notes")).isEqualTo("id, body");
    }

    @Test
    void keepsThePolicyAndTheSchemaOfARoleThatIsNotThere() {
        var database = load("""
                CREATE SCHEMA app AUTHORIZATION somebody;
                CREATE TABLE app.a (id int);
                CREATE POLICY p ON app.a FOR SELECT TO anon, "Some One" USING (id > 0);
                DO $$ BEGIN CREATE TABLE app.b (id int); GRANT ALL ON app.b TO anon; END $$;
                """);

        assertThat(refused(database)).isEmpty();
        assertThat(TestServer.query(database.url(), "SELECT count(*) FROM pg_policies"))
                .isEqualTo("1");
        assertThat(TestServer.query(database.url(), "SELECT count(*) FROM app.b"))
                .isEqualTo("0");
        assertThat(database.leftOut())
                .extracting(Problem::why)
                .containsExactlyInAnyOrder("role \"somebody\" does not exist", "role \"anon\" does not exist");
    }

    @Test
    void neverTouchesWhatTheServerShares() {
        var before = rolesAndDatabases();
        var database = load("""
                CREATE ROLE seedbed_intruder SUPERUSER;
                ALTER ROLE CURRENT_USER PASSWORD 'x';
                CREATE DATABASE elsewhere;
                ALTER DATABASE postgres SET work_mem = '1MB';
                ALTER SYSTEM SET work_mem = '1MB';
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity;
                DROP OWNED BY CURRENT_USER;
                CREATE TABLE a ();
                """);

        assertThat(rolesAndDatabases()).isEqualTo(before);
        assertThat(database.leftOut()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.where()).isEqualTo("schema.sql, lines 1, 2, 3, 4, 5, 6, 7");
        });
    }

    @Test
    void takesOldAndNewDumps() {
        var database = load("""
                SET transaction_timeout = 0;
                SET a_parameter_of_tomorrow = 1;
                SET default_with_oids = true;
                CREATE PROCEDURAL LANGUAGE plpgsql;
                CREATE SCHEMA public;
                SET default_tablespace = 'fast';
                CREATE TABLE a (id int, name text COLLATE "xx_YY.utf8") WITH OIDS TABLESPACE fast;
                CREATE TABLE b (id int) WITH (OIDS=FALSE);
                COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';
                ALTER FUNCTION nothing(int, text) OWNER TO nobody;
                SELECT pg_catalog.setval('a_id_seq', 7, true);
                """);

        assertThat(refused(database)).isEmpty();
        assertThat(columns(database, "a")).isEqualTo("id, name");
        assertThat(columns(database, "b")).isEqualTo("id");
    }

    @Test
    void makesSchemasAndExtensionsThatAToolMakesBeforehand() {
        var database = load("""
                CREATE TABLE app.people (
                    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
                    email citext,
                    room int,
                    during tstzrange,
                    EXCLUDE USING gist (room WITH =, during WITH &&)
                );
                CREATE INDEX ON app.people USING gin (email gin_trgm_ops);
                """);

        assertThat(refused(database)).isEmpty();
        assertThat(
                        TestServer.query(
                                database.url(),
                                "SELECT string_agg(extname, ', ' ORDER BY extname) FROM pg_extension WHERE extname <> 'plpgsql'"))
                .isEqualTo("btree_gist, citext, pg_trgm, uuid-ossp");
        assertThat(database.leftOut()).extracting(Problem::what).contains("The schema app was made.");
    }

    @Test
    void findsTablesByTheNameThatAToolGivesTheirSchema() {
        var database = load("CREATE TABLE orders (id int);\nALTER TABLE fulfillment.orders ADD UNIQUE (id);");

        assertThat(refused(database)).isEmpty();
        assertThat(TestServer.query(
                        database.url(), "SELECT count(*) FROM pg_constraint WHERE conrelid = 'orders'::regclass"))
                .isEqualTo("1");
    }

    @Test
    void runsEachActionOfAnAlterTableThatCanBe() {
        var database = load("CREATE TABLE a (id int);\nALTER TABLE a ADD COLUMN b int,\n  DROP COLUMN c, ADD d int;");

        assertThat(columns(database, "a")).isEqualTo("id, b, d");
        assertThat(refused(database))
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).startsWith("schema.sql, line 3"));
    }

    @Test
    void readsOnWhereASemicolonOrAParenthesisIsMissing() {
        var database =
                load("CREATE TABLE a (id int)\nCREATE TABLE b (id int);\nCREATE TABLE c (id int;\nCREATE TABLE d ();");

        assertThat(TestServer.query(
                        database.url(),
                        "SELECT string_agg(tablename, '' ORDER BY tablename) "
                                + "FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("abd");
        assertThat(refused(database)).hasSize(1);
    }

    @Test
    void keepsASettingOfATransactionUntilItEnds() {
        var database = load("""
                CREATE SCHEMA inner_one;
                BEGIN;
                SET LOCAL search_path TO inner_one;
                CREATE TABLE a ();
                COMMIT;
                CREATE TABLE b ();
                """);

        assertThat(TestServer.query(
                        database.url(),
                        "SELECT string_agg(schemaname || '.' || tablename, ' ') FROM ("
                                + "SELECT * FROM pg_tables WHERE tablename IN ('a', 'b') ORDER BY 2) AS t"))
                .isEqualTo("inner_one.a public.b");
    }

    @Test
    void readsVariablesAndConditionsOfPsql() {
        var database = load("""
                \\set table_name people
                \\set kind 'it''s'
                CREATE TABLE :table_name (id int, kind text DEFAULT :'kind', parts int[] DEFAULT '{1,2}'::int[]);
                SELECT 1 = 1 AS wanted, 'extra' AS name \\gset chosen_
                \\if :chosen_wanted
                CREATE TABLE :"chosen_name" ();
                \\else
                CREATE TABLE never ();
                \\endif
                CREATE TABLE :SCHEMA_NAME.inside ();
                SELECT format('CREATE TABLE made_%s ()', n) FROM generate_series(1, 2) AS n \\gexec
                \\i other.sql
                """);

        assertThat(refused(database)).isEmpty();
        assertThat(TestServer.query(
                        database.url(),
                        "SELECT string_agg(schemaname || '.' || tablename, ' ' ORDER BY schemaname, tablename) "
                                + "FROM pg_tables WHERE schemaname IN ('public', 'schema_name')"))
                .isEqualTo("public.extra public.made_1 public.made_2 public.people schema_name.inside");
        assertThat(database.leftOut()).extracting(Problem::where).contains("schema.sql, line 12");
    }

    @Test
    void emptiesTablesThatTheFileFilledAllTheSame() {
        var database = load("""
                CREATE TABLE a (id int);
                ALTER TABLE a ENABLE ROW LEVEL SECURITY;
                ALTER TABLE a FORCE ROW LEVEL SECURITY;
                CREATE POLICY p ON a USING (current_setting('app.unset')::int = id) WITH CHECK (true);
                DO $$ BEGIN INSERT INTO a VALUES (1); END $$;
                CREATE TABLE b AS SELECT 1 AS id;
                """);

        assertThat(TestServer.query(database.url(), "SELECT pg_relation_size('a') + pg_relation_size('b')"))
                .isEqualTo("0");
    }

    private SchemaDatabase load(String ddl) {
        return databases.load(ddl + "\n-- " + UUID.randomUUID(), "schema.sql", Progress.UNWATCHED);
    }

    private static List<Problem> refused(SchemaDatabase database) {
        return database.leftOut().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static String columns(SchemaDatabase database, String table) {
        return TestServer.query(
                database.url(),
                "SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '" + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped");
    }

    private static String checks(SchemaDatabase database, String table) {
        return TestServer.query(
                database.url(),
                "SELECT string_agg(pg_get_constraintdef(oid), ', ') FROM pg_constraint WHERE contype = 'c' AND conrelid = '"
                        + table + "'::regclass");
    }

    private static String rolesAndDatabases() {
        return TestServer.query(
                PostgresServers.newest().url(),
                "SELECT (SELECT string_agg(rolname, ',' ORDER BY 1) FROM pg_roles) || "
                        + "(SELECT string_agg(datname, ',' ORDER BY 1) FROM pg_database WHERE datname NOT LIKE 'seedbed%') || "
                        + "coalesce((SELECT string_agg(setconfig::text, ',') FROM pg_db_role_setting), '')");
    }
}
