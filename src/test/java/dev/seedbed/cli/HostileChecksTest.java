package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Checks whose author wants the program to think for ever, or to run out of memory or stack.
class HostileChecksTest extends CommandTest {

    static Stream<String> checks() {
        return Stream.of(
                "text ~ '^([a-z]+ ?)+$'",
                "text ~ '^(([A-Za-z ]+)*\\.)*x$' OR text <> ''",
                "text ~ '^a{255}$' AND text ~ '^(a{255}){255}$'",
                "text ~ '^(((a{255}){255}){255}){255}$'",
                "text ~ '" + "(".repeat(2_000) + "a" + ")".repeat(2_000) + "'",
                "text <> '" + "''".repeat(5_000) + "'",
                "length(text) > 900000000",
                "length(text) BETWEEN 100000000 AND 100000001",
                "abs(".repeat(400) + "number" + ")".repeat(400) + " > 0",
                "abs(".repeat(1_000) + "number" + ")".repeat(1_000) + " > 0",
                "NOT ".repeat(2_000) + "number = 5",
                "number > " + "(1 + ".repeat(400) + "1" + ")".repeat(400),
                IntStream.range(0, 1_500).mapToObj(at -> "number <> " + at).collect(Collectors.joining(" AND ")),
                IntStream.range(0, 1_500).mapToObj(at -> "number = " + at).collect(Collectors.joining(" OR ")),
                "number IN "
                        + IntStream.range(0, 20_000)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(", ", "(", ")")),
                IntStream.range(0, 18)
                        .mapToObj(at -> "(number > " + at + " OR text <> 'a" + at + "')")
                        .collect(Collectors.joining(" AND ")),
                IntStream.range(0, 60)
                        .mapToObj(at -> "(number > " + at + " OR text <> 'a" + at + "' OR length(text) > " + at + ")")
                        .collect(Collectors.joining(" AND ")));
    }

    @ParameterizedTest
    @MethodSource("checks")
    @Timeout(60)
    void endInRowsOrInAMessage(String check) throws Exception {
        var schema = folder.resolve("schema.sql");
        Files.writeString(
                schema,
                "CREATE TABLE tenants (id int PRIMARY KEY, text text NOT NULL, number int NOT NULL, CHECK (" + check
                        + "));");

        var outcome = run(
                "export", schema.toString(), "-o", folder.resolve("seed.sql").toString());
        assertThat(outcome.code()).as(outcome.err()).isIn(0, ExitCode.UNSATISFIABLE, ExitCode.USAGE);
        if (outcome.code() == 0) {
            assertThat(Files.size(folder.resolve("seed.sql"))).isLessThan(100 << 20);
        }
    }
}
