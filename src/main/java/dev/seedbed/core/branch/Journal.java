package dev.seedbed.core.branch;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.FileTurn;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What Seedbed is about to change at a provider, on disk before it does.
///
/// There is one entry for each operation on each name at each place. It says what was intended, so that whoever
/// runs the same command after a crash knows which half-made things are its own and finishes them. It holds
/// names and numbers only, never a secret. A provider whose own catalogue says all that needs no journal.
public final class Journal {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SeedbedHome home;
    private final Consumer<Entry> watcher;

    public Journal(SeedbedHome home) {
        this(home, _ -> {});
    }

    /// The watcher hears of every step once it is on disk, before the call that it announces.
    public Journal(SeedbedHome home, Consumer<Entry> watcher) {
        this.home = home;
        this.watcher = watcher;
    }

    /// One operation under way. `step` is the mutating call that comes next; `facts` are what a second run has
    /// to know.
    public record Entry(
            String provider,
            String place,
            String operation,
            String name,
            Instant began,
            String step,
            Map<String, String> facts) {

        public Entry {
            facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
        }

        private Entry with(String key, String value) {
            var more = new LinkedHashMap<>(facts);
            more.put(key, value);
            return new Entry(provider, place, operation, name, began, step, more);
        }

        private Entry at(String next) {
            return new Entry(provider, place, operation, name, began, next, facts);
        }
    }

    /// Takes up an operation: as an interrupted run left it, or anew. Waits while another process of this home
    /// is at it.
    public Work begin(ProviderName provider, String place, String operation, String name, Duration limit) {
        var fresh = new Entry(
                provider.code(), place, operation, name, Instant.now().truncatedTo(ChronoUnit.SECONDS), "", Map.of());
        var file = file(fresh);
        var lock = FileTurn.take(file.resolveSibling(file.getFileName() + ".lock"), limit, Progress.UNWATCHED)
                .orElseThrow(() -> new BranchFailure(
                                FailureKind.LOCKED,
                                provider,
                                place,
                                operation + " of " + name,
                                "Another Seedbed on this machine is at it.",
                                "Wait until it is done, then run again.")
                        .exception());
        return new Work(lock, file, read(file).orElse(fresh));
    }

    /// An operation in hand, which nobody else of this home touches until it is closed.
    ///
    /// What is closed before it is done stays on disk, for the next run.
    public final class Work implements AutoCloseable {

        private final FileTurn turn;
        private final Path file;
        private Entry entry;

        private Work(FileTurn turn, Path file, Entry entry) {
            this.turn = turn;
            this.file = file;
            this.entry = entry;
        }

        /// Whether an earlier run came as far as to change something, perhaps.
        public boolean resumed() {
            return !entry.step().isEmpty();
        }

        public Optional<String> fact(String key) {
            return Optional.ofNullable(entry.facts().get(key));
        }

        public void note(String key, String value) {
            entry = entry.with(key, value);
        }

        /// Writes down that this step comes next. On disk when this returns.
        public void step(String step) {
            entry = entry.at(step);
            write(file, JSON.writeValueAsString(entry));
            watcher.accept(entry);
        }

        /// The operation is over.
        public void done() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw FileFailure.exception("The journal could not be written.", file, e);
            }
        }

        @Override
        public void close() {
            turn.close();
        }
    }

    private Path file(Entry entry) {
        var key = String.join("\n", entry.provider, entry.place, entry.operation, entry.name);
        var code = HexFormat.of().toHexDigits(key.hashCode());
        return home.subfolder("journal")
                .resolve(entry.provider + "-" + entry.operation + "-" + entry.name + "-" + code + ".json");
    }

    private static Optional<Entry> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), Entry.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw FileFailure.exception("The journal could not be read.", file, e);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Whole or not at all, and on disk rather than in a buffer.
    private void write(Path file, String text) {
        var half = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw FileFailure.exception("The journal could not be written.", file, e);
        }
    }
}
