package dev.seedbed.core.trial;

import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.Statements;
import dev.seedbed.core.deliver.CopyText;
import dev.seedbed.core.deliver.SeedScript;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.util.ServerErrorMessage;

/// Where the first rows of every table are tried, inside the caller's transaction: the server checks types, checks and
/// unique keys; references are followed afterwards. Triggers do not run.
final class ScratchTables {

    /// So many rows of a table are tried; most drafts have fewer.
    static final long MOST_ROWS = 600;

    private static final int FIRST_WITH_PARAMETER_RIGHTS = 15;
    private static final Pattern CONTEXT_COLUMN = Pattern.compile("(?s)COPY .+?, line \\d+, column (.+?)(?:: |$)");

    private static final Pattern CONTEXT_LINE = Pattern.compile("(?s)COPY .+?, line (\\d+)");

    private static final String HIDDEN = """
            SELECT indexrelid::regclass::text,
                   '(ROW(' || pg_get_expr(indexprs, indrelid) || ') IS NULL) IN (true, false)'
            FROM pg_index WHERE indrelid = ?::regclass AND indexprs IS NOT NULL
            UNION ALL
            SELECT c.conname::text,
                   'NOT (' || pg_get_partition_constraintdef(c.conrelid) || ') OR (' || pg_get_expr(c.conbin, c.conrelid)
                   || ')'
            FROM pg_partition_tree(?::regclass) t JOIN pg_constraint c ON c.conrelid = t.relid
            WHERE t.isleaf AND t.level > 0 AND c.contype = 'c' AND c.conislocal
              AND pg_get_partition_constraintdef(c.conrelid) IS NOT NULL
            UNION ALL
            SELECT 'partitions', string_agg('(' || pg_get_partition_constraintdef(t.relid) || ')', ' OR ')
            FROM pg_partition_tree(?::regclass) t
            WHERE t.isleaf AND t.level > 0
            HAVING count(*) = count(pg_get_partition_constraintdef(t.relid)) AND count(*) > 0
            ORDER BY 1, 2
            """;

    private final Connection connection;
    private final Map<TableName, String> names = new HashMap<>();
    private final Map<TableName, Integer> loaded = new HashMap<>();

    private ScratchTables(Connection connection) {
        this.connection = connection;
    }

