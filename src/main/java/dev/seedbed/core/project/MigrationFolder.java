package dev.seedbed.core.project;

import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A folder of numbered migrations: `007_cascade.up.sql` and `007_cascade.down.sql` come behind `006_….sql`.
public record MigrationFolder(Path folder) {

    private static final Pattern NUMBER = Pattern.compile("[Vv]?(\\d+)[_.-].*");

    /// Writes both directions under the next number, the way back first; each file is whole or not there, and none is
    /// overwritten.
    public List<Path> write(Migration migration) {
        try {
            Files.createDirectories(folder);
            var stem = next() + "_cascade";
            return List.of(
                    write(stem + ".down.sql", migration.backward().text()),
                    write(stem + ".up.sql", migration.forward().text()));
        } catch (IOException failure) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "The migration could not be written.",
                            folder.toString(),
                            FileFailure.reason(failure),
                            "Choose another folder, or make room.")
                    .exception(failure);
        }
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        WholeFile.create(file, text);
        return file;
    }

    /// One more than the highest number of the folder, as wide as it is and three digits at least.
    private String next() throws IOException {
        try (var files = Files.list(folder)) {
            var highest = files.map(file -> NUMBER.matcher(file.getFileName().toString()))
                    .filter(match -> match.matches())
                    .map(match -> match.group(1))
                    .max(Comparator.comparing(BigInteger::new))
                    .orElse("000");
            var next = new BigInteger(highest).add(BigInteger.ONE).toString();
            return "0".repeat(Math.max(0, Math.max(3, highest.length()) - next.length())) + next;
        }
    }
}
