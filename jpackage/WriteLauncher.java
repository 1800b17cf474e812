import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes `bin/seedbed` and `bin/seedbed.bat` into a distribution folder; both start on the JDK that runs this file.
final class WriteLauncher {

    private static final String MODULES = "javafx.controls,javafx.fxml";

    public static void main(String[] arguments) throws IOException {
        var home = Path.of(arguments[0]).toAbsolutePath();
        var bin = Files.createDirectories(home.resolve("bin"));
        var options = String.join(" ", Files.readAllLines(Path.of("jpackage", "java-options")));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");

        var unix = bin.resolve("seedbed");
        Files.writeString(unix, """
                #!/bin/sh
                # Seedbed. SEEDBED_JAVA overrides the JDK that the build found; JAVA_OPTS adds options.
                self=$(readlink -f "$0" 2>/dev/null || echo "$0")
                home=$(cd "$(dirname "$self")/.." && pwd)
                exec "${SEEDBED_JAVA:-%s}" %s $JAVA_OPTS --module-path "$home/modules" --add-modules %s \\
                  --class-path "$home/lib/*" dev.seedbed.Seedbed "$@"
                """.formatted(java, options, MODULES));
        unix.toFile().setExecutable(true, false);

        Files.writeString(bin.resolve("seedbed.bat"), """
                @echo off
                rem Seedbed. SEEDBED_JAVA overrides the JDK that the build found; JAVA_OPTS adds options.
                setlocal
                if not defined SEEDBED_JAVA set "SEEDBED_JAVA=%s"
                "%%SEEDBED_JAVA%%" %s %%JAVA_OPTS%% --module-path "%%~dp0..\\modules" --add-modules %s ^
                  --class-path "%%~dp0..\\lib\\*" dev.seedbed.Seedbed %%*
                """.formatted(java, options, MODULES).replace("\n", "\r\n"));
    }
}
