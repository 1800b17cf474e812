package dev.seedbed.core.guard.audit;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.deliver.Manifest;
import dev.seedbed.core.deliver.ManifestReader;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.introspect.Introspector;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Audits a database that runs: reads only, one table after the other, each as it was at one moment. The server
/// counts and leaves out what is certainly harmless; what is left is judged here.
public final class DatabaseAudit {

    private static final String FAILED = "The database could not be audited.";
    /// The state of a question that was cancelled, or took too long.
    private static final String ENDED = "57014";

    private final DatabaseUrl url;
    private final AuditOptions options;
    private Replays replays;
    private final Progress progress;
    private final List<String> notes = new ArrayList<>();

    private DatabaseAudit(DatabaseUrl url, AuditOptions options, Replays replays, Progress progress) {
        this.url = url;
        this.options = options;
        this.replays = replays;
        this.progress = progress;
    }

    public static AuditReport of(DatabaseUrl url, AuditOptions options, Replays replays, Progress progress) {
        return new DatabaseAudit(url, options, replays, progress).run();
    }

    private AuditReport run() {
        var started = System.nanoTime();
        options.sample()
                .ifPresent(rows -> notes.add("Of each table with more, about " + rows + " rows were looked at."));
        var tallies = new ArrayList<TableTally>();
        try (var connections = Connections.readOnly(url);
                var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            if (replays.slide()) {
                replays = replays.moved(
                        ManifestReader.read(connection).map(Manifest::days).orElse(0));
            }
            settle(connection);
            for (var table : schema.tables()) {
                progress.stopIfCancelled();
                progress.report(
                        "auditing " + table.name(),
                        tallies.size(),
                        schema.tables().size());
                tallies.add(table(connection, table));
            }
        } catch (SQLException failure) {
            progress.stopIfCancelled();
            throw failed(failure);
        }
        return Tallies.report(url.toString(), tallies, notes, Duration.ofNanos(System.nanoTime() - started));
    }

    /// Nothing of the server's own words: they may quote a value.
    private SeedbedException failed(SQLException failure) {
        if (SqlFailure.state(failure).equals(ENDED)) {
            return Problem.error(
                            Category.UNREACHABLE,
                            FAILED,
                            url.place(),
                            "A question took longer than " + options.patience().toSeconds()
                                    + " s, or somebody ended it on the server.",
                            "Give the server longer with --patience, or look at a part of the rows with --sample.")
                    .exception();
        }
        if (!Set.of("22", "42", "P0")
                .contains(SqlFailure.state(failure)
                        .substring(0, Math.min(2, SqlFailure.state(failure).length())))) {
            return SqlFailure.exception(FAILED, url, failure);
        }
        return Problem.error(
                        Category.UNREACHABLE,
                        FAILED,
                        url.place(),
                        "The server refused a question (SQLSTATE " + SqlFailure.state(failure) + ").",
                        "Check that the user may read every table, and report it if so.")
                .exception();
    }

    private void settle(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "SET statement_timeout = " + Math.min(options.patience().toMillis(), Integer.MAX_VALUE)
                            + "; SET DateStyle = 'ISO, MDY'; SET TimeZone = 'UTC'; SET IntervalStyle = 'postgres';"
                            + " SET bytea_output = 'hex'; SET extra_float_digits = 1; SET search_path = pg_catalog, public");
        }
        connection.commit();
    }

    private TableTally table(Connection connection, Table table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
        var tally = new TableTally(
                table.name(),
                table.columns().stream()
                        .map(column -> Subject.of(table.name(), column.name(), CellForm.of(column.type())))
                        .toList());
        var replay = options.sample().isPresent() ? Optional.<TableReplay>empty() : replays.find(table.name());
        if (replay.isPresent()) {
            new TableRead(connection, table, options, progress).replay(replay.get(), tally);
        } else {
            new TableRead(connection, table, options, progress).into(tally);
        }
        connection.rollback();
        tally.columns().stream()
                .filter(column -> column.longest() > Sieve.LONGEST)
                .forEach(column -> notes.add("Cells of " + table.name() + "."
                        + column.subject().column() + " longer than 4 MB were read to there."));
        return tally;
    }
}
