package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.PostgresServers;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// A cell is read to its first 4 MB, and what is not read is told.
class LongCellsTest {

    @Test
    void areToldWhereTheirEndIsNotRead() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE letters (body text, "the end" text, plain text);
                INSERT INTO letters VALUES
                    ('a@gmail.com ' || repeat('lorem ', 699048), repeat('lorem ', 699051) || 'a@gmail.com', 'a@gmail.com')""");
        for (var pace : new OptionalInt[] {OptionalInt.empty(), OptionalInt.of(1000)}) {
            var options = new AuditOptions(OptionalInt.empty(), pace, AuditOptions.ALL.patience());
            var report = DatabaseAudit.of(url, options, Replays.NONE, Progress.UNWATCHED);

            assertThat(report.findings()).extracting(Finding::column).containsExactlyInAnyOrder("body", "plain");
            assertThat(report.notes())
                    .containsExactly("Cells of public.letters.the end longer than 4 MB were read to there.");
        }
    }
}
