package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.SqlScript;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Supabase command line reads statements into a buffer, and knows no COPY.
class SupabaseFileTest {

    private static final int BUFFER = 256 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void holdsNoCopyAndNoStatementThatTheBufferDoesNotHold(String sample) {
        var parts = parts(plan(Samples.ddl(sample)));

        assertThat(parts).hasSizeGreaterThan(20).allMatch(part -> part instanceof SqlScript.Part.Statement);
        assertThat(parts).allSatisfy(SupabaseFileTest::fits);
    }

    @Test
    void givesLongRowsStatementsOfTheirOwn() {
        var ddl = letters(90_000);
        var plan = plan(ddl);
        var rows = plan.rows();

        var parts = parts(plan);

        assertThat(parts).allSatisfy(SupabaseFileTest::fits);
        assertThat(parts.stream().filter(part -> text(part).startsWith("INSERT INTO \"public\".\"letters\"")))
                .hasSizeGreaterThan((int) rows / 3);
        var database = PostgresServers.newest().database(ddl);
        SeedFileLoader.load(database, Exports.text(plan, Loader.SUPABASE));
        assertThat(TestServer.query(database, "SELECT count(*) FROM letters")).isEqualTo(Long.toString(rows));
    }

    @Test
    void refusesARowThatTheBufferDoesNotHold() {
        var plan = plan(letters(300_000));

        assertThatThrownBy(() -> Exports.text(plan, Loader.SUPABASE))
                .hasMessageContaining("longer than the loader takes")
                .hasStackTraceContaining("\"letters\"");
        assertThat(Exports.text(plan, Loader.INSERT)).contains("INSERT INTO \"public\".\"letters\"");
    }

    private static String letters(int characters) {
        return "CREATE TABLE letters (id int PRIMARY KEY, body text NOT NULL CHECK (length(body) >= %d))"
                .formatted(characters);
    }

    private static Plan plan(String ddl) {
        try (var connections = PostgresServers.newest().connections(ddl)) {
            return Exports.plan(connections);
        }
    }

    private static List<SqlScript.Part> parts(Plan plan) {
        return SqlScript.parts(Exports.text(plan, Loader.SUPABASE));
    }

    private static void fits(SqlScript.Part part) {
        assertThat(text(part).getBytes(StandardCharsets.UTF_8).length + 1).isLessThanOrEqualTo(BUFFER);
    }

    private static String text(SqlScript.Part part) {
        return ((SqlScript.Part.Statement) part).text();
    }
}
