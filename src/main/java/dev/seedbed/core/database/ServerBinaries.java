package dev.seedbed.core.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// The unpacked programs of one PostgreSQL version.
record ServerBinaries(Path folder) {

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    Path program(String name) {
        return folder.resolve("bin", System.getProperty("os.name", "").startsWith("Windows") ? name + ".exe" : name);
    }

    /// As the folder's name says: "18.6".
    String version() {
        return firstVersionIn(folder.getFileName().toString());
    }

    int majorVersion() {
        return Integer.parseInt(version().split("\\.", 2)[0]);
    }

    String askVersion() {
        var command = List.of(program("postgres").toString(), "--version");
        return firstVersionIn(ServerCommand.run(command, folder, Duration.ofSeconds(30))
                .orProblem("The embedded PostgreSQL server does not run on this machine.", folder));
    }

    private static String firstVersionIn(String text) {
        var version = VERSION.matcher(text);
        if (!version.find()) {
            throw new IllegalStateException("There is no version in " + text);
        }
        return version.group();
    }
}
