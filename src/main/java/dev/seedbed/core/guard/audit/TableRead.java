package dev.seedbed.core.guard.audit;

import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one table, in one transaction: first the server counts what it would send, then it sends that and no
/// more.
final class TableRead {

    /// Servers work in parallel only on what is fetched at once.
    private static final int AT_ONCE = 0;

    private static final int FETCH = 500;
    /// Rows that are fetched at once have no more characters in all.
    private static final long ROOM = 4L << 20;
    /// A pause after so many rows at the most, where the pace is limited.
    private static final int STEPS_PER_SECOND = 5;

    private final Connection connection;
    private final Table table;
    private final AuditOptions options;
    private final Progress progress;

    TableRead(Connection connection, Table table, AuditOptions options, Progress progress) {
        this.connection = connection;
        this.table = table;
        this.options = options;
        this.progress = progress;
    }

    void into(TableTally tally) throws SQLException {
        var asked = tally.columns().stream()
                .filter(column -> column.subject().asked())
                .toList();
        var from = from();
        if (options.rowsPerSecond().isPresent()) {
            slowly(tally, asked, from);
            return;
        }
        var suspected = counted(tally, asked, from);
        if (!asked.isEmpty()) {
            sampled(asked, from);
        }
        if (!suspected.isEmpty()) {
            var where = suspected.stream()
                    .map(column -> Sieve.suspects(column.subject()))
                    .collect(Collectors.joining(" OR ", "(", ")"));
            var sql = "SELECT " + columns(suspected, TableRead::suspect) + " FROM " + from + " WHERE " + where;
            RowReader reader = row -> {
                for (var index = 0; index < suspected.size(); index++) {
                    look(suspected.get(index), row.getString(index + 1));
                }
            };
            var longest = suspected.stream()
                    .mapToLong(column -> Math.min(Sieve.LONGEST, column.longest()))
                    .sum();
            if (longest * FETCH <= ROOM) {
                read(sql, reader);
                return;
            }
            var few = suspected.stream()
                    .map(column -> "coalesce(length(" + Sieve.text(column.subject()) + "), 0)")
                    .collect(Collectors.joining(" + ", "(", ") <= " + ROOM / FETCH));
            read(sql + " AND " + few, reader);
            read(sql + " AND NOT " + few, (int) Math.max(1, ROOM / longest), reader);
        }
    }

    private static void look(ColumnTally column, @Nullable String cell) {
        Optional.ofNullable(cell).ifPresent(text -> {
            column.reach(text.length());
            column.look(text);
        });
    }

    /// Every row is sent, its harmless cells as NULL, so that the pace is known.
    private void slowly(TableTally tally, List<ColumnTally> asked, String from) throws SQLException {
        var all = tally.columns();
        var sql = "SELECT "
                + columns(all, column -> Sql.identifier(column.subject().column()) + " IS NOT NULL")
                + (asked.isEmpty() ? "" : ", " + columns(asked, TableRead::suspect)) + " FROM " + from;
        sampled(asked, from);
        read(sql, row -> {
            tally.count(1);
            for (var index = 0; index < all.size(); index++) {
                all.get(index).count(row.getBoolean(index + 1) ? 1 : 0);
            }
            for (var index = 0; index < asked.size(); index++) {
                look(asked.get(index), row.getString(all.size() + index + 1));
            }
        });
    }

    /// One pass over the table. Returns the columns of which the server would send something.
    private List<ColumnTally> counted(TableTally tally, List<ColumnTally> asked, String from) throws SQLException {
        var all = tally.columns();
        var sql = new StringBuilder("SELECT count(*)");
        table.columns()
                .forEach(column -> sql.append(", count(")
                        .append(column.nullable() ? Sql.identifier(column.name()) : "*")
                        .append(')'));
        asked.forEach(column -> sql.append(", max(length(")
                .append(Sieve.whole(column.subject()))
                .append(")) FILTER (WHERE ")
                .append(Sieve.suspects(column.subject()))
                .append(')'));
        var suspected = new ArrayList<ColumnTally>();
        read(sql + " FROM " + from, AT_ONCE, row -> {
            tally.count(row.getLong(1));
            for (var index = 0; index < all.size(); index++) {
                all.get(index).count(row.getLong(index + 2));
            }
            for (var index = 0; index < asked.size(); index++) {
                var longest = row.getLong(all.size() + index + 2);
                if (!row.wasNull()) {
                    asked.get(index).reach(longest);
                    suspected.add(asked.get(index));
                }
            }
        });
        return suspected;
    }

    /// A few cells of each column as they are, to say what it holds.
    private void sampled(List<ColumnTally> asked, String from) throws SQLException {
        if (asked.isEmpty()) {
            return;
        }
        var sql = "SELECT "
                + columns(
                        asked, column -> "left(" + Sieve.text(column.subject()) + ", " + ROOM / ColumnTally.LOOK + ")")
                + " FROM " + from + " LIMIT " + ColumnTally.LOOK;
        read(sql, row -> {
            for (var index = 0; index < asked.size(); index++) {
                var column = asked.get(index);
                Optional.ofNullable(row.getString(index + 1)).ifPresent(column::sample);
            }
        });
    }

    private static String suspect(ColumnTally column) {
        return "CASE WHEN " + Sieve.suspects(column.subject()) + " THEN " + Sieve.text(column.subject()) + " END";
    }

    private static String columns(List<ColumnTally> columns, Function<ColumnTally, String> sql) {
        return columns.stream().map(sql).collect(Collectors.joining(", "));
    }

    /// The table, or about as many of its rows as were asked for: the same ones each time while nothing
    /// changes.
    private String from() throws SQLException {
        if (options.sample().isEmpty()) {
            return table.ownRows();
        }
        var rows = new long[1];
        read("SELECT count(*) FROM " + table.ownRows(), row -> rows[0] = row.getLong(1));
        var share = 100.0 * options.sample().getAsInt() / Math.max(1, rows[0]);
        return share >= 100
                ? table.ownRows()
                : table.ownRows() + " TABLESAMPLE BERNOULLI (" + share + ") REPEATABLE (1)";
    }

    /// Holds every row against the scenario's; what differs is judged.
    void replay(TableReplay replay, TableTally tally) throws SQLException {
        var all = tally.columns();
        read(
                "SELECT "
                        + columns(all, column -> Sql.identifier(column.subject().column()) + "::text") + " FROM "
                        + table.ownRows(),
                row -> {
                    var cells = new ArrayList<Optional<String>>(all.size());
                    for (var index = 0; index < all.size(); index++) {
                        cells.add(Optional.ofNullable(row.getString(index + 1)));
                    }
                    replay.look(cells, tally);
                });
        tally.replayed(replay.counted());
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, RowReader reader) throws SQLException {
        read(sql, options.rowsPerSecond().isPresent() ? step() : FETCH, reader);
    }

    private void read(String sql, int fetch, RowReader reader) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(fetch);
            try (var _ = new Cancelling(connection, progress);
                    var rows = statement.executeQuery(sql)) {
                var read = 0L;
                while (rows.next()) {
                    reader.read(rows);
                    read++;
                    if (read % FETCH == 0) {
                        progress.stopIfCancelled();
                    }
                    pause(read);
                }
            }
        }
    }

    private int step() {
        return Math.max(1, options.rowsPerSecond().orElse(FETCH) / STEPS_PER_SECOND);
    }

    private void pause(long read) {
        if (options.rowsPerSecond().isPresent() && read % step() == 0) {
            progress.stopIfCancelled();
            Pause.of(Duration.ofMillis(1_000 / STEPS_PER_SECOND));
        }
    }
}
