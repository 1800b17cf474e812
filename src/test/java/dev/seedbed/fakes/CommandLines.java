package dev.seedbed.fakes;

import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;

/// Writes down the command line of every process that the tests start, for {@link SecretsCheck}.
final class CommandLines {

    static final String FOLDER = "secrets";
    static final String NAME = "command-lines.txt";

    private static final Path FILE = PostgresServers.TARGET.resolve(FOLDER).resolve(NAME);

    private static final long PAUSE_MILLIS = 20;

    private CommandLines() {}

    /// From now on, until this process ends.
    static void watch() {
        Thread.ofPlatform().daemon().name("command-lines").start(() -> {
            var seen = new HashSet<String>();
            while (true) {
                ProcessHandle.current()
                        .descendants()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(seen::add)
                        .forEach(CommandLines::write);
                pause();
            }
        });
    }

    private static void write(String line) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
