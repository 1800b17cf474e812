package dev.seedbed.core.project;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What each open window holds, one small file a process in Seedbed's home: a window that dies is opened again as it
/// was. Trouble with a file is no trouble for the work in the window.
public final class OpenWindows {

    private static final String FOLDER = "windows";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SeedbedHome home;
    private final ProcessHandle self;

    /// What a window shows. `text` is the scenario as it stands in the editor, valid or not.
    public record Window(String source, String text, String section, String table) {

        public Window {
            source = Objects.requireNonNullElse(source, "");
            text = Objects.requireNonNullElse(text, "");
            section = Objects.requireNonNullElse(section, "");
            table = Objects.requireNonNullElse(table, "");
        }
    }

    public OpenWindows(SeedbedHome home) {
        this(home, ProcessHandle.current());
    }

    /// For the window of another process.
    public OpenWindows(SeedbedHome home, ProcessHandle self) {
        this.home = home;
        this.self = self;
    }

    /// Replaces what is known of this process's window.
    public void keep(Window window) {
        try {
            home.subfolder(FOLDER);
            WholeFile.write(file(), JSON.writeValueAsString(window), "The state of the window could not be kept.");
        } catch (SeedbedException _) {
            // only a crash would miss it
        }
    }

    /// The window was closed in order.
    public void forget() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException _) {
            // it is offered again, no more
        }
    }

    /// The newest window whose process died; taken, so that it is opened once.
    public Optional<Window> takeOrphan() {
        var folder = home.folder().resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            var orphans = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(OpenWindows::orphaned)
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
            return orphans.stream().flatMap(file -> take(file).stream()).findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Window> take(Path file) {
        try {
            var taken = Files.move(file, file.resolveSibling(file.getFileName() + ".taken"));
            var window = JSON.readValue(Files.readString(taken), Window.class);
            Files.delete(taken);
            return Optional.of(window);
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    /// A process is known by its number and the moment that it started: numbers are used again.
    private Path file() {
        return home.folder().resolve(FOLDER).resolve(self.pid() + "-" + started(self) + ".json");
    }

    private static boolean orphaned(Path file) {
        var parts = file.getFileName().toString().replace(".json", "").split("-", -1);
        return parts.length != 2
                || !parts[0].matches("\\d{1,18}")
                || ProcessHandle.of(Long.parseLong(parts[0]))
                        .filter(process -> started(process).equals(parts[1]))
                        .isEmpty();
    }

    private static String started(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .map(Object::toString)
                .orElse("0");
    }
}
