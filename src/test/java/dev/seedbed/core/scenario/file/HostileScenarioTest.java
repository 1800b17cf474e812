package dev.seedbed.core.scenario.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.SchemaBuilder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A scenario file of somebody who wants to stop, or to own, whoever opens it.
class HostileScenarioTest {

    static Stream<String> bombs() {
        return Stream.of(
                laughs(),
                "tables: &a [*a, *a]\n",
                "seed: *unknown\n",
                "source: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]\nnone: 1\n",
                "tables: " + "[".repeat(100_000) + "\n",
                "tables: " + "{a: ".repeat(100_000) + "\n",
                IntStream.range(0, 3_000)
                        .mapToObj(" "::repeat)
                        .map(indent -> indent + "a:\n")
                        .collect(Collectors.joining()),
                "- ".repeat(100_000) + "\n",
                "source: \"" + "x".repeat(5_000_000) + "\"\nnone: 1\n",
                "source: |\n" + "  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n".repeat(1_000_000) + "none: 1\n",
                "source: |\n" + "  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n".repeat(200_000) + "none: 1\n",
                "source: x\n" + "  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n".repeat(200_000) + "none: 1\n",
                "source: \"x\n" + "  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n".repeat(200_000) + "\"\nnone: 1\n",
                "? ".repeat(50_000) + "\n",
                "tables:\n"
                        + IntStream.range(0, 200_000)
                                .mapToObj(number -> "  t" + number + ": {}\n")
                                .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    @Timeout(20)
    void isRefusedInAMoment(String text) {
        var schema = schema();
        assertThatThrownBy(() -> ScenarioFile.read("scenario.yaml", text, schema))
                .isInstanceOf(SeedbedException.class);
    }

    private static Schema schema() {
        return SchemaBuilder.schema().table("workspaces").build();
    }

    /// Ten times ten times ten and so on.
    private static String laughs() {
        return "a0: &a0 [lol]\n"
                + IntStream.range(1, 12)
                        .mapToObj(number -> "a" + number + ": &a" + number + " ["
                                + "*a%d, ".formatted(number - 1).repeat(10) + "]\n")
                        .collect(Collectors.joining());
    }
}
