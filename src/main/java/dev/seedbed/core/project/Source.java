package dev.seedbed.core.project;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Where a schema comes from.
public sealed interface Source {

    List<String> DDL = List.of(".sql");

    /// What a scenario is called; the last one is Seedbed's own, for desktops that open files by their endings.
    List<String> SCENARIO = List.of(".yaml", ".yml", ".seedbed");

    /// The source as one writes it on the command line; never with a password.
    String text();

    /// The same, to be found from any folder.
    default Source absolute() {
        return switch (this) {
            case SqlFile(var file) -> new SqlFile(file.toAbsolutePath().normalize());
            case ScenarioYaml(var file) ->
                new ScenarioYaml(file.toAbsolutePath().normalize());
            case OfSample _, Database _ -> this;
        };
    }

    /// A file of DDL.
    record SqlFile(Path file) implements Source {
        @Override
        public String text() {
            return file.toString();
        }
    }

    record OfSample(Sample sample) implements Source {
        @Override
        public String text() {
            return "sample:" + sample.code();
        }
    }

    /// A scenario file, which names a source of its own.
    record ScenarioYaml(Path file) implements Source {
        @Override
        public String text() {
            return file.toString();
        }
    }

    /// A database of somebody's: only its catalogue is read.
    record Database(DatabaseUrl url) implements Source {
        @Override
        public String text() {
            return url.withoutSecrets().toString();
        }
    }

    /// Understands `sample:NAME`, a `.sql` file, a `.yaml` or `.seedbed` scenario file, and `postgres://` or
    /// `jdbc:postgresql:` URLs.
    static Source parse(String text) {
        if (text.startsWith("sample:")) {
            return new OfSample(Sample.get(text.substring("sample:".length())));
        }
        if (DatabaseUrl.looksLikeOne(text)) {
            return new Database(DatabaseUrl.parse(text));
        }
        if (!namesFile(text)) {
            throw wrong(text, "It is no sample, no .sql, .yaml or .seedbed file, and no PostgreSQL URL.");
        }
        var file = path(text);
        if (!Files.isRegularFile(file)) {
            throw wrong(text, Files.exists(file) ? "It is not a file." : "The file does not exist.");
        }
        return namesDdl(text) ? new SqlFile(file) : new ScenarioYaml(file);
    }

    /// Whether this is how a file of DDL is called.
    static boolean namesDdl(String text) {
        return ending(text, DDL);
    }

    /// Whether this is how a file is called that a schema can come from.
    static boolean namesFile(String text) {
        return namesDdl(text) || ending(text, SCENARIO);
    }

    /// The file with the name that a scenario must have: another ending is kept, before that of a scenario.
    static Path ofScenario(Path file) {
        var name = file.getFileName().toString();
        return ending(name, SCENARIO) ? file : file.resolveSibling(name + SCENARIO.getFirst());
    }

    private static boolean ending(String name, List<String> endings) {
        return endings.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /// A name as a path; not every text can be one, and which depends on the system and its language.
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(text, "No file can have this name here: " + e.getReason() + ".");
        }
    }

    private static RuntimeException wrong(String text, String why) {
        return Problem.error(
                        Category.USAGE,
                        "This source cannot be opened.",
                        DatabaseUrl.masked(text),
                        why,
                        "Give sample:ledger, a file such as schema.sql or scenario.yaml, or a postgres:// URL.")
                .exception();
    }
}
