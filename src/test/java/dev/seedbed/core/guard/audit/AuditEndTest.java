package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A question that takes long ends where the person cancels it, or where its time is up.
class AuditEndTest {

    /// A thousand letters, and then a hundred that take a server a second each while it is asked such a question.
    private static final String SLOW = """
            CREATE TYPE letter AS (body text);
            CREATE FUNCTION opened(letter) RETURNS text LANGUAGE plpgsql AS $$ BEGIN
                IF current_query() LIKE '%s' AND ($1).body LIKE '%%slow%%' THEN PERFORM pg_sleep(1); END IF;
                RETURN ($1).body; END $$;
            CREATE CAST (letter AS text) WITH FUNCTION opened(letter);
            CREATE TABLE letters (n int, letter letter) PARTITION BY RANGE (n);
            CREATE TABLE first PARTITION OF letters FOR VALUES FROM (1) TO (1001);
            CREATE TABLE second PARTITION OF letters FOR VALUES FROM (1001) TO (2000);
            INSERT INTO letters SELECT n, ROW(CASE WHEN n > 1000 THEN 'slow' ELSE 'person' END || n || '@gmail.com')::letter
            FROM generate_series(1, 1100) n""";
    /// The server answers these only after the last row.
    private static final String COUNTS = "SELECT count(*)%";
    /// It answers these row by row: the first ones come at once, the slow ones when more are fetched.
    private static final String CELLS = "SELECT CASE%";

    private static final Duration LONG = Duration.ofMinutes(30);

    static Stream<DatabaseUrl> databases() {
        return PostgresServers.all().stream()
                .flatMap(server -> Stream.of(COUNTS, CELLS).map(question -> server.database(SLOW.formatted(question))));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void endsOnTheServerTooWhereItIsCancelled(DatabaseUrl url) throws Exception {
        var cancelled = new AtomicBoolean();
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var audit = thread.submit(() -> audit(url, LONG, watched(cancelled)));
            try {
                while (busy(url) == 0) {
                    Thread.sleep(20);
                }
                cancelled.set(true);

                assertThatThrownBy(() -> audit.get(5, TimeUnit.SECONDS)).hasMessageContaining("Cancelled.");
                assertThat(busy(url)).isZero();
            } finally {
                TestServer.query(url, "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE " + SLEEPING);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void saysWhatToDoWhereItsTimeIsUp(DatabaseUrl url) {
        assertThatThrownBy(() -> audit(url, Duration.ofMillis(1_500), Progress.UNWATCHED))
                .hasMessageContaining("The database could not be audited.")
                .hasMessageContaining("--patience")
                .hasMessageContaining("--sample");
        assertThat(busy(url)).isZero();
    }

    private static final String SLEEPING = "datname = current_database() AND wait_event = 'PgSleep'";

    private static long busy(DatabaseUrl url) {
        return Long.parseLong(TestServer.query(url, "SELECT count(*) FROM pg_stat_activity WHERE " + SLEEPING));
    }

    private static AuditReport audit(DatabaseUrl url, Duration patience, Progress progress) {
        var options = new AuditOptions(OptionalInt.empty(), OptionalInt.empty(), patience);
        return DatabaseAudit.of(url, options, Replays.NONE, progress);
    }

    private static Progress watched(AtomicBoolean cancelled) {
        return new Progress() {
            @Override
            public void report(String phase, long done, long total) {}

            @Override
            public boolean cancelled() {
                return cancelled.get();
            }
        };
    }
}
