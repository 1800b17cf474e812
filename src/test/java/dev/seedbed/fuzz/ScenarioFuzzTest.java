package dev.seedbed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.testing.Exports;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Scenario files that nobody wrote: a plan whose rows can be made, or a problem with its line and column.
class ScenarioFuzzTest {

    private static final String FILE = "scenario.yaml";
    private static final long FEW_ROWS = 20_000;
    private static final List<String> WORDS = List.of(
            "tenants: ",
            "rows: ",
            " per tenant",
            "between: [",
            "one-of: [",
            "weights: {",
            "pattern: '",
            "nulls: 2",
            "columns:\n",
            "tables:\n",
            "  ",
            "&a ",
            "*a",
            "!!java.net.URL ",
            "<<: *a",
            "rule: email",
            "always: ",
            "log-normal: {median: 0}",
            "zipf: 9",
            "depends-on: status",
            "cases: {",
            "otherwise: {",
            "arrivals: {",
            "public.orders",
            "fixtures:\n",
            "ledger:\n",
            "edges: all",
            "languages: {de: -1}",
            "as-of: 9999-99-99",
            "as-of: -999999999-01-01",
            "clock: sliding",
            "seed: 99999999999999999999",
            "personas: {}",
            "sum: ",
            "root: public.orders",
            "shared-rows: 0",
            "unique: true",
            "(a+)+$",
            "[[[[[[",
            "? ",
            "- ",
            "|\n",
            "~");

    @Test
    void makesRowsOrSaysWhere() {
        Fuzzing.run("scenarios", Duration.ofSeconds(3), ScenarioFuzzTest::tryOne);
    }

    private static void tryOne(Random random) {
        var mutation = new Mutation(random, WORDS);
        var sample = mutation.pick(Arrays.asList(Sample.values()));
        var text = mutation.of(small(sample));
        try {
            var scenario = ScenarioFile.read(FILE, text, sample.schema());
            ScenarioFile.source(FILE, text);
            edited(text);
            var plan = Exports.plan(sample.schema(), scenario);
            if (plan.rows() < FEW_ROWS) {
                assertThat(Exports.bytes(plan, Loader.PSQL)).isNotEmpty();
            }
        } catch (SeedbedException refused) {
            assertNamed(refused.problem());
            throw refused;
        }
    }

    /// What can be read can be edited; the editor knows no place in a text that is not valid.
    private static void edited(String text) {
        try {
            ScenarioEdit.of(text).set(List.of("seed"), "7").text();
        } catch (SeedbedException refused) {
            throw new AssertionError(text, refused);
        }
    }

    private static String small(Sample sample) {
        return sample.scenario()
                .orElse("tenants: 2\n")
                .replaceFirst("(?m)^tenants: .*", "tenants: 2")
                .replaceFirst("(?m)^shared-rows: .*", "shared-rows: 4");
    }

    private static void assertNamed(Problem problem) {
        assertThat(problem.where()).as(problem.text()).isNotBlank();
    }
}
