package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.RowTransfer.Room;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What another session writes while a load looks for rows of others.
class TargetGuardTest {

    private static final String DDL = """
            CREATE TABLE teams (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE b_logs (id bigint, day date NOT NULL, line text NOT NULL, PRIMARY KEY (id, day))
                PARTITION BY RANGE (day);
            CREATE TABLE logs_new PARTITION OF b_logs FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
            CREATE TABLE a_logs_old PARTITION OF b_logs FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
            CREATE TABLE a_users (id int PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE);
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private enum Way {
        PSQL,
        SUPABASE,
        INSERT,
        PARTS,
        PUSH,
        TRANSFER;

        void load(DatabaseUrl url) throws Exception {
            switch (this) {
                case PSQL, SUPABASE, INSERT ->
                    SeedFileLoader.load(url, Exports.text(plan(url), Loader.valueOf(name())));
                case PARTS -> {
                    SeedFileLoader.load(url, part(url, 1));
                    SeedFileLoader.load(url, part(url, 2));
                }
                case PUSH -> {
                    try (var connections = Connections.to(url)) {
                        BareLoad.into(connections, plan(url), Progress.UNWATCHED);
                    }
                }
                case TRANSFER -> {
                    var source = PostgresServers.newest().database(DDL);
                    PSQL.load(source);
                    RowTransfer.copy(source, url, Room.OWN_ROWS, _ -> _ -> {}, Progress.UNWATCHED);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatWasOpenWhenALoadBeganIsSeenAndKept(Way way) throws Exception {
        var url = PostgresServers.newest().database(DDL);
        way.load(url);
        assertOpenRowIsKept(way, url, "INSERT INTO teams VALUES (-7, 'mine')", "SELECT name FROM teams WHERE id = -7");
    }

    @ParameterizedTest
    @EnumSource
    void soIsOneWhereNothingWasLoadedYet(Way way) throws Exception {
        var url = PostgresServers.newest().database(DDL);
        assertOpenRowIsKept(way, url, "INSERT INTO teams VALUES (-7, 'mine')", "SELECT name FROM teams WHERE id = -7");
    }

    @ParameterizedTest
    @EnumSource
    void soIsOneInAPartition(Way way) throws Exception {
        var url = PostgresServers.newest().database(DDL);
        way.load(url);
        assertOpenRowIsKept(
                way,
                url,
                "INSERT INTO a_logs_old VALUES (-7, '2020-01-01', 'mine')",
                "SELECT line FROM b_logs WHERE id = -7");
    }

    @Test
    void isSeenWhateverIsolationTheDatabaseBeginsWith() throws Exception {
        var url = PostgresServers.newest().database(DDL);
        TestServer.execute(
                url, "ALTER DATABASE " + url.database() + " SET default_transaction_isolation = 'repeatable read'");
        for (var way : Way.values()) {
            way.load(url);
            assertOpenRowIsKept(
                    way, url, "INSERT INTO teams VALUES (-7, 'mine')", "SELECT name FROM teams WHERE id = -7");
            TestServer.execute(url, "DELETE FROM teams WHERE id = -7");
        }
    }

    /// They wait for each other, and the second knows the rows of the first.
    @ParameterizedTest
    @EnumSource(names = "PARTS", mode = EnumSource.Mode.EXCLUDE)
    void twoLoadsAtATimeBothEnd(Way way) throws Exception {
        var url = PostgresServers.newest().database(DDL);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 2; round++) {
                var first = threads.submit(loading(way, url));
                var second = threads.submit(loading(Way.PSQL, url));
                first.get();
                second.get();
            }
        }
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
    }

    private static void assertOpenRowIsKept(Way way, DatabaseUrl url, String insert, String line) throws Exception {
        try (var threads = Executors.newSingleThreadExecutor();
                var other = Connections.session(url)) {
            other.setAutoCommit(false);
            execute(other, insert);
            var load = threads.submit(loading(way, url));
            awaitWaiting(url, load);
            other.commit();
            assertThatThrownBy(load::get).hasMessageContaining("holds rows that it did not write");
            assertThat(TestServer.query(url, line)).isEqualTo("mine");
        }
    }

    private static Callable<Void> loading(Way way, DatabaseUrl url) {
        return () -> {
            way.load(url);
            return null;
        };
    }

    private static void awaitWaiting(DatabaseUrl url, Future<?> load) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var waiting = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '"
                + url.database() + "'";
        while (!TestServer.query(url, waiting).equals("t")) {
            assertThat(load.isDone()).isFalse();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Plan plan(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            return Exports.plan(connections);
        }
    }

    private static String part(DatabaseUrl url, int number) {
        var out = new ByteArrayOutputStream();
        var form = SeedForm.of(Loader.PSQL).withShard(new Shard(number, 2));
        SeedFile.write(plan(url), form, out, Progress.UNWATCHED);
        return out.toString(StandardCharsets.UTF_8);
    }
}
