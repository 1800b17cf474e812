package dev.seedbed.bench;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Psql;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The folder, the server and the program that are measured. The program is the built distribution, started as a user
/// starts it.
record World(Path folder, Workbench workbench) {

    static World open() throws IOException {
        var folder =
                Files.createDirectories(PostgresServers.TARGET.resolve("bench")).toAbsolutePath();
        var world = new World(folder, new Workbench(new SeedbedHome(folder.resolve("home"))));
        world.workbench.server().start(Progress.UNWATCHED);
        return world;
    }

    Project open(String source) {
        return workbench.open(Source.parse(source), Progress.UNWATCHED);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    DatabaseUrl database(String name) {
        return workbench.server().url(name);
    }

    /// An empty database that holds the project's schema with all its keys; making it writes a checkpoint.
    DatabaseUrl fresh(Project project, String name) {
        var schema = project.schemaDatabase().orElseThrow().url().database();
        var maintenance = database("postgres");
        TestServer.execute(maintenance, "DROP DATABASE IF EXISTS " + Sql.identifier(name));
        TestServer.execute(
                maintenance,
                "CREATE DATABASE " + Sql.identifier(name) + " TEMPLATE " + Sql.identifier(schema)
                        + " STRATEGY file_copy");
        return maintenance.withDatabase(name);
    }

    static void load(DatabaseUrl url, Path file) {
        Psql.find().ifPresentOrElse(psql -> psql.run(url, file), () -> SeedFileLoader.load(url, file));
    }

    /// The command line of the built program; `options` are the Java machine's.
    List<String> program(String... arguments) {
        var command = new ArrayList<>(List.of(PostgresServers.TARGET
                .resolve("seedbed")
                .resolve("bin")
                .resolve("seedbed")
                .toAbsolutePath()
                .toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    Map<String, String> environment(String javaOptions) {
        return Map.of(SeedbedHome.VARIABLE, folder.resolve("home").toString(), "JAVA_OPTS", javaOptions);
    }

    String run(String javaOptions, String... arguments) {
        return Command.run(folder, environment(javaOptions), program(arguments));
    }
}
