package dev.seedbed.core.project;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a person likes the workbench, one `name=value` a line in Seedbed's home. Losing it loses nothing, so trouble
/// with the file is no trouble.
///
/// May be written from any thread; two workbenches on one home write one after the other, each whole.
public final class Preferences {

    private static final String NAME = "preferences";

    private final Optional<SeedbedHome> home;
    private final Map<String, String> values;

    public Preferences(SeedbedHome home) {
        this(Optional.of(home));
    }

    private Preferences(Optional<SeedbedHome> home) {
        this.home = home;
        values = new TreeMap<>(
                home.map(kept -> read(kept.folder().resolve(NAME))).orElse(Map.of()));
    }

    /// Preferences that last as long as this object.
    public static Preferences passing() {
        return new Preferences(Optional.empty());
    }

    public synchronized Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public synchronized void keep(String name, String value) {
        values.put(name, value);
        home.ifPresent(this::write);
    }

    private static Map<String, String> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2)
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (_, last) -> last));
        } catch (IOException _) {
            return Map.of();
        }
    }

    private void write(SeedbedHome kept) {
        try {
            WholeFile.write(
                    kept.file(NAME),
                    values.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException _) {
            // they are a convenience
        }
    }
}
