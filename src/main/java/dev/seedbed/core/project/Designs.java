package dev.seedbed.core.project;

import dev.seedbed.core.database.SeedbedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;

/// Where designs are kept that nobody has given a file yet: scenario files in Seedbed's home, one for each time that
/// something was begun. The newest are kept.
public record Designs(SeedbedHome home) {

    private static final int KEPT = 30;
    private static final String ENDING = ".yaml";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /// The file of a design by its path.
    public DesignFile file(Path path) {
        return new DesignFile(home, path);
    }

    /// A file for a design that was begun now, under a name that tells the source; it is not there yet.
    public DesignFile begin(Source source, LocalDateTime now) {
        var folder = home.subfolder("designs");
        tidy(folder);
        var stem = stem(source) + "-" + MOMENT.format(now);
        var path = folder.resolve(stem + ENDING);
        for (var number = 2; Files.exists(path); number++) {
            path = folder.resolve(stem + "-" + number + ENDING);
        }
        return file(path);
    }

    /// Whether this is one of them.
    public boolean holds(Path path) {
        return path.toAbsolutePath().normalize().startsWith(home.folder().resolve("designs"));
    }

    private static String stem(Source source) {
        var name = switch (source) {
            case Source.OfSample(var sample) -> sample.code();
            case Source.SqlFile(var file) -> file.getFileName().toString();
            case Source.ScenarioYaml(var file) -> file.getFileName().toString();
            case Source.Database(var url) -> url.database();
        };
        var plain = name.replaceFirst("\\.(sql|ya?ml)$", "").replaceAll("[^A-Za-z0-9._-]+", "_");
        return plain.isEmpty() ? "design" : plain.substring(0, Math.min(40, plain.length()));
    }

    /// Room is a convenience: what cannot be tidied stays.
    private static void tidy(Path folder) {
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparingLong(Designs::modified).reversed())
                    .skip(KEPT)
                    .forEach(Designs::delete);
        } catch (IOException _) {
            // they stay
        }
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // it stays
        }
    }
}
