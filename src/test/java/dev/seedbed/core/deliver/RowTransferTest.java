package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.RowTransfer.Room;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.testing.Checksum;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowTransferTest {

    private static final String SHAPES = """
            CREATE TYPE mood AS ENUM ('calm', 'cross');
            CREATE TYPE spot AS (x int, felt mood);
            CREATE DOMAIN short AS text CHECK (length(VALUE) < 40);
            CREATE TABLE shapes (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                felt mood NOT NULL, often mood[] NOT NULL, place spot, note short NOT NULL, notes short[],
                amount numeric(12, 3) NOT NULL, ratio double precision NOT NULL, bytes bytea NOT NULL,
                at timestamptz NOT NULL, span int4range, tags text[] NOT NULL, data jsonb NOT NULL,
                double_amount numeric GENERATED ALWAYS AS (amount * 2) STORED);
            CREATE TABLE logs (id bigint, day date NOT NULL, line text NOT NULL, PRIMARY KEY (id, day))
                PARTITION BY RANGE (day);
            CREATE TABLE logs_old PARTITION OF logs FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
            CREATE TABLE logs_new PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
            ALTER TABLE logs ENABLE ROW LEVEL SECURITY;
            """;

    private final TestServer server = PostgresServers.newest();

    static Stream<Arguments> ways() {
        var newest = PostgresServers.newest();
        var oldest = PostgresServers.oldest();
        return Stream.of(
                Arguments.of("ledger", newest, newest),
                Arguments.of("ledger", newest, oldest),
                Arguments.of("ledger", oldest, newest),
                Arguments.of("storefront", newest, newest),
                Arguments.of("storefront", newest, oldest),
                Arguments.of("tracker", oldest, oldest));
    }

    @Test
    void transfersIntoOneDatabaseTakeTurns() throws Exception {
        var source = loaded(server, Samples.ddl("tracker"));
        for (var round = 0; round < 2; round++) {
            var target = server.database(Samples.ddl("tracker"));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var copies = Stream.generate(() -> threads.submit(() -> copy(source, target, Room.OWN_ROWS)))
                        .limit(3)
                        .toList();
                for (var copy : copies) {
                    copy.get();
                }
            }
            assertThat(findings(target)).isEmpty();
        }
    }

    @Test
    void waitsForItsTurnLongerThanTheServerLetsOthersWait() throws Exception {
        var source = loaded(server, Samples.ddl("ledger"));
        var target = server.database(Samples.ddl("ledger"));
        for (var limit : List.of("lock_timeout", "statement_timeout")) {
            TestServer.execute(target, "ALTER DATABASE \"%s\" SET %s = '500ms'".formatted(target.database(), limit));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = Connections.session(target)) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + 0x5EEDBED0004L + ")");
            }
            var copied = threads.submit(() -> copy(source, target, Room.OWN_ROWS));
            Thread.sleep(1_000);
            assertThat(copied).isNotDone();
            other.rollback();
            copied.get();
        }
        TestServer.execute(target, "ALTER DATABASE \"%s\" RESET ALL".formatted(target.database()));
        assertThat(findings(target)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void copiesWhatWasLoaded(String sample, TestServer from, TestServer into) {
        var source = loaded(from, Samples.ddl(sample));
        var target = into.database(Samples.ddl(sample));
        copy(source, target, Room.OWN_ROWS);
        assertThat(findings(target)).isEmpty();
        assertThat(Checksum.of(target)).isEqualTo(Checksum.of(source));
        assertThat(keys(target)).isEqualTo(keys(into.database(Samples.ddl(sample))));
    }

    /// Binary where the servers are of one version, as text otherwise.
    @ParameterizedTest
    @MethodSource("shapeTargets")
    void copiesTypesThatEachDatabaseNumbersByItself(TestServer into) {
        var source = loaded(server, SHAPES);
        var target = into.database("CREATE TYPE earlier AS ENUM ('x'); " + SHAPES);
        copy(source, target, Room.OWN_ROWS);
        assertThat(findings(target)).isEmpty();
        assertThat(Checksum.of(target)).isEqualTo(Checksum.of(source));
        assertThat(TestServer.query(target, "SELECT count(*) > 0 FROM shapes WHERE double_amount = amount * 2"))
                .isEqualTo("t");
    }

    static Stream<TestServer> shapeTargets() {
        return PostgresServers.all().stream();
    }

    @Test
    void letsSequencesGoOnWhereTheyStand() {
        var source = loaded(server, Samples.ddl("ledger"));
        TestServer.execute(source, "SELECT setval(oid::regclass, 70000) FROM pg_class WHERE relkind = 'S'");
        var target = server.database(Samples.ddl("ledger"));
        copy(source, target, Room.OWN_ROWS);
        assertThat(TestServer.query(target, "SELECT min(last_value) || '/' || max(last_value) FROM pg_sequences"))
                .isEqualTo("70000/70000");
    }

    @Test
    void leavesRowsThatALoadKnowsAsItsOwn() {
        var source = loaded(server, Samples.ddl("ledger"));
        var target = server.database(Samples.ddl("ledger"));
        copy(source, target, Room.OWN_ROWS);
        copy(source, target, Room.OWN_ROWS);
        load(target);
        assertThat(findings(target)).isEmpty();
        assertThat(Checksum.of(target)).isEqualTo(Checksum.of(source));
    }

    @Test
    void refusesATargetWithRowsOfOthers() {
        var source = loaded(server, SHAPES);
        var target = server.database(SHAPES);
        TestServer.execute(target, "INSERT INTO logs VALUES (1, '2020-01-01', 'mine')");
        assertThatThrownBy(() -> copy(source, target, Room.OWN_ROWS))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("did not write");
        assertThat(TestServer.query(target, "SELECT line FROM logs")).isEqualTo("mine");
        assertThat(keys(target)).isEqualTo(keys(source));
    }

    @Test
    void makesRoomForItselfWhereAllRowsMayGo() {
        var source = loaded(server, SHAPES);
        var target = server.database(SHAPES);
        copy(source, target, Room.OWN_ROWS);
        TestServer.execute(target, "INSERT INTO logs VALUES (-1, '2020-01-01', 'mine'); UPDATE shapes SET note = 'x'");
        copy(source, target, Room.ALL_ROWS);
        assertThat(findings(target)).isEmpty();
        assertThat(Checksum.of(target)).isEqualTo(Checksum.of(source));
    }

    @Test
    void remarksOnTheTablesAreNoReasonToLeaveThemAsTheyAre() {
        var source = loaded(server, SHAPES);
        var target = server.database(SHAPES);
        TestServer.execute(
                target, "COMMENT ON COLUMN shapes.note IS 'what was said'; COMMENT ON TABLE shapes IS 'of all sorts'");
        copy(source, target, Room.ALL_ROWS);
        assertThat(Checksum.of(target)).isEqualTo(Checksum.of(source));
    }

    static Stream<String> changes() {
        return Stream.of(
                "ALTER TABLE shapes ADD COLUMN extra int",
                "CREATE TABLE extra (id int PRIMARY KEY)",
                "CREATE INDEX extra ON logs (line)",
                "ALTER TABLE shapes ALTER COLUMN note DROP NOT NULL");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void givesAllRowsUpOnlyWhereTheTablesAreTheSame(String change) {
        var source = loaded(server, SHAPES);
        var target = server.database(SHAPES);
        TestServer.execute(target, change);
        assertThatThrownBy(() -> copy(source, target, Room.ALL_ROWS)).isInstanceOf(TableMismatch.class);
        assertThat(TestServer.query(target, "SELECT to_regclass('_seedbed.manifest') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void namesWhatTheTargetLacks() {
        var source = loaded(server, SHAPES);
        var target = server.database(SHAPES);
        TestServer.execute(
                target, "DROP TABLE logs; ALTER TABLE shapes DROP COLUMN note, ALTER COLUMN ratio TYPE real");
        var mismatch = catchThrowableOfType(TableMismatch.class, () -> copy(source, target, Room.OWN_ROWS));
        assertThat(mismatch.differences())
                .containsExactly(
                        "There is no table public.logs.",
                        "There is no column note in public.shapes.",
                        "The column ratio of public.shapes is real rather than double precision.");
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                Arguments.of("INSERT INTO logs VALUES (-1, '2020-01-01', 'mine')", "did not write"),
                Arguments.of("UPDATE logs SET line = 'x' WHERE id = (SELECT min(id) FROM logs)", "did not write"),
                Arguments.of("DELETE FROM logs WHERE id = (SELECT min(id) FROM logs)", "were written"),
                Arguments.of("DROP TABLE logs", "does not exist"),
                Arguments.of("DROP SCHEMA _seedbed CASCADE", "no rows that Seedbed loaded"));
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void refusesASourceThatSomebodyChanged(String change, String why) {
        var source = loaded(server, SHAPES);
        TestServer.execute(source, change);
        var target = server.database(SHAPES);
        assertThatThrownBy(() -> copy(source, target, Room.OWN_ROWS))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining(why);
        assertThat(TestServer.query(target, "SELECT count(*) FROM shapes")).isEqualTo("0");
    }

    @Test
    void undoesEverythingWhenTheEndingFails() {
        var source = loaded(server, SHAPES);
        var target = server.database(SHAPES);
        assertThatThrownBy(() ->
                        RowTransfer.copy(source, target, Room.OWN_ROWS, _ -> RowTransferTest::fail, Progress.UNWATCHED))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("ending");
        assertThat(TestServer.query(target, "SELECT count(*) FROM shapes")).isEqualTo("0");
        assertThat(keys(target)).isEqualTo(keys(source));
    }

    private static void fail(Connection target) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute("SELECT 1 / 0");
        }
    }

    /// A load empties the tables in a way that even older snapshots see.
    @Test
    void copiesTheNewRowsWhereALoadIsUnderWay() throws Exception {
        var source = loaded(server, SHAPES);
        var target = server.database(SHAPES);
        var loading = new CountDownLatch(1);
        var copying = new CountDownLatch(1);
        try (var connections = Connections.to(source);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var plan = Exports.plan(
                    Exports.schema(connections), Scenario.inferred().withTenants(3));
            var load = threads.submit(() -> BareLoad.into(
                    connections,
                    plan,
                    _ -> {
                        loading.countDown();
                        await(copying);
                    },
                    Progress.UNWATCHED));
            await(loading);
            var copy = threads.submit(() -> copy(source, target, Room.OWN_ROWS));
            awaitLocked(source);
            copying.countDown();
            load.get();
            copy.get();
        }
        assertThat(findings(target)).isEmpty();
        assertThat(Checksum.of(target)).isEqualTo(Checksum.of(source));
    }

    private void awaitLocked(DatabaseUrl source) throws InterruptedException {
        var waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database"
                + " WHERE datname = '" + source.database() + "')";
        while (TestServer.query(server.url(), waiting).equals("0")) {
            Thread.sleep(20);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DatabaseUrl loaded(TestServer server, String ddl) {
        var url = server.database(ddl);
        load(url);
        return url;
    }

    private static void load(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            BareLoad.into(connections, plan(connections), Progress.UNWATCHED);
        }
    }

    private static Plan plan(Connections connections) {
        return Exports.plan(Exports.schema(connections), Scenario.inferred());
    }

    private static void copy(DatabaseUrl source, DatabaseUrl target, Room room) {
        RowTransfer.copy(source, target, room, _ -> _ -> {}, Progress.UNWATCHED);
    }

    private static List<CheckReport.Finding> findings(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            return Verifier.check(connections, Progress.UNWATCHED).findings();
        }
    }

    /// All constraints and indexes, as the server tells of them.
    private static String keys(DatabaseUrl url) {
        return TestServer.query(url, """
                SELECT string_agg(text, E'\\n' ORDER BY text) FROM (
                    SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS text
                    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                    UNION ALL
                    SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS found
                """);
    }
}
