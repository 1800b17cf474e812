package dev.seedbed.bench;

import dev.seedbed.core.database.ServerStatus;
import dev.seedbed.testing.Psql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What the numbers were measured on: the head of the report.
final class Machine {

    private Machine() {}

    static SequencedMap<String, String> of(ServerStatus.Running server) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var machine = new LinkedHashMap<String, String>();
        machine.put("date", LocalDate.now().toString());
        machine.put("commit", commit());
        machine.put(
                "machine",
                processor() + ", " + system.getAvailableProcessors() + " cores, " + system.getName() + " "
                        + system.getVersion() + ", load at the start "
                        + Report.number(1, system.getSystemLoadAverage()));
        machine.put("Java", Runtime.version().toString());
        machine.put("PostgreSQL", server.version() + ", embedded, default settings, loopback");
        machine.put(
                "psql",
                Psql.find()
                        .map(psql -> Command.output(psql.program().toString(), "--version")
                                .strip())
                        .orElse("none: files are loaded by the tests' own loader"));
        return machine;
    }

    private static String commit() {
        try {
            return Command.output("git", "describe", "--always", "--dirty").strip();
        } catch (UncheckedIOException | IllegalStateException _) {
            return "unknown";
        }
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
