package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollationsTest {

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    /// Servers before 18 know no patterns there.
    @ParameterizedTest
    @MethodSource("servers")
    void looksIntoColumnsThatCompareWithoutCase(TestServer server) {
        var url = server.database("""
                CREATE COLLATION caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                CREATE TABLE people (
                    id int PRIMARY KEY,
                    email text COLLATE caseless NOT NULL,
                    full_name text COLLATE caseless,
                    memo text COLLATE caseless);
                INSERT INTO people
                VALUES (1, 'ann@example.com', 'Ann Lee', 'lorem'), (2, 'joe@gmail.com', NULL, 'joe2@gmail.com')
                """);

        var report = DatabaseAudit.of(url, AuditOptions.ALL, Replays.NONE, Progress.UNWATCHED);

        assertThat(report.findings()).extracting(Finding::column).contains("email", "memo");
        assertThat(report.tables().getFirst().columns())
                .extracting(AuditReport.AuditedColumn::cells)
                .containsExactly(2L, 2L, 1L, 2L);
    }
}
