package dev.seedbed.core.project;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What each open window holds, one small file a process in Seedbed's home: a window that dies is opened again as it
/// was. Trouble with a file is no trouble for the work in the window.
public final class OpenWindows {

    private static final String FOLDER = "windows";
    private static final String ENDING = ".json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SeedbedHome home;
    private final ProcessHandle self;

    /// What a window shows. `text` is the scenario as it stands in the editor, valid or not; `held` is what its file
    /// may hold without anybody else having written it, empty where that is not known.
    public record Window(String source, String text, String section, String table, List<String> held) {

        public Window {
            source = Objects.requireNonNullElse(source, "");
            text = Objects.requireNonNullElse(text, "");
            section = Objects.requireNonNullElse(section, "");
            table = Objects.requireNonNullElse(table, "");
            held = List.copyOf(Objects.requireNonNullElse(held, List.of()));
        }

        /// Whether the text may be in no file.
        public boolean mayBeUnsaved() {
            return !text.isEmpty() && !held.equals(List.of(text));
        }
    }

    /// What a window showed that is no more, and the file that holds it until another window does.
    public record Orphan(Window window, Path file) {}

    public OpenWindows(SeedbedHome home) {
        this(home, ProcessHandle.current());
    }

    /// For the window of another process.
    public OpenWindows(SeedbedHome home, ProcessHandle self) {
        this.home = home;
        this.self = self;
    }

    /// Replaces what is known of this process's window, and says whether that could be written: only a crash would miss
    /// it.
    public synchronized boolean keep(Window window) {
        try {
            write(file(), window);
            return true;
        } catch (SeedbedException _) {
            return false;
        }
    }

    /// The window was closed in order.
    public synchronized void forget() {
        forget(file());
    }

    /// Leaves something behind that this window shows no longer, as if a window of its own had died; its file is
    /// returned.
    public Path leave(Window window) {
        var file = folder().resolve("left-" + UUID.randomUUID() + ENDING);
        write(file, window);
        return file;
    }

    /// What stands in this file is kept elsewhere.
    public void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // it is offered again, no more
        }
    }

    private void write(Path file, Window window) {
        home.subfolder(FOLDER);
        WholeFile.write(file, JSON.writeValueAsString(window), "The state of the window could not be kept.");
    }

    /// The newest window whose process died, or what was left behind; taken, so that it is opened once. If it is not
    /// forgotten, it is an orphan again when this process ends.
    public Optional<Orphan> takeOrphan() {
        if (!Files.isDirectory(folder())) {
            return Optional.empty();
        }
        try (var files = Files.list(folder())) {
            var orphans = files.filter(file -> file.toString().endsWith(ENDING))
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

    private Optional<Orphan> take(Path file) {
        try {
            var taken = Files.move(file, file.resolveSibling(mine() + "-" + UUID.randomUUID() + ENDING));
            return Optional.of(new Orphan(JSON.readValue(Files.readString(taken), Window.class), taken));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private Path folder() {
        return home.folder().resolve(FOLDER);
    }

    private Path file() {
        return folder().resolve(mine() + ENDING);
    }

    /// A process is known by its number and the moment that it started: numbers are used again.
    private String mine() {
        return self.pid() + "-" + started(self);
    }

    private static boolean orphaned(Path file) {
        var parts = file.getFileName().toString().replace(ENDING, "").split("-", 3);
        return parts.length < 2
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
