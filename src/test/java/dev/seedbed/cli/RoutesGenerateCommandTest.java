package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RoutesGenerateCommandTest extends CommandTest {

    private Outcome generate(String... more) {
        var words = new ArrayList<>(List.of(
                "routes",
                "generate",
                "sample:ledger",
                "--framework",
                "express",
                "--tenants",
                "1",
                "--out",
                folder.toString()));
        words.addAll(Arrays.asList(more));
        return run(words.toArray(String[]::new));
    }

    @Test
    void showsWhatItWouldWriteAndWritesNothing() throws IOException {
        var outcome = generate();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains(
                        "--- /dev/null", "+++ b/server.test.ts", "+import { app as application } from './src/app.js';")
                .doesNotContain("INSERT INTO \"public\"");
        assertThat(outcome.err()).contains("new: test-routes/tenants/0001.sql", "Nothing was written: add --write.");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void writesTheFilesAndThenShowsWhatChanges() throws IOException {
        assertThat(generate("--write").code()).isZero();
        assertThat(Files.readString(folder.resolve("server.test.ts"))).contains("mountTestRoutes");

        assertThat(generate().out()).isEmpty();
        assertThat(generate().err()).contains("Nothing to change.");
        assertThat(generate("--app", "lib/main.ts#server").out())
                .contains(
                        "-import { app as application } from './src/app.js';",
                        "+import { server as application } from './lib/main.js';");
    }

    @Test
    void refusesFilesOfOthers() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        var shown = generate();

        assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(shown.err()).contains("refused: Dockerfile", "seedbed:begin");
        assertThat(generate("--write").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(folder.resolve("server.test.ts")).doesNotExist();
        assertThat(generate("--write", "--dockerfile", "staging.Dockerfile").code())
                .isZero();
        assertThat(folder.resolve("Dockerfile")).hasContent("FROM scratch\n");
    }

    @Test
    void reportsAsJson() {
        var outcome = generate("--format", "json");
        var report = new JsonMapper().readTree(outcome.out());

        assertThat(report.get("written").asBoolean()).isFalse();
        assertThat(report.get("files").get(0).get("path").asString()).isEqualTo("Dockerfile");
        assertThat(report.get("files").get(0).get("state").asString()).isEqualTo("new");
        assertThat(report.get("files").get(0).get("diff").asString()).contains("AS production");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(generate("--app", "a'b#c").code()).isEqualTo(ExitCode.USAGE);
        assertThat(generate("--tenants", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("routes", "generate", "sample:ledger", "--framework", "rails")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("routes", "generate", "sample:ledger", "--framework", "spring", "--out", folder.toString())
                        .err())
                .contains("pom.xml");
    }
}
