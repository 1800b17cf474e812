package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a scenario promises of dates is asked of rows that were moved as of rows that were not.
class SlidingPromisesTest {

    private static final String DDL = """
            CREATE TABLE tenants (id int PRIMARY KEY, opened date NOT NULL);
            CREATE TABLE events (
                id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                happened_at timestamptz NOT NULL, on_day date NOT NULL, stayed timestamp NOT NULL, number int NOT NULL,
                starts timestamptz NOT NULL, ends timestamptz NOT NULL,
                opened date NOT NULL, early date, late date);
            """;

    /// Far from the day of any load; `stayed` does not move.
    private static final String SCENARIO = """
            as-of: 2001-01-01
            clock: sliding
            tables:
              events:
                rows: 20 per tenant
                ordered: [[early, late]]
                columns:
                  happened_at: {rising: ['2000-01-01', '2000-12-31']}
                  on_day: {rising: ['2000-01-01', '2000-12-31']}
                  stayed: {rising: ['2000-01-01', '2000-12-31 12:00:00'], clock: frozen}
                  number: {rising: [1, 1000]}
                  starts: {slot-until: ends, within: ['2000-01-01', '2001-01-01']}
                  ends: {slot-from: starts}
                  opened: {copy-of: opened, from: tenants}
            """;

    @Test
    void areAskedOfTheDaysThatTheRowsWereMovedTo() {
        var url = loaded();

        var report = check(url);

        assertThat(report.findings()).isEmpty();
        assertThat(report.promised()).isEqualTo(7);
        assertThat(report.manifest().orElseThrow().days()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            happened_at | min | - interval '1 year'
            happened_at | max | + interval '1 year'
            on_day      | max | + 400
            stayed      | max | + interval '1 year'
            """)
    void aRowBeyondItsMovedBoundsIsFound(String column, String row, String change) {
        var url = loaded();
        TestServer.execute(
                url,
                "UPDATE events SET %1$s = %1$s %3$s WHERE id = (SELECT %2$s(id) FROM events)"
                        .formatted(column, row, change));

        assertThat(check(url).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(column + " rising");
            assertThat(finding.what()).isEqualTo("1 rows do not rise below their parent");
        });
    }

    /// Such a database was loaded by a version that did not say which columns it moved.
    @Test
    void aManifestThatNamesNoColumnsIsReadAsBefore() {
        var url = loaded();
        TestServer.execute(
                url,
                "UPDATE _seedbed.manifest SET days = 0,"
                        + " tables = (SELECT jsonb_agg(entry - 'sliding') FROM jsonb_array_elements(tables) entry)");

        assertThat(check(url).findings())
                .extracting(CheckReport.Finding::rule)
                .containsExactly("happened_at rising", "on_day rising");
    }

    @Test
    void whereNothingSlidesTheManifestSaysNothingOfIt() {
        var url = PostgresServers.newest().database(DDL);
        assertThat(Exports.text(plan(url, SCENARIO.replace("clock: sliding", "clock: frozen")), Loader.PSQL))
                .doesNotContain("\"sliding\"");
        assertThat(Exports.text(plan(url, SCENARIO), Loader.PSQL))
                .contains("\"sliding\":[\"happened_at\",\"on_day\",\"starts\",\"ends\",\"opened\",\"early\",\"late\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ordered: [[early, late]] | ordered: [[early, opened]] | early: {clock: frozen} | public.events.opened | The order under 'ordered' holds it against early, which stays.
            ~ | ~ | late: {clock: frozen} | public.events.early | The order under 'ordered' holds it against late, which stays.
            ends: {slot-from: starts} | ends: {slot-from: starts, clock: frozen} | ~ | public.events.starts | Its slot ends in ends, which stays.
            from: tenants} | from: tenants, clock: frozen} | ~ | public.tenants.opened | Its copy is public.events.opened, which stays.
            ~ | ~ | late: {exactly-one: '2000-05-05', per: tenants, otherwise: any} | public.events.late | Its rule names values as they stand.
            """)
    void aPromiseThatWouldBreakIsRefused(String right, String other, String more, String column, String why) {
        var url = PostgresServers.newest().database(DDL);
        var changed = SCENARIO.replace(right, other);
        var yaml = more.equals("~") ? changed : changed + "      " + more + "\n";
        assertThatThrownBy(() -> plan(url, yaml))
                .hasMessageContaining("A column cannot slide.")
                .hasMessageContaining(column)
                .hasMessageContaining(why)
                .hasMessageContaining("Write 'clock: frozen' beside the rules of these columns");
    }

    private static DatabaseUrl loaded() {
        var url = PostgresServers.newest().database(DDL);
        SeedFileLoader.load(url, Exports.text(plan(url, SCENARIO), Loader.PSQL));
        return url;
    }

    private static CheckReport check(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            return Verifier.check(connections, Progress.UNWATCHED);
        }
    }

    private static Plan plan(DatabaseUrl url, String yaml) {
        try (var connections = Connections.to(url)) {
            var schema = Exports.schema(connections);
            return Exports.plan(schema, ScenarioFile.read("s.yaml", yaml, schema));
        }
    }
}
