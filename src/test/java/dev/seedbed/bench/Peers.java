package dev.seedbed.bench;

import dev.seedbed.core.database.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a user of Node would take instead, where Node is present. The packages are installed into the build folder.
record Peers(Path folder) {

    private static final List<String> FILES = List.of(
            "package.json",
            "schema.prisma",
            "people.mjs",
            "prisma-loop.mjs",
            "prisma-many.mjs",
            "drizzle.mjs",
            "copy.mjs",
            "insert.mjs");

    /// Prisma asks for an engine that npm does not bring and that generating a client does not need.
    private static final Map<String, String> GENERATING = Map.of("PRISMA_SCHEMA_ENGINE_BINARY", "/bin/true");

    static Optional<Peers> install(Report report, Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : FILES) {
                copy(file, folder.resolve(file));
            }
            Command.output("node", "--version");
            Command.run(folder, Map.of(), List.of("npm", "install", "--no-audit", "--no-fund", "--loglevel=error"));
            Command.run(folder, GENERATING, List.of("npx", "prisma", "generate", "--schema=schema.prisma"));
            return Optional.of(new Peers(folder));
        } catch (IOException | UncheckedIOException | IllegalStateException failure) {
            var first = String.valueOf(failure.getMessage()).lines().limit(4).toList();
            report.leftOut("Node's ways: " + String.join(" / ", first));
            return Optional.empty();
        }
    }

    /// Makes the rows of so many users by a script.
    long run(String script, DatabaseUrl url, long users) {
        var environment = Map.of("DATABASE_URL", url.connectable(), "USERS", Long.toString(users));
        Command.run(folder, environment, List.of("node", script));
        return 0;
    }

    static void copy(String resource, Path file) throws IOException {
        try (var stream = Objects.requireNonNull(Peers.class.getResourceAsStream(resource), resource)) {
            Files.write(file, stream.readAllBytes());
        }
    }
}
