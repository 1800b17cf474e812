package dev.seedbed.bench;

import dev.seedbed.core.database.ServerStatus;
import dev.seedbed.testing.Psql;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/// What the numbers were measured on: the head of the table.
final class Machine {

    private Machine() {}

    static void print(ServerStatus.Running server) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT,
                "%s: %s, %d cores, %s %s, load %.1f%nJava %s, PostgreSQL %s (embedded, default settings), %s%n",
                LocalDate.now(),
                processor(),
                system.getAvailableProcessors(),
                system.getName(),
                system.getVersion(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                server.version(),
                Psql.find()
                        .map(psql -> Command.output(psql.program().toString(), "--version")
                                .strip())
                        .orElse("no psql found: files are loaded by the tests' own loader"));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }
}
