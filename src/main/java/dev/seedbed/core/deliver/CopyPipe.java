package dev.seedbed.core.deliver;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/// Passes the rows of one table on from server to server, as the first one sends them.
///
/// `watch` is called with every block; what it throws ends the copy.
record CopyPipe(TransferSource source, Connection target, Runnable watch) {

    private static final int BLOCK = 1 << 16;

    /// Partitions send their rows through their parent, which only a query reads.
    static String out(Table table, List<String> columns) {
        var names = Sql.identifiers(columns);
        if (table.partitioning().isPresent()) {
            return "COPY (SELECT " + names + " FROM " + table.name().sql() + ") TO stdout";
        }
        return "COPY " + table.name().sql() + (columns.isEmpty() ? "" : " (" + names + ")") + " TO stdout";
    }

    /// How many rows the target took.
    long run(String out, String in) throws SQLException {
        var reading = source.ask(connection -> new PGCopyInputStream(connection.unwrap(PGConnection.class), out));
        try (var rows = new Watched(reading)) {
            return target.unwrap(PGConnection.class).getCopyAPI().copyIn(in, rows, BLOCK);
        } catch (IOException e) {
            throw TransferSource.unreadable(
                    source.url(), e.getCause() instanceof SQLException refused ? refused : new SQLException(e));
        }
    }

    private final class Watched extends FilterInputStream {

        Watched(InputStream rows) {
            super(rows);
        }

        @Override
        public int read(byte[] block, int offset, int length) throws IOException {
            watch.run();
            return super.read(block, offset, length);
        }
    }

    /// Whether the binary form of these columns means the same in both databases: some forms name types by
    /// numbers, which each database gives by itself.
    static boolean binary(List<Column> columns) {
        return columns.stream().allMatch(column -> binary(column.type()));
    }

    private static boolean binary(ColumnType type) {
        return switch (type) {
            case ColumnType.Domain domain -> binary(domain.over());
            case ColumnType.Range range -> binary(range.subtype());
            case ColumnType.Array array -> builtIn(array.element());
            case ColumnType.Enumerated _, ColumnType.Text _ -> true;
            case ColumnType.Composite _, ColumnType.Other _ -> false;
            default -> builtIn(type);
        };
    }

    /// Of a type whose number is the same everywhere.
    private static boolean builtIn(ColumnType type) {
        return switch (type) {
            case ColumnType.Text text -> !text.caseInsensitive();
            case ColumnType.Whole _,
                    ColumnType.Numeric _,
                    ColumnType.Floating _,
                    ColumnType.Money _,
                    ColumnType.Bool _,
                    ColumnType.Date _,
                    ColumnType.Time _,
                    ColumnType.Timestamp _,
                    ColumnType.Interval _,
                    ColumnType.Uuid _,
                    ColumnType.Json _,
                    ColumnType.Xml _,
                    ColumnType.Bytes _,
                    ColumnType.Bits _,
                    ColumnType.Network _,
                    ColumnType.Geometric _,
                    ColumnType.TextSearch _ -> true;
            case ColumnType.Domain _,
                    ColumnType.Enumerated _,
                    ColumnType.Range _,
                    ColumnType.Array _,
                    ColumnType.Composite _,
                    ColumnType.Other _ -> false;
        };
    }
}
