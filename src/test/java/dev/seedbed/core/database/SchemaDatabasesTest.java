package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class SchemaDatabasesTest {

    private final SchemaDatabases databases =
            new SchemaDatabases(PostgresServers.newest().postgres());
    private final String marker = "-- " + UUID.randomUUID() + "\n";

    @Test
    void holdsTheSchema() {
        var url = load("CREATE TABLE notes (id int PRIMARY KEY);").url();

        assertThat(url.database()).matches("seedbed_schema_[0-9a-f]{16}");
        assertThat(TestServer.query(url, "SELECT count(*) FROM notes")).isEqualTo("0");
        assertThat(url.user()).isEqualTo(EmbeddedPostgres.ROLE);
    }

    @Test
    void makesTheSameSchemaOnce() {
        var ddl = marker + "CREATE TABLE notes (id int)";
        var first = databases.load(ddl, Progress.UNWATCHED);
        TestServer.execute(first.url(), "CREATE TABLE left_here ()");

        assertThat(databases.load(ddl, Progress.UNWATCHED)).isEqualTo(first);
        assertThat(TestServer.query(first.url(), "SELECT count(*) FROM left_here"))
                .isEqualTo("0");
    }

    @Test
    void makesTheSameSchemaOnceWhenAskedTwiceAtATime() throws Exception {
        var ddl = marker + "CREATE TABLE notes (id int); SELECT pg_sleep(0.3)";
        Callable<SchemaDatabase> load = () -> databases.load(ddl, Progress.UNWATCHED);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(load);
            var second = threads.submit(load);

            assertThat(first.get()).isEqualTo(second.get());
        }
    }

    @Test
    void loadsAnEmptyFileToAnEmptySchema() {
        var url = databases.load("", Progress.UNWATCHED).url();

        assertThat(TestServer.query(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void namesLineAndTextOfAFault() {
        var problem = leftOut("""
                CREATE TABLE a (id int PRIMARY KEY);

                CREATE TABLE b (
                    id int PRIMARY KEY,
                    note txet
                );
                """);

        assertThat(problem.category()).isEqualTo(Category.USAGE);
        assertThat(problem.where()).isEqualTo("orders.sql, line 6: note txet");
        assertThat(problem.why()).contains("type \"txet\" does not exist");
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void namesTheStatementsLineWhereTheServerGivesNoPosition() {
        var problem = leftOut("CREATE TABLE a ();\n\n-- of nothing\nALTER TABLE b ADD c int;\n");

        assertThat(problem.where()).isEqualTo("orders.sql, line 5: ALTER TABLE b ADD c int");
    }

    @Test
    void leavesNothingBehindAfterAFault() {
        var before = databasesOnTheServer();
        var problem = problemOf("CREATE TABLE a (id int;\n");

        assertThat(problem.why()).contains("syntax error");
        assertThat(databasesOnTheServer()).isEqualTo(before);
    }

    @Test
    void keepsWhatWorksAndRemembersWhatDidNot() {
        var ddl = "CREATE TABLE a (id int);\nCREATE SEQUENCE s OWNED BY c.id;\nCREATE TABLE b ();";
        var first = load(ddl);
        var again = load(ddl);

        assertThat(first.leftOut()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("orders.sql, line 3: CREATE SEQUENCE s OWNED BY c.id");
            assertThat(problem.why()).contains("relation \"c\" does not exist");
        });
        assertThat(again).isEqualTo(first);
        assertThat(TestServer.query(first.url(), "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("2");
    }

    @Test
    void tellsWhatIsMissingByTheNameOfTheFileThatIsOpened() {
        var ddl = marker + "CREATE TABLE a (id int);\nCREATE TABLE b (note txet);\n";
        for (var origin : List.of("a/schema.sql", "b/schema.sql", "a/schema.sql")) {
            assertThat(databases.load(ddl, origin, Progress.UNWATCHED).leftOut())
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.where()).isEqualTo(origin + ", line 3: CREATE TABLE b (note txet)"));
        }
    }

    @Test
    void dropsWhatKilledProcessesLeftHalfMadeAndNothingThatIsBeingMade() throws Exception {
        var server = PostgresServers.newest().url();
        var dead = ThreadLocalRandom.current().nextLong();
        var alive = ThreadLocalRandom.current().nextLong();
        try (var maker = Connections.session(server)) {
            new AdvisoryLock(alive).attempt(maker);
            for (var key : List.of(dead, alive)) {
                TestServer.execute(server, "CREATE DATABASE " + unfinished(key));
            }

            load("CREATE TABLE notes (id int);");

            assertThat(databasesOnTheServer()).contains(unfinished(alive)).doesNotContain(unfinished(dead));
        } finally {
            TestServer.drop(server, unfinished(alive));
        }
    }

    private static String unfinished(long key) {
        return "seedbed_loading_" + HexFormat.of().toHexDigits(key);
    }

    @Test
    void passesOverOwnersPrivilegesRowsAndTransactions() {
        var database = load("""
                BEGIN;
                CREATE TABLE a (id int);
                ALTER TABLE public.a OWNER TO somebody_else;
                GRANT ALL ON TABLE a TO somebody_else;
                INSERT INTO a VALUES (1);
                COMMIT;
                """);

        assertThat(database.leftOut()).isEmpty();
        assertThat(TestServer.query(database.url(), "SELECT count(*) FROM a")).isEqualTo("0");
    }

    @Test
    void takesStatementsInAnyOrder() {
        var database =
                load("CREATE TABLE child (a_id int REFERENCES parent); CREATE TABLE parent (id int PRIMARY KEY);");

        assertThat(database.leftOut()).isEmpty();
    }

    @Test
    void takesWhatDumpsContain() {
        var url = load("""
                \\restrict abc
                SET client_encoding = 'UTF8';
                SELECT pg_catalog.set_config('search_path', '', false);
                CREATE DATABASE elsewhere;
                \\connect elsewhere
                CREATE EXTENSION citext WITH SCHEMA public;
                CREATE FUNCTION public.twice(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT n; SELECT n * 2; END;
                CREATE TABLE public.people (id int, name public.citext, tags jsonb CHECK (tags ? 'a;b'));
                COPY public.people (id, name) FROM stdin;
                1\tA real person
                \\.
                CREATE INDEX CONCURRENTLY ON public.people (name);
                \\unrestrict abc
                """).url();

        assertThat(TestServer.query(url, "SELECT count(*) FROM people")).isEqualTo("0");
        assertThat(TestServer.query(url, "SELECT count(*) FROM pg_indexes WHERE tablename = 'people'"))
                .isEqualTo("1");
    }

    @Test
    void neverRunsASchemaAsSuperuser() {
        var problem = problemOf("COPY (SELECT 1) TO PROGRAM 'touch /tmp/seedbed-was-here';");

        assertThat(problem.why()).contains("permission denied");
    }

    private SchemaDatabase load(String ddl) {
        return databases.load(marker + ddl, "orders.sql", Progress.UNWATCHED);
    }

    private Problem leftOut(String ddl) {
        return load(ddl).leftOut().getFirst();
    }

    private Problem problemOf(String ddl) {
        var failure = catchThrowableOfType(
                SeedbedException.class, () -> databases.load(marker + ddl, "orders.sql", Progress.UNWATCHED));
        return failure.problem();
    }

    private static String databasesOnTheServer() {
        return TestServer.query(
                PostgresServers.newest().url(),
                "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE datname LIKE 'seedbed%'");
    }
}
