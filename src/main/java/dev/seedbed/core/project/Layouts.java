package dev.seedbed.core.project;

import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How a person arranged the picture of each source, one small file a source in Seedbed's home.
///
/// Losing one loses no work, so trouble with a file is no trouble: the picture is as it would be without.
public final class Layouts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SeedbedHome home;

    public Layouts(SeedbedHome home) {
        this.home = home;
    }

    public Arrangement read(Source source) {
        try {
            var file = file(source);
            return Files.isRegularFile(file)
                    ? JSON.readValue(Files.readString(file), Stored.class).arrangement()
                    : Arrangement.NONE;
        } catch (IOException | JacksonException _) {
            return Arrangement.NONE;
        }
    }

    /// Replaces the file as a whole; what changes nothing leaves no file.
    public void write(Source source, Arrangement arrangement) {
        try {
            var file = file(source);
            if (arrangement.equals(Arrangement.NONE)) {
                Files.deleteIfExists(file);
                return;
            }
            home.subfolder("layouts");
            WholeFile.write(file, JSON.writeValueAsString(Stored.of(arrangement)));
        } catch (IOException | SeedbedException _) {
            // the arrangement holds for this session only
        }
    }

    private Path file(Source source) {
        var name = source.absolute().text();
        return home.folder().resolve("layouts").resolve(hash(name) + ".json");
    }

    private static String hash(String text) {
        return Sha256.of(text).substring(0, 24);
    }

    /// The file's shape; what is missing in it was never changed.
    private record Stored(List<String> turned, List<Pin> pins) {

        Stored {
            turned = Objects.requireNonNullElse(turned, List.of());
            pins = Objects.requireNonNullElse(pins, List.of());
        }

        private record Pin(String schema, String table, double x, double y) {}

        static Stored of(Arrangement arrangement) {
            var pins = new ArrayList<Pin>();
            arrangement.pins().forEach((table, at) -> pins.add(new Pin(table.schema(), table.name(), at.x(), at.y())));
            return new Stored(List.copyOf(arrangement.turned()), pins);
        }

        Arrangement arrangement() {
            Map<TableName, Point> places = new HashMap<>();
            pins.forEach(pin -> places.put(new TableName(pin.schema(), pin.table()), new Point(pin.x(), pin.y())));
            return new Arrangement(new HashSet<>(turned), places);
        }
    }
}
