package dev.seedbed.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.fakes.PostgresProxy;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class TrialTest {

    private static final TestServer SERVER = PostgresServers.newest();

    /// The plan of a database's schema, tried there.
    private static Plan plan(DatabaseUrl url, boolean own) {
        try (var connections = Connections.to(url);
                var connection = connections.open()) {
            var schema = Exports.schema(connections);
            return Trial.plan(Drafter.draft(schema, TenantGraph.of(schema), Scenario.inferred()), connection, own);
        } catch (SQLException e) {
            throw new AssertionError(url.toString(), e);
        }
    }

    /// Loads the plan into the database, which must then keep all its rules.
    private static void load(DatabaseUrl url, Plan plan) {
        try (var connections = Connections.to(url)) {
            BareLoad.into(connections, plan, Progress.UNWATCHED);
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .filteredOn(finding -> !finding.rule().equals("row count"))
                    .isEmpty();
        }
    }

    private static long rows(Plan plan, String table) {
        return plan.table(new TableName("public", table)).rows();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id int PRIMARY KEY, share int NOT NULL, rest int NOT NULL, CHECK (share + rest = 10000))",
                "CREATE FUNCTION kind_user() RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'user'::text $$;"
                        + "CREATE TABLE t (id int PRIMARY KEY, kind text NOT NULL, CHECK (kind = ANY (ARRAY[kind_user()])))",
                "CREATE TABLE t (id int PRIMARY KEY, value jsonb NOT NULL,"
                        + " deleted boolean NOT NULL GENERATED ALWAYS AS ((value ->> 'deleted')::boolean) STORED,"
                        + " owner text NOT NULL GENERATED ALWAYS AS (value #>> '{source,owner}') STORED)",
                "CREATE TABLE t (id int PRIMARY KEY, matcher jsonb NOT NULL CHECK ((matcher ? 'a') <> (matcher ? 'b')))",
                "CREATE TABLE t (id int PRIMARY KEY, number text NOT NULL); CREATE INDEX ON t ((number::integer))",
                "CREATE TABLE t (id int PRIMARY KEY, at pg_snapshot NOT NULL)",
                "CREATE FUNCTION context(design int, draft boolean) RETURNS text LANGUAGE sql IMMUTABLE"
                        + " AS $$ SELECT coalesce(design::text, 'main') || CASE WHEN draft THEN '_draft' ELSE '' END $$;"
                        + "CREATE TABLE t (id int PRIMARY KEY, design int, draft boolean NOT NULL, at text NOT NULL,"
                        + " CHECK (context(design, draft) = at))",
                "CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL CHECK (name = lower(btrim(name, ' 0123456789'))))",
                "CREATE TABLE t (id int PRIMARY KEY, place text NOT NULL,"
                        + " number int NOT NULL GENERATED ALWAYS AS (split_part(place, '/', 2)::int) STORED)",
                "CREATE TABLE t (id int PRIMARY KEY, term daterange NOT NULL, breaks datemultirange NOT NULL,"
                        + " CHECK (term @> breaks))",
                "CREATE TABLE t (id int PRIMARY KEY, version text NOT NULL, parts int[] NOT NULL"
                        + " GENERATED ALWAYS AS (string_to_array(version, '.')::int[]) STORED)",
                "CREATE TABLE t (id int, kind text NOT NULL, note text NOT NULL) PARTITION BY LIST (kind);"
                        + "CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');"
                        + "ALTER TABLE t_a ADD CONSTRAINT only_x CHECK (note = 'x');"
                        + "CREATE TABLE t_b PARTITION OF t FOR VALUES IN ('b')",
                "CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL UNIQUE,"
                        + " CHECK (name ~ '^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$'))"
            })
    void findsValuesThatNoRuleWasReadFrom(String ddl) {
        var url = SERVER.database(ddl);
        var plan = plan(url, true);
        assertThat(rows(plan, "t")).isEqualTo(50);
        load(url, plan);
        assertThat(TestServer.query(url, "SELECT count(*) FROM t")).isEqualTo("50");
    }

    @Test
    void givesEachShapeOfAnAlternativeSomeRows() {
        var url = SERVER.database("""
                CREATE TABLE posts (id int PRIMARY KEY);
                CREATE TABLE photos (id int PRIMARY KEY);
                CREATE TABLE likes (
                    id int PRIMARY KEY,
                    post_id int REFERENCES posts,
                    photo_id int REFERENCES photos,
                    kind text NOT NULL,
                    CHECK (CASE kind
                        WHEN 'post' THEN post_id IS NOT NULL AND photo_id IS NULL
                        WHEN 'photo' THEN post_id IS NULL AND photo_id IS NOT NULL
                        ELSE false END));
                """);
        load(url, plan(url, true));
        assertThat(TestServer.query(url, "SELECT count(DISTINCT kind) FROM likes"))
                .isEqualTo("2");
    }

    @Test
    void pointsAtParentsOfTheSortThatACheckLooksUp() {
        var url = SERVER.database("""
                CREATE TYPE role_type AS ENUM ('User', 'Guest', 'Machine');
                CREATE TABLE roles (id serial PRIMARY KEY, type role_type NOT NULL);
                CREATE FUNCTION is_of(role int, wanted role_type) RETURNS boolean LANGUAGE sql STABLE
                    AS $$ SELECT type = wanted FROM roles WHERE id = role $$;
                CREATE TABLE people_roles (id serial PRIMARY KEY, role_id int NOT NULL REFERENCES roles,
                    CONSTRAINT user_role CHECK (is_of(role_id, 'User')));
                CREATE TABLE machine_roles (id serial PRIMARY KEY, role_id int NOT NULL REFERENCES roles,
                    person_id int NOT NULL REFERENCES people_roles,
                    CONSTRAINT machine_role CHECK (is_of(role_id, 'Machine')));
                """);
        var plan = plan(url, true);
        assertThat(rows(plan, "people_roles")).isEqualTo(50);
        assertThat(rows(plan, "machine_roles")).isEqualTo(50);
        load(url, plan);
        assertThat(TestServer.query(url, "SELECT count(DISTINCT type) FROM roles"))
                .isEqualTo("3");
    }

    @Test
    void asksReferencedColumnsForWhatTheirKeysAreAskedFor() {
        var url = SERVER.database("""
                CREATE DOMAIN host AS text CHECK (VALUE ~ '^(?!-)[a-z0-9-]{0,62}[a-z0-9]$');
                CREATE TABLE names (id int PRIMARY KEY, name text NOT NULL UNIQUE, UNIQUE (id, name));
                CREATE TABLE hosts (id int PRIMARY KEY, alias host NOT NULL REFERENCES names (name));
                CREATE TABLE libraries (number int PRIMARY KEY, label text);
                CREATE TABLE uses (id int PRIMARY KEY, library int NOT NULL REFERENCES libraries
                    CHECK (library * 7 % 3 = 1));
                """);
        var plan = plan(url, true);
        assertThat(rows(plan, "hosts")).isEqualTo(50);
        assertThat(rows(plan, "uses")).isEqualTo(50);
        load(url, plan);
    }

    @Test
    void leavesTheRowsThatAreGoodWhereNotAllAre() {
        var url = SERVER.database("""
                CREATE TABLE singles (id int PRIMARY KEY GENERATED ALWAYS AS (1) STORED, name text);
                CREATE TABLE below (id serial PRIMARY KEY, name text);
                """);
        var plan = plan(url, true);
        assertThat(rows(plan, "singles")).isOne();
        assertThat(rows(plan, "below")).isEqualTo(50);
        assertThat(plan.warnings())
                .anyMatch(warning -> warning.what().contains("fewer rows")
                        && warning.where().contains("public.singles, singles_pkey"));
        load(url, plan);
    }

    @Test
    void leavesOnlyWhatTheServerRefusesEmpty() {
        var url = SERVER.database("""
                CREATE TABLE never (id int PRIMARY KEY, CONSTRAINT impossible CHECK (id + 1 = id));
                CREATE TABLE below (id int PRIMARY KEY, never_id int NOT NULL REFERENCES never);
                CREATE TABLE beside (id int PRIMARY KEY, never_id int REFERENCES never);
                """);
        var plan = plan(url, true);
        assertThat(rows(plan, "never")).isZero();
        assertThat(rows(plan, "below")).isZero();
        assertThat(rows(plan, "beside")).isEqualTo(50);
        assertThat(plan.warnings())
                .anyMatch(warning -> warning.where().contains("public.never, impossible"))
                .anyMatch(warning -> warning.where().contains("public.below, below_never_id_fkey"));
        load(url, plan);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesTheDatabaseAsItWas(boolean own) {
        var url = SERVER.database("""
                CREATE TABLE t (id serial PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (a * b = 12));
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION refuse();
                """);
        assertThat(rows(plan(url, own), "t")).isEqualTo(50);
        assertThat(TestServer.query(url, "SELECT count(*) FROM t")).isEqualTo("0");
        assertThat(TestServer.query(url, "SELECT count(*) FROM pg_class WHERE relname LIKE 'seedbed%'"))
                .isEqualTo("0");
        assertThat(TestServer.query(url, "SELECT count(*) FROM pg_proc WHERE proname LIKE 'seedbed%'"))
                .isEqualTo("0");
    }

    @Test
    void triesInTemporaryTablesWhatItTriesInItsOwn() {
        var url = SERVER.database(
                "CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (a * b = 12))");
        assertThat(Exports.text(plan(url, false), Loader.PSQL)).isEqualTo(Exports.text(plan(url, true), Loader.PSQL));
    }

    /// A server that does not allow a trial is no server that was lost in the middle of one.
    @Test
    void aServerThatIsLostMeanwhileIsNoReasonToLeaveRowsUntried() {
        var url = SERVER.database("CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL)");
        try (var connections = Connections.to(url);
                var proxy = new PostgresProxy(url.port())) {
            var schema = Exports.schema(connections);
            var draft = Drafter.draft(schema, TenantGraph.of(schema), Scenario.inferred());
            var proxied = new DatabaseUrl(
                    url.host(), proxy.port(), url.database(), url.user(), url.password(), url.parameters());
            proxy.database(url.database(), url.database()).cutAfter(1_000);

            assertThatThrownBy(() -> Trial.plan(draft, proxied, true))
                    .isInstanceOfSatisfying(SeedbedException.class, lost -> {
                        assertThat(lost.problem().what()).isEqualTo("The rows could not be tried on the server.");
                        assertThat(lost.problem().where()).isEqualTo(proxied.place());
                        assertThat(lost.problem().category()).isEqualTo(Category.UNREACHABLE);
                    });
        }
    }

    @Test
    void findsTheSameValuesAgain() {
        var ddl = "CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (a - b = 3))";
        assertThat(Exports.text(plan(SERVER.database(ddl), true), Loader.PSQL))
                .isEqualTo(Exports.text(plan(SERVER.database(ddl), true), Loader.PSQL));
    }
}
