package dev.seedbed.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What the machine has installed: tests of what it lacks are skipped.
public final class Programs {

    private Programs() {}

    /// The first of this name on the path.
    public static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static boolean installed(String name) {
        return find(name).isPresent();
    }
}
