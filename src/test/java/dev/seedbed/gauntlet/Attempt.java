package dev.seedbed.gauntlet;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.deliver.CheckReport.CheckedTable;
import dev.seedbed.core.deliver.CheckReport.Finding;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.feedback.Severity;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Psql;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One schema on its way through: opened, exported with no configuration, loaded into an empty copy, checked. Keeps
/// what is known so far, for whatever goes wrong on the way.
final class Attempt {

    private final Workbench workbench;
    private final Path file;
    private final Path seed;
    private final long started = System.nanoTime();
    private Optional<Project> project = Optional.empty();
    private Optional<CheckReport> report = Optional.empty();

    Attempt(Workbench workbench, Path file, Path scratch) {
        this.workbench = workbench;
        this.file = file;
        this.seed = scratch.resolve(name(file) + ".seed.sql");
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\.sql$", "");
    }

    Outcome run() {
        try {
            var opened = workbench.open(new Source.SqlFile(file), Progress.UNWATCHED);
            project = Optional.of(opened);
            workbench.export(opened, Loader.PSQL, seed, Progress.UNWATCHED);
            var trouble = load(opened.schemaDatabase().orElseThrow().url());
            return outcome(trouble.isEmpty() ? firstFinding() : trouble);
        } catch (SeedbedException failure) {
            var problem = failure.problem();
            return outcome(problem.what() + " " + problem.where() + ": " + problem.why());
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            return outcome(firstLines(failure));
        }
    }

    /// What the client said, if it did not take the file as a whole. Then statement by statement, to count the rest.
    private String load(DatabaseUrl schema) {
        var maintenance = workbench.server().url("postgres");
        var target = maintenance.withDatabase("gauntlet");
        var trouble = "";
        make(maintenance, schema);
        try {
            Psql.find().ifPresentOrElse(psql -> psql.run(target, seed), () -> SeedFileLoader.load(target, seed));
        } catch (AssertionError refused) {
            trouble = firstLines(refused);
            make(maintenance, schema);
            SeedFileLoader.loadWhatWorks(target, seed);
        }
        try (var connections = Connections.readOnly(target)) {
            report = Optional.of(Verifier.check(connections, Progress.UNWATCHED));
        }
        return trouble;
    }

    private static void make(DatabaseUrl maintenance, DatabaseUrl schema) {
        TestServer.drop(maintenance, "gauntlet");
        TestServer.execute(maintenance, "CREATE DATABASE gauntlet TEMPLATE " + Sql.identifier(schema.database()));
    }

    /// Broken rules; that a table is empty is told apart.
    private List<Finding> violations() {
        return report.stream()
                .flatMap(checked -> checked.findings().stream())
                .filter(finding -> !finding.what().equals("no rows"))
                .toList();
    }

    private String firstFinding() {
        return violations().stream()
                .findFirst()
                .map(found -> found.table() + ", " + found.rule() + ": " + found.what())
                .orElse("");
    }

    private Outcome outcome(String trouble) {
        var filled = report.stream()
                .flatMap(checked -> checked.tables().stream())
                .filter(table -> table.rows() > 0)
                .map(CheckedTable::table)
                .collect(Collectors.toSet());
        var tables = project.map(Project::schema).map(Schema::tables).orElse(List.of());
        var refusals = refusals();
        return new Outcome(
                name(file),
                tables.size(),
                filled.size(),
                report.map(CheckReport::rows).orElse(0L),
                violations().size(),
                refusals,
                tables.stream()
                        .map(Table::name)
                        .filter(name -> !filled.contains(name) && !refused(name, refusals))
                        .toList(),
                project.flatMap(Project::schemaDatabase)
                        .map(database -> leftOut(database.leftOut()))
                        .orElse(List.of()),
                (System.nanoTime() - started) / 1e9,
                trouble);
    }

    private List<Problem> refusals() {
        return project.stream()
                .flatMap(opened -> opened.plan().warnings().stream())
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static boolean refused(TableName table, List<Problem> refusals) {
        return refusals.stream().anyMatch(problem -> (problem.where() + ",").startsWith(table + ","));
    }

    private static List<Problem> leftOut(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static String firstLines(Throwable failure) {
        var cause = failure.getCause() == null ? "" : "\n" + failure.getCause();
        return (failure + cause)
                .lines()
                .limit(5)
                .reduce((one, other) -> one + " / " + other.strip())
                .orElse("");
    }
}
