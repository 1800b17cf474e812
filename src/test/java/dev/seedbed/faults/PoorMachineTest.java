package dev.seedbed.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.Seedbed;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Programs;
import dev.seedbed.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program on a machine that lacks something: it ends with words and a code of its own, and never as a defect.
class PoorMachineTest {

    private static final String HOME = "SEEDBED_HOME";

    @TempDir
    Path folder;

    private record Ended(int code, String printed) {}

    @ParameterizedTest
    @ValueSource(ints = {24, 96})
    void tooFewOpenFilesAreTold(int files) throws Exception {
        assumeTrue(Programs.installed("bash"), "needs ulimit");
        var out = folder.resolve("seed.sql");

        var ended = run(
                "ulimit -n " + files + "; exec \"$@\"",
                Map.of(HOME, home()),
                List.of(),
                "export",
                "sample:ledger",
                "-o",
                out.toString());

        assertThat(ended.printed()).doesNotContain("\tat ", "defect");
        assertThat(ended.code() == 0).isEqualTo(Files.exists(out));
    }

    @Test
    void aReadOnlyHomeIsTold() throws Exception {
        try (var disk = SmallDisk.at(folder.resolve("home"), "1m")) {
            disk.writable(false);

            var ended = run("exec \"$@\"", Map.of(HOME, disk.folder().toString()), List.of(), "graph", "sample:ledger");

            assertThat(ended.code()).isEqualTo(4);
            assertThat(ended.printed()).contains("cannot write to its own data folder", "Read-only file system", HOME);
        }
    }

    @Test
    void withoutADisplayTheDemoIsRunInText() throws Exception {
        var ended = run("unset DISPLAY; exec \"$@\" | head -n 1", Map.of(HOME, home()), List.of());

        assertThat(ended.printed()).contains("DISPLAY is not set", "Running 'seedbed demo' instead.");
    }

    private static String home() {
        return PostgresServers.newestHome().folder().toString();
    }

    private static Ended run(String script, Map<String, String> environment, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                script,
                "seedbed",
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path", "")));
        command.addAll(options);
        command.add(Seedbed.class.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), printed);
    }
}
