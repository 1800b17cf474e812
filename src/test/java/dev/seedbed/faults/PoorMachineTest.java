package dev.seedbed.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.Seedbed;
import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Programs;
import dev.seedbed.testing.SmallDisk;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
        var out = folder.resolve("seed.sql");

        var ended = run(
                "ulimit -n " + files + "; exec \"$@\"",
                Map.of(HOME, home()),
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

            var ended = run("exec \"$@\"", Map.of(HOME, disk.folder().toString()), "graph", "sample:ledger");

            assertThat(ended.code()).isEqualTo(4);
            assertThat(ended.printed()).contains("cannot write to its own data folder", "Read-only file system", HOME);
        }
    }

    @Test
    void withoutADisplayTheDemoIsRunInText() throws Exception {
        var process = start(
                "unset DISPLAY; exec \"$@\"",
                Map.of(HOME, folder.resolve("home").toString()));
        try (var printed = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(printed.readLine()).contains("DISPLAY is not set", "Running 'seedbed demo' instead.");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// The library is there for everybody else: only the child sees nothing in its place.
    @Test
    void withoutGtkTheDemoIsRunInText() throws Exception {
        assumeTrue(
                Programs.installed("unshare") && "root".equals(System.getProperty("user.name")),
                "needs a mount of its own, which only root on Linux can make");
        var script = """
                for library in $(ldconfig -p | sed -n 's/.*libgtk-3.so.0 .*=> //p')
                do mount --bind /dev/null "$(readlink -f "$library")"; done
                export DISPLAY=elsewhere.invalid:0; exec "$@"
                """;
        var home = Map.of(HOME, folder.resolve("home").toString());
        var process = start("exec unshare --mount bash -c '" + script.replace("'", "'\\''") + "' \"$0\" \"$@\"", home);
        try (var printed = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(printed.readLine()).contains("libgtk-3.so.0", "Running 'seedbed demo' instead.");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void withoutAnyFontTheWindowHasItsOwn() throws Exception {
        var none = Files.writeString(folder.resolve("fonts.conf"), """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>/nowhere</dir></fontconfig>
                """);
        var child = ChildJvm.start(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                Map.of("FONTCONFIG_FILE", none.toString()),
                FontlessMain.class);

        assertThat(child.await()).contains("Inter: 7 letters are drawn");
    }

    private static String home() {
        return PostgresServers.newestHome().folder().toString();
    }

    private Ended run(String script, Map<String, String> environment, String... arguments) throws Exception {
        var process = start(script, environment, arguments);
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), printed);
    }

    private Process start(String script, Map<String, String> environment, String... arguments) throws IOException {
        assumeTrue(Programs.installed("bash"), "needs a shell");
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                script,
                "seedbed",
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                Seedbed.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// The folder of the child is another one.
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
