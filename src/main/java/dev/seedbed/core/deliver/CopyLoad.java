package dev.seedbed.core.deliver;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Numbering;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// Feeds a plan's rows to a connection by COPY, while the next ones are made beside it: in binary where every column of
/// a table has a form that is known, else as text.
final class CopyLoad implements AutoCloseable {

    private final Plan plan;
    private final CopyManager server;
    private final Progress progress;
    private final RowBlocks blocks = RowBlocks.beside(1);
    private long done;

    CopyLoad(Plan plan, Connection connection, Progress progress) throws SQLException {
        this.plan = plan;
        this.server = connection.unwrap(PGConnection.class).getCopyAPI();
        this.progress = progress;
    }

    void load(TablePlan table) throws SQLException {
        var types = table.columns().stream()
                .map(column -> column.draft().column().type())
                .toList();
        var forms = BinaryForm.of(types);
        var before = done;
        if (forms.isPresent()) {
            binary(table, forms.get());
        }
        var loaded = done - before;
        if (loaded < table.rows()) {
            text(table, loaded);
        }
    }

    private void binary(TablePlan table, List<BinaryForm> forms) throws SQLException {
        var copy = server.copyIn(SeedScript.copyStatement(table) + " WITH (FORMAT binary)");
        end(copy, () -> {
            write(copy, CopyBinary.head());
            try {
                feed(copy, table, 0, (_, block) -> new CopyBinary(block, forms));
            } catch (BinaryRefusal _) {
                // From this block on, the server has to read the rows as text.
            }
            write(copy, CopyBinary.end());
        });
    }

    private void text(TablePlan table, long from) throws SQLException {
        var copy = server.copyIn(SeedScript.copyStatement(table));
        end(copy, () -> feed(copy, table, from, (_, block) -> new CopyText(block)));
    }

    private void feed(CopyIn copy, TablePlan table, long from, RowBlocks.Format format) throws SQLException {
        var rows = new Numbering.Span(from, table.rows());
        var at = from;
        for (var block : blocks.of(table, rows, format)) {
            progress.stopIfCancelled();
            progress.report("loading " + table.name(), done, plan.rows());
            write(copy, block);
            var next = Math.min(table.rows(), at + RowBlocks.ROWS);
            done += next - at;
            at = next;
        }
    }

    private static void write(CopyIn copy, ByteText block) throws SQLException {
        copy.writeToCopy(block.bytes(), 0, block.length());
    }

    private interface Feeding {
        void run() throws SQLException;
    }

    private static void end(CopyIn copy, Feeding feeding) throws SQLException {
        try {
            feeding.run();
            copy.endCopy();
        } catch (SQLException | RuntimeException failure) {
            cancel(copy, failure);
            throw failure;
        }
    }

    private static void cancel(CopyIn copy, Exception failure) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        blocks.close();
    }
}