    /// Whether the user may switch foreign keys off for a transaction.
    static boolean mayBeReal(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < FIRST_WITH_PARAMETER_RIGHTS) {
            return false;
        }
        return Statements.holds(connection, "SELECT has_parameter_privilege('session_replication_role', 'SET')");
    }

    /// The schema's own tables, empty so far, with no trigger and no foreign key at work in this transaction.
    static ScratchTables real(Connection connection, List<Table> tables) throws SQLException {
        var scratch = new ScratchTables(connection);
        Statements.execute(connection, "SET LOCAL session_replication_role TO replica");
        tables.forEach(table -> scratch.names.put(table.name(), table.name().sql()));
        return scratch;
    }

    /// Temporary tables with the columns' types, checks and unique keys of the schema's.
    static ScratchTables temporary(Connection connection, List<Table> tables) throws SQLException {
        var scratch = new ScratchTables(connection);
        for (var table : tables) {
            var name = "pg_temp.seedbed_trial_" + scratch.names.size();
            Statements.execute(
                    connection,
                    "CREATE TEMPORARY TABLE " + name + " (LIKE "
                            + table.name().sql()
                            + " INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING INDEXES) ON COMMIT DROP");
            scratch.names.put(table.name(), name);
        }
        return scratch;
    }

    /// Loads the first rows of every table, then follows the references among those that are there as a whole. Tables
    /// whose rows are in already are left alone.
    List<Rejection> load(Plan plan) throws SQLException {
        var rejections = new ArrayList<Rejection>();
        var changed = new HashSet<TableName>();
        for (var table : plan.tables()) {
            var rows = firstRows(table);
            var content = Arrays.hashCode(Arrays.copyOf(rows.bytes(), rows.length()));
            if (!Objects.equals(loaded.get(table.name()), content)) {
                changed.add(table.name());
                loaded.remove(table.name());
                var rejection = load(table, rows);
                rejection.ifPresentOrElse(rejections::add, () -> loaded.put(table.name(), content));
            }
        }
        rejections.addAll(strays(plan, changed));
        return rejections;
    }

    /// What the table's indexes compute, the checks of its partitions, and which rows have one; every name in full.
    List<Condition.Hidden> hidden(TableName table) throws SQLException {
        var hidden = new ArrayList<Condition.Hidden>();
        var path = value("SELECT current_setting('search_path')");
        Statements.execute(connection, "SET LOCAL search_path TO pg_catalog");
        try (var statement = connection.prepareStatement(HIDDEN)) {
            statement.setString(1, table.sql());
            statement.setString(2, table.sql());
            statement.setString(3, table.sql());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    hidden.add(new Condition.Hidden(rows.getString(1), rows.getString(2)));
                }
            }
        }
        Statements.execute(connection, "SET LOCAL search_path TO " + path);
        return hidden;
    }

    private Optional<Rejection> load(TablePlan table, ByteText rows) throws SQLException {
        Statements.execute(connection, "DELETE FROM " + from(table.table()));
        return copy(table, rows);
    }

    /// Adds rows of a table, all or none.
    Optional<Rejection> add(TablePlan table, long from, long to) throws SQLException {
        var text = new ByteText(1 << 16);
        table.write(from, to, new CopyText(text));
        return copy(table, text);
    }

    private Optional<Rejection> copy(TablePlan table, ByteText rows) throws SQLException {
        var before = connection.setSavepoint();
        try {
            var copy = SeedScript.copyStatement(name(table.name()), table.columnNames());
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(copy, new ByteArrayInputStream(rows.bytes(), 0, rows.length()));
            connection.releaseSavepoint(before);
            return Optional.empty();
        } catch (SQLException refused) {
            connection.rollback(before);
            return Optional.of(rejection(table.name(), refused));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ByteText firstRows(TablePlan table) {
        var text = new ByteText(1 << 16);
        table.write(0, first(table), new CopyText(text));
        return text;
    }

    /// How many rows of the volume are tried.
    static long first(TablePlan table) {
        return Math.min(table.numbering().volume(), MOST_ROWS);
    }

    /// Whether all rows of the volume are.
    static boolean whole(TablePlan table) {
        return table.numbering().volume() <= MOST_ROWS;
    }

    private static Rejection rejection(TableName table, SQLException refused) {
        var answer = SqlFailure.answer(refused);
        var context = answer.flatMap(error -> Optional.ofNullable(error.getWhere()))
                .map(CONTEXT_COLUMN::matcher)
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> matcher.group(1));
        return new Rejection(
                table,
                answer.flatMap(error -> Optional.ofNullable(error.getConstraint())),
                answer.flatMap(error -> Optional.ofNullable(error.getColumn())).or(() -> context),
                answer.map(ScratchTables::rowsBefore).orElse(0L),
                SqlFailure.why(refused));
    }

    /// How many rows stand before the line that the server complained of.
    private static long rowsBefore(ServerErrorMessage error) {
        return Optional.ofNullable(error.getWhere()).stream()
                .flatMap(where -> CONTEXT_LINE.matcher(where).results())
                .mapToLong(match -> Long.parseLong(match.group(1)) - 1)
                .findFirst()
                .orElse(0);
    }

    private List<Rejection> strays(Plan plan, Set<TableName> changed) throws SQLException {
        var whole = plan.tables().stream()
                .filter(ScratchTables::whole)
                .map(TablePlan::name)
                .filter(loaded::containsKey)
                .collect(Collectors.toSet());
        var strays = new ArrayList<Rejection>();
        for (var table : plan.tables()) {
            var keys = new ArrayList<>(table.table().foreignKeys());
            keys.addAll(table.table().partitionKeys().common());
            for (var key : keys) {
                if (whole.contains(key.table())
                        && whole.contains(key.target())
                        && (changed.contains(key.table()) || changed.contains(key.target()))) {
                    strays(plan, key).stream().findFirst().ifPresent(row -> {
                        loaded.remove(key.table());
                        strays.add(new Rejection(
                                key.table(),
                                Optional.of(key.name()),
                                Optional.empty(),
                                row,
                                "A row points at no row of " + key.target() + "."));
                    });
                }
            }
        }
        return strays;
    }

    /// The rows that point nowhere, in the order in which they were loaded; 0 where they cannot be counted because they
    /// are spread.
    List<Long> strays(Plan plan, ForeignKey key) throws SQLException {
        var pairs = IntStream.range(0, key.columns().size())
                .mapToObj(index -> "t." + Sql.identifier(key.targetColumns().get(index)) + " = c."
                        + Sql.identifier(key.columns().get(index)))
                .collect(Collectors.joining(" AND "));
        var given = key.columns().stream()
                .map(column -> "c." + Sql.identifier(column) + " IS NOT NULL")
                .collect(Collectors.joining(key.matchFull() ? " OR " : " AND "));
        var number =
                plan.table(key.table()).table().partitioning().isPresent() ? "1" : "row_number() OVER (ORDER BY ctid)";
        var strays = new ArrayList<Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT n FROM (SELECT *, " + number + " AS n FROM "
                        + from(plan.table(key.table()).table()) + ") c WHERE (" + given
                        + ") AND NOT EXISTS (SELECT 1 FROM "
                        + from(plan.table(key.target()).table()) + " t WHERE " + pairs + ") ORDER BY n")) {
            while (rows.next()) {
                strays.add(rows.getLong(1) - 1);
            }
        }
        return strays;
    }

    /// A table's own rows, without those of tables that inherit from it.
    String from(Table table) {
        return (table.partitioning().isPresent() ? "" : "ONLY ") + name(table.name());
    }

    String name(TableName table) {
        return Optional.ofNullable(names.get(table)).orElseThrow();
    }

    private String value(String query) throws SQLException {
        return Statements.value(connection, query).orElseThrow();
    }
}
