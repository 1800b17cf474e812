package dev.seedbed.core.trial;

import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.generate.EdgePlan.EdgeRow;
import dev.seedbed.core.generate.EdgePlan.Forbidden;
import dev.seedbed.core.generate.EdgeRefusals;
import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.generate.Retreat;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Holds the rows with edge cases against the server, behind the volume's: what it refuses, and what it gives back
/// otherwise than it was designed, is left out of the plan, with what the server says.
final class EdgeTrial {

    /// So many times tables lose single cases; then all of them. From the second time on no row moves any more: a case
    /// that has got another row may be refused for what its neighbours are.
    private static final int ROUNDS = 8;

    /// So many rows are loaded at once: all of them are made again for each that is refused.
    private static final int TOGETHER = 32;

    private final ScratchTables scratch;
    private final Connection connection;
    private final Draft draft;
    private final Map<TableName, Retreat> retreats;
    private EdgeRefusals refused = EdgeRefusals.NONE;

    EdgeTrial(ScratchTables scratch, Connection connection, Draft draft, Map<TableName, Retreat> retreats) {
        this.scratch = scratch;
        this.connection = connection;
        this.draft = draft;
        this.retreats = retreats;
    }

    Plan settle() throws SQLException {
        for (var round = 1; ; round++) {
            var plan = Planner.plan(draft, retreats, refused);
            var found = new Found(plan, round);
            for (var rejection : scratch.load(plan)) {
                found.wholeTable(rejection.table(), refusal(rejection));
            }
            var before = connection.setSavepoint();
            for (var table : plan.tables()) {
                if (table.rows() > table.numbering().volume()) {
                    found.load(table);
                }
            }
            if (found.refusals().none()) {
                found.follow();
                found.readBack();
            }
            connection.rollback(before);
            if (found.refusals().none()) {
                return plan;
            }
            var more = refused.and(refusals(plan)).and(found.refusals());
            if (more.equals(refused)) {
                throw new IllegalStateException(
                        "edge cases are refused again: " + found.refusals().tables());
            }
            refused = more;
        }
    }

    /// What is known already of the cases that a plan left out.
    private static EdgeRefusals refusals(Plan plan) {
        return new EdgeRefusals(
                plan.edges().forbidden().stream()
                        .collect(Collectors.toMap(Forbidden::cell, Forbidden::refusal, (first, _) -> first)),
                Map.of(),
                Set.of());
    }

    private static Refusal refusal(Rejection rejection) {
        return new Refusal(
                rejection.constraint().or(rejection::column).orElse("the server"),
                rejection.why().split(" \\| ", 2)[0] + ".");
    }

    /// What one plan's rows met.
    private final class Found {

        private final Plan plan;
        private final int round;
        private final Map<TableName, Map<Long, EdgeCell>> cases;
        private final Map<TableName, List<Long>> loaded = new HashMap<>();
        private final Map<EdgeCell, Refusal> cells = new HashMap<>();
        private final Map<TableName, Refusal> tables = new HashMap<>();

        Found(Plan plan, int round) {
            this.plan = plan;
            this.round = round;
            this.cases = plan.edges().rows().stream()
                    .collect(Collectors.groupingBy(
                            row -> row.cell().table(),
                            Collectors.toMap(row -> row.place().row(), EdgeRow::cell)));
        }

        EdgeRefusals refusals() {
            return new EdgeRefusals(cells, tables, round > 1 ? cells.keySet() : Set.of());
        }

        void wholeTable(TableName table, Refusal refusal) {
            tables.putIfAbsent(table, refusal);
        }

        /// Loads in ranges around the rows that are refused.
        void load(TablePlan table) throws SQLException {
            var rows = new ArrayList<Long>();
            var open = new ArrayDeque<Range>();
            for (var from = table.numbering().volume(); from < table.rows(); from += TOGETHER) {
                open.add(new Range(from, Math.min(table.rows(), from + TOGETHER)));
            }
            while (!open.isEmpty()) {
                var range = open.pop();
                var rejection = range.empty() ? Optional.<Rejection>empty() : scratch.add(table, range.from, range.to);
                if (rejection.isPresent()) {
                    var bad = range.from + Math.min(rejection.get().good(), range.to - range.from - 1);
                    refuse(table.name(), bad, refusal(rejection.get()));
                    open.push(new Range(bad + 1, range.to));
                    open.push(new Range(range.from, bad));
                } else {
                    LongStream.range(range.from, range.to).forEach(rows::add);
                }
            }
            loaded.put(table.name(), rows);
        }

        /// A row that has no case is there for others, which cannot be without it.
        private void refuse(TableName table, long row, Refusal refusal) {
            var cell = Optional.ofNullable(cases.getOrDefault(table, Map.of()).get(row));
            cell.filter(_ -> round <= ROUNDS)
                    .ifPresentOrElse(found -> cells.putIfAbsent(found, refusal), () -> wholeTable(table, refusal));
        }

        /// Follows the references to tables that are there as a whole.
        void follow() throws SQLException {
            for (var table : plan.tables()) {
                var rows = loaded.getOrDefault(table.name(), List.of());
                if (rows.isEmpty() || table.table().partitioning().isPresent()) {
                    continue;
                }
                for (var key : table.table().foreignKeys()) {
                    if (ScratchTables.whole(plan.table(key.target()))) {
                        for (var stray : scratch.strays(plan, key)) {
                            var number = stray - ScratchTables.first(table);
                            if (number >= 0) {
                                refuse(
                                        table.name(),
                                        rows.get((int) number),
                                        new Refusal(key.name(), "The row points at no row of " + key.target() + "."));
                            }
                        }
                    }
                }
            }
        }

        void readBack() throws SQLException {
            var columns = plan.edges().rows().stream()
                    .map(EdgeRow::cell)
                    .filter(cell ->
                            cell.value().isPresent() && !cells.containsKey(cell) && !tables.containsKey(cell.table()))
                    .collect(Collectors.groupingBy(cell -> plan.table(cell.table())
                            .column(cell.column().orElseThrow())
                            .draft()
                            .column()
                            .type()));
            for (var column : columns.entrySet()) {
                readBack(column.getKey(), column.getValue());
            }
        }

        private void readBack(ColumnType type, List<EdgeCell> written) throws SQLException {
            var cast = "CAST(v AS " + type.sql() + ")";
            var sql = "SELECT " + ReadBack.sql(cast, type)
                    + " FROM unnest(?::text[]) WITH ORDINALITY AS t (v, n) ORDER BY n";
            try (var query = connection.prepareStatement(sql)) {
                query.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                written.stream()
                                        .map(cell -> cell.value().orElseThrow())
                                        .toArray()));
                try (var rows = query.executeQuery()) {
                    for (var cell : written) {
                        rows.next();
                        var back = String.valueOf(rows.getString(1));
                        if (!back.equals(cell.value().orElseThrow())) {
                            cells.putIfAbsent(
                                    cell, new Refusal(type.sql(), "The server gives it back as '" + back + "'."));
                        }
                    }
                }
            }
        }
    }

    private record Range(long from, long to) {
        boolean empty() {
            return from >= to;
        }
    }
}
