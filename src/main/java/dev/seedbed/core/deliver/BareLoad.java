package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import java.sql.Connection;
import java.sql.SQLException;

/// Fills a database over a connection: bare tables, rows by COPY, then every key at once, in one transaction.
/// PostgreSQL checks all rows when the keys come back. Rows of an earlier load go first; rows of anybody else's
/// are refused.
public final class BareLoad {

    /// What still belongs to the transaction once all rows and keys are in place; what it throws undoes the
    /// load.
    @FunctionalInterface
    public interface Ending {
        void run(Connection connection) throws SQLException;
    }

    /// A tenth of the usual sample is enough to plan what asks the rules of the rows; a stage that is published is
    /// analyzed as usual once it is settled.
    private static final String ROUGHLY = "SET LOCAL default_statistics_target = 10";

    private final Plan plan;
    private final Connection connection;
    private final Progress progress;
    private final BareTables bare;

    private BareLoad(Plan plan, Connection connection, Progress progress) {
        this.plan = plan;
        this.connection = connection;
        this.progress = progress;
        this.bare = new BareTables(connection, progress);
    }

    /// Commits when everything is in place, else leaves the database as it was.
    public static void into(Connections target, Plan plan, Progress progress) {
        into(target, plan, _ -> {}, progress);
    }

    /// The same, with an ending of the caller's before the commit.
    public static void into(Connections target, Plan plan, Ending ending, Progress progress) {
        try (var connection = target.open()) {
            connection.setAutoCommit(false);
            var load = new BareLoad(plan, connection, progress);
            try {
                load.run();
                load.bare.begin("ending");
                ending.run(connection);
                connection.commit();
            } catch (SQLException failure) {
                rollBack(connection, failure);
                throw SqlFailure.exception(
                        "The rows could not be loaded: " + load.bare.step() + ".", target.url(), failure);
            } catch (RuntimeException failure) {
                rollBack(connection, failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw SqlFailure.exception("The rows could not be loaded.", target.url(), failure);
        }
    }

    /// A connection that is lost rolls back by itself, and is not to hide why.
    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    private void run() throws SQLException {
        bare.execute("preparing", SessionSettings.FRESH + SessionSettings.sql(plan));
        bare.execute("waiting for the tables", TargetGuard.lock(plan));
        bare.execute("writing the manifest", Manifest.CREATE);
        bare.execute("looking for rows of others", TargetGuard.sql(plan));
        bare.strip(plan.draft().schema());
        var slide = Slide.of(plan);
        bare.execute("preparing to move dates", slide.before());
        copyTables();
        bare.rebuild();
        for (var statement : Sequences.statements(plan)) {
            bare.execute("setting sequences", statement);
        }
        bare.execute("writing the manifest", Manifest.of(plan).insert(Manifest.THIS_TRANSACTION, slide.days()));
        bare.execute("tidying up", slide.behind());
        bare.execute("analyzing", ROUGHLY);
        bare.analyze(plan.tables().stream().map(TablePlan::name).toList());
    }

    private void copyTables() throws SQLException {
        try (var copies = new CopyLoad(plan, connection, progress)) {
            for (var table : plan.tables()) {
                bare.begin("loading " + table.name());
                copies.load(table);
            }
        }
        progress.report("loaded", plan.rows(), plan.rows());
    }
}
