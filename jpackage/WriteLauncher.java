import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes `bin/seedbed` and `bin/seedbed.bat` into a distribution folder; both start on the JDK that runs this file. Then
/// runs the program once, and keeps what the JDK learned from it beside the jars: later starts take half the time.
final class WriteLauncher {

    private static final String MODULES = "javafx.controls,javafx.fxml";
    private static final String CACHE = "seedbed.aot";

    /// Most verbs are over before the slow compiler is done, and go without: all but those that are asked for a size, which
    /// may be a large one. So does the window, where that compiler would take the processor from the first seconds: it is
    /// there in two thirds of the time, and up to a million rows are exported no later. Besides, `window-options` have it
    /// begin small and give back what it does not need, for it stays open for hours.
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var home = Path.of(arguments[0]).toAbsolutePath();
        var bin = Files.createDirectories(home.resolve("bin"));
        var options = String.join(" ", Files.readAllLines(Path.of("jpackage", "java-options")));
        var window = String.join(" ", Files.readAllLines(Path.of("jpackage", "window-options")));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");

        var unix = bin.resolve("seedbed");
        Files.writeString(unix, """
                #!/bin/sh
                # Seedbed. SEEDBED_JAVA overrides the JDK that the build found; JAVA_OPTS adds options.
                self=$(readlink -f "$0" 2>/dev/null || echo "$0")
                home=$(cd "$(dirname "$self")/.." && pwd)
                case "${1:-} $*" in " ") more="%s" ;; *" --rows"*|*" --size"*) more= ;; *) more=%s ;; esac
                exec "${SEEDBED_JAVA:-%s}" %s -XX:AOTCache="$home/lib/%s" $more -Dseedbed.starter="$self" $JAVA_OPTS --module-path "$home/modules" \\
                  --add-modules %s --class-path "$home/lib/*" dev.seedbed.Seedbed "$@"
                """.formatted(window, QUICK, java, options, CACHE, MODULES));
        unix.toFile().setExecutable(true, false);

        Files.writeString(bin.resolve("seedbed.bat"), """
                @echo off
                rem Seedbed. SEEDBED_JAVA overrides the JDK that the build found; JAVA_OPTS adds options.
                setlocal
                set more=%s
                echo "%%*" | findstr /l /c:" --rows" /c:" --size" >nul && set more=
                if "%%~1"=="" set more=%s
                if not defined SEEDBED_JAVA set "SEEDBED_JAVA=%s"
                "%%SEEDBED_JAVA%%" %s -XX:AOTCache="%%~dp0..\\lib\\%s" %%more%% "-Dseedbed.starter=%%~f0" %%JAVA_OPTS%% --module-path "%%~dp0..\\modules" ^
                  --add-modules %s --class-path "%%~dp0..\\lib\\*" dev.seedbed.Seedbed %%*
                """.formatted(QUICK, window, java, options, CACHE, MODULES).replace("\n", "\r\n"));
        var command = new ArrayList<>(List.of(java.toString()));
        command.addAll(Arrays.asList(options.split(" ")));
        train(home, command);
    }

    private static void train(Path home, List<String> java) throws IOException, InterruptedException {
        var cache = home.resolve("lib").resolve(CACHE);
        if (newest(home.resolve("lib"), cache)) {
            return;
        }
        Files.deleteIfExists(cache);
        var rows = home.resolveSibling("training").resolve("rows.sql");
        var commands = Files.writeString(
                home.resolveSibling("training.txt"), Training.commands(Files.createDirectories(rows.getParent())));
        var trained = run(home, java, List.of("-XX:AOTCacheOutput=" + cache, "-Dseedbed.commands=" + commands));
        run(home, java, List.of("-Xshare:auto"), "db", "stop");
        Files.deleteIfExists(rows);
        Files.deleteIfExists(commands);
        if (!trained || !Files.exists(cache)) {
            System.out.println("The program was not run for training: it will start more slowly.");
        }
    }

    private static boolean newest(Path folder, Path file) throws IOException {
        try (var files = Files.list(folder)) {
            return Files.exists(file)
                    && files.allMatch(other -> other.toFile().lastModified() <= file.toFile().lastModified());
        }
    }

    private static boolean run(Path home, List<String> java, List<String> options, String... verb)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(java);
        command.addAll(options);
        command.addAll(List.of(
                "--module-path",
                home.resolve("modules").toString(),
                "--add-modules",
                MODULES,
                "--class-path",
                home.resolve("lib").resolve("*").toString(),
                "dev.seedbed.Seedbed"));
        command.addAll(List.of(verb));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
        builder.environment().put("SEEDBED_HOME", home.resolveSibling("training").toString());
        builder.environment().put("SEEDBED_POOL", "0");
        return builder.start().waitFor() == 0;
    }
}
