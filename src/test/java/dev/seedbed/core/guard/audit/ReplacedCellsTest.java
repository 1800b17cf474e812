package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.ReplacedCells.Replaced;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The acceptance of the audit: on rows that Seedbed made, with one cell in a thousand replaced by what
/// production has.
class ReplacedCellsTest {

    private static final int ROWS = 60_000;

    @ParameterizedTest
    @CsvSource({"ledger, 11", "storefront, 22", "tracker, 33"})
    void findsWhatWasPutIn(String sample, long seed) {
        var url = filled(sample);
        var replaced = ReplacedCells.in(url, sample, seed);

        var report = DatabaseAudit.of(url, AuditOptions.ALL, Replays.NONE, Progress.UNWATCHED);

        print(sample, replaced, report);
        for (var one : replaced) {
            assertThat(found(report, one))
                    .as(one.place().toString())
                    .isGreaterThanOrEqualTo(Math.ceilDiv(one.values().size() * 95, 100))
                    .isPositive();
        }
    }

    static DatabaseUrl filled(String sample) {
        var schema = Samples.schema(PostgresServers.newest(), sample);
        var plan = Exports.plan(schema, Workbench.sized(schema, Scenario.inferred(), ROWS));
        var url = PostgresServers.newest().database(Samples.ddl(sample));
        SeedFileLoader.load(url, new String(Exports.bytes(plan, Loader.PSQL), StandardCharsets.UTF_8));
        return url;
    }

    /// The cells of the column in which that kind was found.
    private static long found(AuditReport report, Replaced one) {
        return report.findings().stream()
                .filter(finding -> finding.table().name().equals(one.place().table())
                        && finding.column().equals(one.place().column())
                        && finding.kind() == one.place().kind())
                .mapToLong(Finding::cells)
                .sum();
    }

    private static void print(String sample, List<Replaced> replaced, AuditReport report) {
        var put = new EnumMap<Identifier, Long>(Identifier.class);
        var found = new EnumMap<Identifier, Long>(Identifier.class);
        for (var one : replaced) {
            put.merge(one.place().kind(), (long) one.values().size(), Long::sum);
            found.merge(one.place().kind(), Math.min(one.values().size(), found(report, one)), Long::sum);
        }
        put.forEach((kind, count) -> System.out.printf(
                Locale.ROOT, "%-10s %-14s %4d of %4d%n", sample, kind.code(), found.get(kind), count));
    }
}
