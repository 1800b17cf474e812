package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.Golden;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was generated once is generated the same ever after: a hash of each table's rows is committed.
class StableRowsTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/seedbed/core/deliver/rows");

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void makesTheRowsThatItAlwaysMade(String sample) throws IOException {
        var plan = Exports.plan(Samples.schema(PostgresServers.newest(), sample), Scenario.inferred());

        Golden.check(FOLDER.resolve(sample + ".txt"), hashes(plan));
    }

    private static String hashes(Plan plan) {
        return plan.tables().stream()
                .map(table -> {
                    var text = new ByteText(1 << 16);
                    table.write(0, table.rows(), new CopyText(text));
                    var rows = new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
                    return "%s %d %s\n".formatted(table.name(), table.rows(), Sha256.of(rows));
                })
                .collect(Collectors.joining());
    }
}
