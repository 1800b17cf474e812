package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// One run of a program that belongs to the embedded server.
///
/// Its output goes to a file: a server that it leaves behind would keep a pipe open.
record ServerCommand(int exitCode, String output) {

    private static final int SHOWN_LINES = 3;
    private static final Pattern FAULT = Pattern.compile("FATAL|PANIC|ERROR|error:|could not|[Nn]ot permitted|denied");
    private static final String DISK_FULL = "No space left on device";

    static ServerCommand run(List<String> command, Path workingFolder, Duration limit) {
        try {
            var output = Files.createTempFile("seedbed-", ".log");
            try {
                var process = start(command, workingFolder, output);
                var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                return new ServerCommand(ended ? process.exitValue() : -1, Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new ServerCommand(-1, FileFailure.reason(e));
        } catch (InterruptedException _) {
            throw Pause.interrupted();
        }
    }

    private static Process start(List<String> command, Path workingFolder, Path output) throws IOException {
        var builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    /// What it printed; a problem about `where` that starts with `what` when it failed.
    String orProblem(String what, Path where) {
        if (!succeeded()) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            what,
                            where.toString(),
                            output.contains(DISK_FULL) ? DISK_FULL : lastLines(output),
                            "Check the free disk space; or set " + SeedbedHome.VARIABLE
                                    + " to another folder, or give the URL of a PostgreSQL server that runs.")
                    .exception();
        }
        return output;
    }

    /// The last lines that say what went wrong, or else the last of all.
    static String lastLines(String text) {
        var lines =
                text.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
        var faults = lines.stream().filter(line -> FAULT.matcher(line).find()).toList();
        var telling = faults.isEmpty() ? lines : faults;
        return String.join(" | ", telling.subList(Math.max(0, telling.size() - SHOWN_LINES), telling.size()));
    }
}
