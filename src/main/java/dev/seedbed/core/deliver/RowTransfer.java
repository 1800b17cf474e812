package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.introspect.Introspector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Copies the rows that Seedbed loaded from one database into the same tables of another, over the wire and in
/// one transaction. Rows are passed on as they come, so it takes the same memory at any size. The servers may
/// be of different versions.
///
/// The copy has a manifest of its own: a later load knows its rows as Seedbed's. What the source holds besides
/// those rows stays there.
public final class RowTransfer {

    /// Which rows may go from the target to make room.
    public enum Room {
        /// Those that Seedbed wrote; any others are refused.
        OWN_ROWS,
        /// All, whoever wrote them. The target's tables have to be the source's exactly: what somebody changed
        /// in them is not undone.
        ALL_ROWS
    }

    /// What else belongs into the copy: reads the state that is copied, and says what runs behind the rows.
    @FunctionalInterface
    public interface Ending {
        BareLoad.Ending of(Connection source) throws SQLException;
    }

    /// Transfers into one database take turns: the later one finds the earlier one's rows.
    private static final long TURN = 0x5EEDBED0004L;

    private final TransferSource source;
    private final Connection connection;
    private final Progress progress;
    private final BareTables bare;
    private long done;

    private RowTransfer(TransferSource source, Connection connection, Progress progress) {
        this.source = source;
        this.connection = connection;
        this.progress = progress;
        this.bare = new BareTables(connection, progress);
    }

    /// Commits when everything is in place, else leaves the target as it was. Tables that do not fit are a
    /// {@link TableMismatch}.
    public static void copy(DatabaseUrl from, DatabaseUrl into, Room room, Ending ending, Progress progress) {
        try (var source = TransferSource.open(from);
                var connection = Connections.session(into)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            var transfer = new RowTransfer(source, connection, progress);
            try {
                var last = source.ask(ending::of);
                transfer.takeTurn();
                transfer.run(transfer.tables(into, room), room);
                transfer.bare.begin("ending");
                last.run(connection);
                connection.commit();
            } catch (SQLException failure) {
                throw SqlFailure.exception(
                        "The rows could not be copied: " + transfer.bare.step() + ".", into, failure);
            }
        } catch (SQLException failure) {
            throw SqlFailure.exception("The rows could not be copied.", into, failure);
        }
    }

    /// Before the tables are read: their keys are away while an earlier transfer runs. That may take longer than the
    /// server lets others wait.
    private void takeTurn() throws SQLException {
        bare.execute("preparing", SessionSettings.FIXED);
        bare.execute("waiting for another transfer", "SELECT pg_catalog.pg_advisory_xact_lock(" + TURN + ")");
    }

    /// Of the target, those that get rows.
    private Schema tables(DatabaseUrl into, Room room) {
        var schema = new Introspector().read(connection);
        var wanted = source.manifest().tables().keySet();
        var match = new TableMatch(source.schema(), schema, wanted);
        var wrong = switch (room) {
            case OWN_ROWS -> match.missing();
            case ALL_ROWS -> match.different();
        };
        if (!wrong.isEmpty()) {
            throw new TableMismatch(into.place(), wrong);
        }
        return new Schema(wanted.stream().map(schema::table).toList(), schema.serverVersion());
    }

    private void run(Schema target, Room room) throws SQLException {
        bare.execute("preparing", SessionSettings.path(target));
        bare.execute(
                "waiting for the tables",
                TargetGuard.lock(target.tables().stream().map(Table::name)));
        bare.execute("writing the manifest", Manifest.CREATE);
        bare.strip(target);
        makeRoom(target, room);
        for (var table : source.tables().toList()) {
            copy(table, target);
        }
        progress.report("copied", done, total());
        bare.rebuild();
        for (var table : source.tables().toList()) {
            copySequences(table, target.table(table.name()));
        }
        bare.execute("writing the manifest", source.manifest().insert(Manifest.THIS_TRANSACTION));
        bare.analyze(source.manifest().tables().keySet());
    }

    private void makeRoom(Schema target, Room room) throws SQLException {
        var names = target.tables().stream().map(table -> table.name().sql()).toList();
        switch (room) {
            case OWN_ROWS -> bare.execute("looking for rows of others", TargetGuard.sql(names));
            case ALL_ROWS -> {
                bare.execute("making room", "DROP TABLE IF EXISTS _seedbed.part");
                if (!names.isEmpty()) {
                    bare.execute("making room", TargetGuard.truncate(names));
                }
            }
        }
    }

    private void copy(Table table, Schema target) throws SQLException {
        var name = table.name();
        bare.begin("copying " + name);
        var columns = table.columns().stream().filter(Column::written).toList();
        var names = columns.stream().map(Column::name).toList();
        var sameVersion = major(source.schema()) == major(target);
        var format = sameVersion && CopyPipe.binary(columns) ? " WITH (FORMAT binary)" : "";
        var pipe = new CopyPipe(source, connection, () -> {
            progress.stopIfCancelled();
            progress.report("copying " + name, done, total());
        });
        var rows = pipe.run(CopyPipe.out(table, names) + format, SeedScript.copyStatement(name.sql(), names) + format);
        source.refuseOtherCount(name, rows);
        done += rows;
    }

    private static int major(Schema schema) {
        return schema.serverVersion() / 10_000;
    }

    private long total() {
        return source.manifest().tables().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void copySequences(Table from, Table into) throws SQLException {
        for (var statement : sequenceStatements(from, into)) {
            bare.execute("setting sequences", statement);
        }
    }

    private List<String> sequenceStatements(Table from, Table into) {
        return from.columns().stream()
                .flatMap(column -> column.sequence().stream()
                        .flatMap(sequence -> into.findColumn(column.name()).flatMap(Column::sequence).stream()
                                .map(other -> source.sequenceStatement(sequence, other))))
                .toList();
    }
}
