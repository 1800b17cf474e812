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
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /// The packs whose cases are in the table, by name, with how many of its rows have one.
    public SortedMap<String, Long> packs() {
        return edges.values().stream()
                .collect(Collectors.groupingBy(cell -> cell.edge().pack(), TreeMap::new, Collectors.counting()));
    }

    /// The case that a row is there for.
    public Optional<EdgeCell> edge(long row) {
        return Optional.ofNullable(edges.get(row));
    }

    public Excerpt excerpt(RowFilter filter) {
        var rows = filter.tenant().isPresent()
                ? plan.numbering().rowsOf(filter.tenant().getAsLong())
                : new Span(0, plan.rows());
        return filter.edges() instanceof EdgeFilter.None
                ? new Excerpt.Run(rows.start(), rows.end())
                : new Excerpt.Listed(edges.subMap(rows.start(), rows.end()).entrySet().stream()
                        .filter(edge -> filter.edges().keeps(edge.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /// The nearest row with an edge case behind a row, or before it, that is in the excerpt; from the other end again
    /// when there is none.
    public OptionalLong nextEdge(Excerpt excerpt, long row, boolean forward) {
        var within = within(excerpt);
        if (within.isEmpty()) {
            return OptionalLong.empty();
        }
        var next = forward ? within.higher(row) : within.lower(row);
        return OptionalLong.of(Optional.ofNullable(next).orElseGet(() -> forward ? within.first() : within.last()));
    }

    private NavigableSet<Long> within(Excerpt excerpt) {
        return switch (excerpt) {
            case Excerpt.Run(var start, var end) ->
                edges.subMap(start, true, end, false).navigableKeySet();
            case Excerpt.Listed(var rows) -> new TreeSet<>(rows);
        };
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
