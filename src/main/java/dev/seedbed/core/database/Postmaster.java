package dev.seedbed.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What a server wrote into its data folder when it started; it may be dead by now.
record Postmaster(long pid, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    static Path file(Path dataFolder) {
        return dataFolder.resolve("postmaster.pid");
    }

    static Optional<Postmaster> read(Path dataFolder) {
        try {
            var lines = Files.readAllLines(file(dataFolder));
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(PID_LINE).strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailure.exception("The embedded server's state could not be read.", file(dataFolder), e);
        }
    }

    /// Whether the process is there and is a server. A dead one's number may belong to another program by now, or still
    /// be listed because nobody collected it: such a process hides its program even from its owner.
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .flatMap(ProcessHandle.Info::command)
                .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .isPresent();
    }
}
