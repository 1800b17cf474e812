package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Filler;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The database that a publish fills before it becomes the base.
record Stage(LocalServer session, String name, Marker marker) {

    private static final Duration CLONING_LIMIT = Duration.ofMinutes(5);
    private static final String IN_USE = "55006";
    private static final int ATTEMPTS = 4;

    /// The tables, without rows.
    static Stage of(LocalServer session, Publication publication, Seal seal, Progress progress) throws SQLException {
        progress.report("preparing the stage", 0, 0);
        if (!(publication.schema() instanceof Publication.Schema.Template(var schemaDatabase))) {
            throw new IllegalStateException("a template is needed");
        }
        var schema = session.database(schemaDatabase.database())
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "The schema is not on the server that is published to.",
                                session.url().place(),
                                "It has no database " + schemaDatabase.database() + ".",
                                "Load the schema there first.")
                        .exception());
        var created = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var marker = new Marker(
                Marker.Kind.STAGE, Optional.empty(), seal.generation(), Optional.of(seal.scenario()), created);
        var stage = new Stage(session, LocalServer.fresh(LocalServer.STAGE), marker);
        insist(() -> session.copy(schema, stage.name));
        session.execute(LocalServer.comment(stage.name, marker));
        return stage;
    }

    void fill(Filler filler, Seal seal, Progress progress) throws SQLException {
        var url = session.url().withDatabase(name);
        filler.fill(url, seal);
        progress.stopIfCancelled();
        progress.report("settling the rows", 0, 0);
        try (var connection = Connections.session(url);
                var statement = connection.createStatement()) {
            statement.execute("VACUUM (FREEZE, ANALYZE)");
        }
    }

    /// Seals the stage, then gives it the name of the base. Waits for clones of the old base that are being
    /// made; those asked for later get the new one.
    void replace(BranchName base, Progress progress) throws SQLException {
        progress.stopIfCancelled();
        progress.report("replacing " + base, 0, 0);
        session.execute("ALTER DATABASE " + Sql.identifier(name) + " WITH ALLOW_CONNECTIONS false IS_TEMPLATE true");
        if (!LocalServer.CLONING.awaitAlone(session.connection(), CLONING_LIMIT)) {
            throw new SQLException("Branches of the old base are still being made.", IN_USE);
        }
        try {
            sweepClones();
            var old = session.database(base.value());
            insist(() -> {
                session.endSessions(name);
                session.executeTogether(swap(base, old));
            });
        } finally {
            LocalServer.CLONING.release(session.connection());
        }
    }

    private List<String> swap(BranchName base, Optional<LocalDatabase> old) {
        var statements = new ArrayList<String>();
        var previous = LocalServer.fresh(LocalServer.PREVIOUS);
        if (old.isPresent()) {
            statements.add(LocalServer.rename(base.value(), previous));
            statements.add(LocalServer.comment(previous, marker));
        }
        statements.add(LocalServer.rename(name, base.value()));
        statements.add(LocalServer.comment(base.value(), marker.as(Marker.Kind.BASE)));
        return statements;
    }

    /// Nobody makes a branch now, so every unfinished one is a leftover.
    private void sweepClones() throws SQLException {
        for (var database : session.databases()) {
            if (database.owned() && database.name().startsWith(LocalServer.CLONE)) {
                session.drop(database);
            }
        }
    }

    /// Drops the stage after a failure. What cannot be dropped now, the next publish sweeps.
    void discard(Exception failure) {
        try {
            var left = session.database(name);
            if (left.isPresent()) {
                session.drop(left.get());
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    /// The server itself waits five seconds for other sessions to leave; this gives them a few times that.
    private static void insist(Step step) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !IN_USE.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }
}
