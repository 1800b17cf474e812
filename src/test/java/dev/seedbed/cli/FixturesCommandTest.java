package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `seedbed fixtures`.
class FixturesCommandTest extends CommandTest {

    private String scenario() throws Exception {
        var file = folder.resolve("scenario.yaml");
        Files.writeString(file, """
                source: sample:tracker
                tenants: 3
                fixtures:
                  a: {table: workspaces}
                  b: {table: workspaces}
                  acme: {table: workspaces, values: {name: Acme}}
                """);
        return file.toString();
    }

    @ParameterizedTest
    @CsvSource({"ts, name: \"Acme\"", "json, \"name\" : \"Acme\"", "java, NAME = \"Acme\";"})
    void printsConstants(String format, String constant) throws Exception {
        var outcome = run("fixtures", scenario(), "--format", format);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(constant, "public.workspaces");
    }

    @Test
    void writesAFileAgainAndAgain() throws Exception {
        var file = folder.resolve("Known.java");
        for (var time = 0; time < 2; time++) {
            var outcome =
                    run("fixtures", scenario(), "--format", "java", "--class", "test.Known", "-o", file.toString());
            assertThat(outcome.out()).isEqualToIgnoringNewLines(file.toString());
        }

        assertThat(Files.readString(file)).startsWith("package test;").contains("public final class Known {");
    }

    @Test
    void saysThatThereAreNone() {
        var outcome = run("fixtures", "sample:tracker", "--format", "ts");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("There are no fixtures.");
    }

    @Test
    void changesNoProofOfTheDelete() throws Exception {
        var outcome = run("verify", scenario(), "--prove");

        assertThat(outcome.err()).doesNotContain("fixture");
        assertThat(outcome.code()).as(outcome.err()).isIn(ExitCode.DONE, ExitCode.FINDINGS);
        assertThat(outcome.out()).contains("neighbour");
    }
}
