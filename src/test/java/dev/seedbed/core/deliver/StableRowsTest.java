package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.Golden;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    /// The scenario of the sample, with its books.
    @Test
    void booksStayAsTheyWere() throws IOException {
        var schema = Samples.schema(PostgresServers.newest(), "ledger");
        var yaml = Files.readString(Path.of("sample-schemas/ledger.yaml"), StandardCharsets.UTF_8);
        var plan = Exports.plan(schema, ScenarioFile.read("ledger.yaml", yaml, schema));

        Golden.check(FOLDER.resolve("books.txt"), hashes(plan));
    }

    /// Each generator that has several versions, in each of them and in each language.
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyVersionOfAGeneratorMakesWhatItAlwaysMade(Language language) throws IOException {
        var hashes = new StringBuilder();
        for (var kind : Kind.values()) {
            for (var version = 1; kind.newest() > 1 && version <= kind.newest(); version++) {
                var yaml = """
                        languages: %s
                        generators: {%2$s: %3$d}
                        tables: {notes: {rows: 500 in all, columns: {text: %2$s, name: {rule: %2$s}}}}
                        """.formatted(language.code(), kind.code(), version);
                var schema = Notes.SCHEMA;
                var plan = Exports.plan(schema, ScenarioFile.read("notes.yaml", yaml, schema));
                hashes.append("%s %d %s".formatted(kind.code(), version, hashes(plan)));
            }
        }
        Golden.check(FOLDER.resolve("versions").resolve(language.code() + ".txt"), hashes.toString());
    }

    /// Texts that may come twice, and texts that may not.
    private static final class Notes {
        static final Schema SCHEMA = schema();

        private static Schema schema() {
            try (var connections = PostgresServers.newest()
                    .connections(
                            "CREATE TABLE notes (id int PRIMARY KEY, text text NOT NULL, name text NOT NULL UNIQUE)")) {
                return Exports.schema(connections);
            }
        }
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
