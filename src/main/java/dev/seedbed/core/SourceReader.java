package dev.seedbed.core;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.SchemaDatabase;
import dev.seedbed.core.database.SchemaDatabases;
import dev.seedbed.core.database.SchemaScript;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Reads a source: its schema, and the scenario that comes with it. Nothing is planned yet.
public record SourceReader(EmbeddedPostgres server) {

    /// `database` is the embedded one that holds the schema; empty when it was read from somebody's own.
    public record Reading(Optional<SchemaDatabase> database, Schema schema, Scenario scenario) {

        static Reading of(Project project) {
            return new Reading(project.schemaDatabase(), project.schema(), project.scenario());
        }

        Reading with(Scenario other) {
            return new Reading(database, schema, other);
        }
    }

    public Reading read(Source source, Progress progress) {
        return switch (source) {
            case Source.OfSample(var sample) -> ofSample(sample, ofDdl(source, sample.ddl(), progress));
            case Source.SqlFile(var file) -> ofDdl(source, text(file), progress);
            case Source.Database(var url) -> ofDatabase(source, url, progress);
            case Source.ScenarioYaml(var file) -> ofScenario(file, progress);
        };
    }

    /// What is known of a source without any server: of a sample, and of a scenario file that names one.
    static Optional<Reading> glance(Source source) {
        return switch (source) {
            case Source.OfSample(var sample) ->
                Optional.of(ofSample(sample, new Reading(Optional.empty(), sample.schema(), Scenario.inferred())));
            case Source.ScenarioYaml(var file) -> {
                var yaml = text(file);
                yield glance(named(file, yaml)).map(reading -> scenario(reading, file.toString(), yaml));
            }
            case Source.SqlFile _, Source.Database _ -> Optional.empty();
        };
    }

    private static Reading ofSample(Sample sample, Reading reading) {
        return sample.scenario()
                .map(text -> scenario(reading, sample.code() + ".yaml", text))
                .orElse(reading);
    }

    /// The DDL of a source; empty for a database, of which only the catalogue is read.
    public static Optional<SchemaScript> findScript(Source source) {
        return switch (source) {
            case Source.OfSample(var sample) -> Optional.of(new SchemaScript(source.text(), sample.ddl()));
            case Source.SqlFile(var file) -> Optional.of(new SchemaScript(source.text(), text(file)));
            case Source.ScenarioYaml _ -> findScript(origin(source));
            case Source.Database _ -> Optional.empty();
        };
    }

    /// Where the schema of a source is: the source itself, or the one that a scenario file names.
    static Source origin(Source source) {
        return source instanceof Source.ScenarioYaml(var file) ? origin(named(file, text(file))) : source;
    }

    private static Reading scenario(Reading reading, String file, String yaml) {
        return reading.with(ScenarioFile.read(file, yaml, reading.schema()));
    }

    private Reading ofDdl(Source source, String ddl, Progress progress) {
        var database = new SchemaDatabases(server).load(ddl, source.text(), progress);
        try (var connections = Connections.to(database.url())) {
            return new Reading(
                    Optional.of(database), schema(source, connections, database.leftOut()), Scenario.inferred());
        }
    }

    private Reading ofDatabase(Source source, DatabaseUrl url, Progress progress) {
        progress.report("reading the catalogue", 0, 0);
        try (var connections = Connections.readOnly(url)) {
            return new Reading(Optional.empty(), schema(source, connections, List.of()), Scenario.inferred());
        }
    }

    private Reading ofScenario(Path file, Progress progress) {
        var yaml = text(file);
        return scenario(read(named(file, yaml), progress), file.toString(), yaml);
    }

    /// The source that a scenario file names; a file is looked for beside it.
    static Source named(Path file, String yaml) {
        var named = ScenarioFile.source(file.toString(), yaml)
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "The scenario file does not name its source.",
                                file + ":1:1",
                                "A scenario belongs to a schema.",
                                "Add a line such as 'source: schema.sql' or 'source: sample:ledger'.")
                        .exception());
        if (Source.namesDdl(named)) {
            var beside = file.resolveSibling(Source.path(named));
            return Files.exists(beside) ? new Source.SqlFile(beside) : Source.parse(named);
        }
        return Source.parse(named);
    }

    private static Schema schema(Source source, Connections connections, List<Problem> leftOut) {
        try (var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            if (schema.tables().isEmpty() && !leftOut.isEmpty()) {
                throw leftOut.getFirst().exception();
            }
            if (schema.tables().isEmpty()) {
                throw Problem.error(
                                Category.USAGE,
                                "There are no tables.",
                                source.text(),
                                "The schema is empty, or holds only system and extension objects.",
                                "Give a schema with CREATE TABLE statements, or the database that your tables are in.")
                        .exception();
            }
            return schema;
        } catch (SQLException failure) {
            throw SqlFailure.exception("The schema could not be read.", connections.url(), failure);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException failure) {
            throw unreadable(file, "It is not UTF-8 text.", failure);
        } catch (IOException failure) {
            throw unreadable(file, FileFailure.reason(failure), failure);
        }
    }

    private static RuntimeException unreadable(Path file, String why, IOException failure) {
        return Problem.error(
                        Category.UNREACHABLE,
                        "The file could not be read.",
                        file.toString(),
                        why,
                        "Check the path and its rights, and save it as UTF-8.")
                .exception(failure);
    }
}
