package dev.seedbed.testing;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stock client, where the machine has one.
public record Psql(Path program) {

    public static Optional<Psql> find() {
        return Programs.find("psql").or(() -> Programs.find("psql.exe")).map(Psql::new);
    }

    /// The command line that reads SQL from its input until the first error.
    public List<String> command(DatabaseUrl url) {
        return List.of(
                program.toString(),
                "--no-psqlrc",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--dbname=" + url.withUser(url.user(), Optional.empty()).connectable());
    }

    /// Runs a file until its first error. Returns what it printed; an error fails the test.
    public String run(DatabaseUrl url, Path file) {
        var command = new ArrayList<>(command(url));
        command.add("--file=" + file);
        var builder = new ProcessBuilder(command);
        url.password()
                .map(Secret::value)
                .ifPresent(value -> builder.environment().put("PGPASSWORD", value));
        try {
            var process = builder.redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("psql failed on " + file + ":\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
