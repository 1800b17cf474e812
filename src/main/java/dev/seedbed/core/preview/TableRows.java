package dev.seedbed.core.preview;

import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Numbering.Span;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The rows of one table as people look at them: made when they are asked for, and marked where they are edge cases.
public final class TableRows {

    private final TablePlan plan;
    private final NavigableMap<Long, EdgeCell> edges;

    private TableRows(TablePlan plan, NavigableMap<Long, EdgeCell> edges) {
        this.plan = plan;
        this.edges = edges;
    }

    public static TableRows of(Plan plan, TableName table) {
        var edges = new TreeMap<Long, EdgeCell>();
        plan.edges().rows(table).forEach(row -> edges.put(row.place().row(), row.cell()));
        return new TableRows(plan.table(table), edges);
    }

    public TablePlan plan() {
        return plan;
    }

    /// How many tenants have a number, those among them that are there for edge cases; none of a table that belongs to
    /// no tenant.
    public static long tenants(Plan plan, TableName table) {
        return plan.draft().lineage().owned().contains(table)
                ? plan.table(table).numbering().allTenants()
                : 0;
    }

    public long edgeCount() {
        return edges.size();
    }

    /// The case that a row is there for.
    public Optional<EdgeCell> edge(long row) {
        return Optional.ofNullable(edges.get(row));
    }

    public Excerpt excerpt(RowFilter filter) {
        var rows = filter.tenant().isPresent()
                ? plan.numbering().rowsOf(filter.tenant().getAsLong())
                : new Span(0, plan.rows());
        return filter.edgesOnly()
                ? new Excerpt.Listed(
                        List.copyOf(edges.subMap(rows.start(), rows.end()).keySet()))
                : new Excerpt.Run(rows.start(), rows.end());
    }

    /// The nearest row with an edge case behind a row, or before it, that is in the excerpt; from the other end again
    /// when there is none.
    public OptionalLong nextEdge(Excerpt excerpt, long row, boolean forward) {
        var within = excerpt.size() == 0
                ? new TreeMap<Long, EdgeCell>()
                : edges.subMap(excerpt.row(0), true, excerpt.row(excerpt.size() - 1), true);
        if (within.isEmpty()) {
            return OptionalLong.empty();
        }
        var next = forward ? within.higherKey(row) : within.lowerKey(row);
        return OptionalLong.of(
                Optional.ofNullable(next).orElseGet(() -> forward ? within.firstKey() : within.lastKey()));
    }

    /// At most `count` rows of an excerpt from a place of it on; fewer where it ends.
    public List<Row> rows(Excerpt excerpt, long from, int count) {
        var start = Math.clamp(from, 0, excerpt.size());
        var end = Math.min(excerpt.size(), start + Math.max(0, count));
        var rows = new ArrayList<Row>();
        for (var index = start; index < end; index++) {
            rows.add(row(plan.numbering().place(excerpt.row(index))));
        }
        return rows;
    }

    public Row row(Place place) {
        return new Row(
                place,
                plan.columns().stream()
                        .map(column -> CellText.of(column.source(), place))
                        .toList());
    }
}
