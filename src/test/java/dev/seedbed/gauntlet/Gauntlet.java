package dev.seedbed.gauntlet;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
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

/// Loads each `.sql` file of a folder, exports with no configuration, loads the export into an empty copy, and checks
/// it: one line a schema. Exits with 1 if anything falls short.
///
/// Arguments: the folder, and optionally names to try alone.
public final class Gauntlet {

    /// What became of one schema.
    private record Run(
            String schema,
            int tables,
            long filled,
            long rows,
            long violations,
            int leftOut,
            double seconds,
            String trouble) {

        boolean whole() {
            return violations == 0 && filled == tables && trouble.isEmpty();
        }
    }

    private final Workbench workbench;
    private final Path scratch;

    private Gauntlet(Path scratch) {
        this.scratch = scratch;
        this.workbench = new Workbench(new SeedbedHome(scratch.resolve("home")));
    }

    public static void main(String[] arguments) throws IOException {
        var scratch = Files.createDirectories(PostgresServers.TARGET.resolve("gauntlet"));
        var gauntlet = new Gauntlet(scratch);
        var runs = new ArrayList<Run>();
        System.out.printf(
                "%-28s %6s %6s %8s %10s %8s %7s  %s%n",
                "schema", "tables", "filled", "rows", "violations", "left out", "seconds", "trouble");
        for (var file : files(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length))) {
            var run = gauntlet.run(file);
            runs.add(run);
            System.out.printf(
                    "%-28s %6d %6d %8d %10d %8d %7.1f  %s%n",
                    run.schema(),
                    run.tables(),
                    run.filled(),
                    run.rows(),
                    run.violations(),
                    run.leftOut(),
                    run.seconds(),
                    run.trouble());
        }
        gauntlet.workbench.server().stop();
        System.exit(report(runs) ? 0 : 1);
    }

    private static List<Path> files(Path folder, List<String> names) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> names.isEmpty() || names.contains(name(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean report(List<Run> runs) {
        var tables = runs.stream().mapToLong(Run::tables).sum();
        var filled = runs.stream().mapToLong(Run::filled).sum();
        var whole = runs.stream().filter(Run::whole).count();
        System.out.printf(
                "%n%d of %d schemas whole; %d of %d tables filled (%.2f %%); %d violations%n",
                whole,
                runs.size(),
                filled,
                tables,
                100.0 * filled / Math.max(1, tables),
                runs.stream().mapToLong(Run::violations).sum());
        return whole == runs.size();
    }

    private Run run(Path file) {
        var started = System.nanoTime();
        var tables = 0;
        var leftOut = 0;
        try {
            var project = workbench.open(new Source.SqlFile(file), Progress.UNWATCHED);
            tables = project.schema().tables().size();
            leftOut = project.schemaDatabase().orElseThrow().leftOut().size();
            var seed = scratch.resolve(name(file) + ".seed.sql");
            workbench.export(project, Loader.PSQL, seed, Progress.UNWATCHED);
            var report = load(project.schemaDatabase().orElseThrow().url(), seed);
            var filled =
                    report.tables().stream().filter(table -> table.rows() > 0).count();
            var first = report.findings().stream()
                    .findFirst()
                    .map(found -> found.table() + ", " + found.rule() + ": " + found.what())
                    .orElse("");
            return new Run(
                    name(file),
                    tables,
                    filled,
                    report.rows(),
                    report.findings().size(),
                    leftOut,
                    seconds(started),
                    first);
        } catch (SeedbedException failure) {
            var problem = failure.problem();
            return new Run(
                    name(file),
                    tables,
                    0,
                    0,
                    0,
                    leftOut,
                    seconds(started),
                    problem.what() + " " + problem.where() + ": " + problem.why());
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            return new Run(name(file), tables, 0, 0, 0, leftOut, seconds(started), firstLines(failure));
        }
    }

    private CheckReport load(DatabaseUrl schema, Path seed) {
        var maintenance = workbench.server().url("postgres");
        var target = maintenance.withDatabase("gauntlet");
        TestServer.execute(maintenance, "DROP DATABASE IF EXISTS gauntlet WITH (FORCE)");
        TestServer.execute(maintenance, "CREATE DATABASE gauntlet TEMPLATE " + Sql.identifier(schema.database()));
        Psql.find().ifPresentOrElse(psql -> psql.run(target, seed), () -> SeedFileLoader.load(target, seed));
        try (var connections = Connections.readOnly(target)) {
            return Verifier.check(connections, Progress.UNWATCHED);
        }
    }

    private static String firstLines(Throwable failure) {
        return String.valueOf(failure)
                .lines()
                .limit(5)
                .reduce((one, other) -> one + " / " + other.strip())
                .orElse("");
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\.sql$", "");
    }
}
