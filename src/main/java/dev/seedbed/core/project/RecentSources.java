package dev.seedbed.core.project;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/// The sources that were opened last, newest first, one a line in Seedbed's home. Passwords are never among them: a
/// source's text has none. Losing the list loses nothing, so trouble with the file is no trouble.
public final class RecentSources {

    private static final int MOST = 10;

    private static final String NAME = "recent";

    private final SeedbedHome home;

    public RecentSources(SeedbedHome home) {
        this.home = home;
    }

    public List<String> list() {
        var file = home.folder().resolve(NAME);
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    public void add(Source source) {
        var text = source.text();
        if (text.contains("\n")) {
            return;
        }
        var lines = Stream.concat(Stream.of(text), list().stream().filter(line -> !line.equals(text)))
                .limit(MOST)
                .toList();
        try {
            WholeFile.write(home.file(NAME), String.join("\n", lines) + "\n");
        } catch (IOException _) {
            // the list is a convenience
        }
    }
}
