package dev.seedbed.core.generate;

import dev.seedbed.core.generate.EdgePlan.EdgeRow;
import dev.seedbed.core.generate.EdgePlan.Forbidden;
import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which edge cases there are, and how many rows each table needs for them behind the volume: one for each of its own
/// cases, and as many as rows of other tables must have to point at. The tenant table has one row with cases of other
/// tables below it, and one for each case of its own.
final class Edges {

    /// Links to one table may have to point at different rows.
    private static final long FOR_SEVERAL_LINKS = 3;

    private static final int ROUNDS = 20;

    private final Draft draft;
    private final Map<TableName, List<Optional<EdgeCell>>> cells = new LinkedHashMap<>();
    private final List<Forbidden> forbidden = new ArrayList<>();
    private final Map<TableName, Long> rows = new HashMap<>();

    private Edges(Draft draft) {
        this.draft = draft;
    }

    static Edges of(Draft draft, EdgeRefusals refused) {
        var edges = new Edges(draft);
        if (!draft.scenario().edges().off()) {
            edges.sort(refused);
            edges.count();
        }
        return edges;
    }

    boolean off() {
        return draft.scenario().edges().off();
    }

    /// Behind the tenant with edge cases of other tables.
    int emptyTenants() {
        return draft.lineage().root().map(root -> cells(root).size()).orElse(0);
    }

    /// How many rows the table has in the tenant with edge cases, or behind its own volume where it belongs to none.
    long rows(TableName table) {
        return rows.getOrDefault(table, 0L);
    }

    /// Where each case is, once rows are numbered.
    EdgePlan placed(Function<TableName, Numbering> numberings) {
        var placed = new ArrayList<EdgeRow>();
        var all = new ArrayList<>(forbidden);
        cells.forEach((table, list) -> {
            var numbering = numberings.apply(table);
            var root = draft.lineage().root().filter(table::equals).isPresent();
            for (var number = 0; number < list.size(); number++) {
                var place = numbering.volume() == 0
                        ? Place.NONE
                        : root
                                ? numbering.place(numbering.edgeTenant() + 1 + number, 0)
                                : numbering.place(numbering.edgeTenant(), number);
                list.get(number).ifPresent(cell -> {
                    if (place.equals(Place.NONE)) {
                        all.add(new Forbidden(cell, new Refusal(table.toString(), "The table has no rows.")));
                    } else {
                        placed.add(new EdgeRow(cell, place));
                    }
                });
            }
        });
        return new EdgePlan(placed, all);
    }

    private List<Optional<EdgeCell>> cells(TableName table) {
        return cells.getOrDefault(table, List.of());
    }

    private void sort(EdgeRefusals refused) {
        var known = refused;
        for (var table : draft.tables()) {
            var name = table.table().name();
            var missing = missing(name, known);
            if (missing.isPresent()) {
                known = known.and(new EdgeRefusals(Map.of(), Map.of(name, missing.get()), Set.of()));
            }
            var sorted = EdgeCells.of(draft, table, known);
            forbidden.addAll(sorted.forbidden());
            if (!known.tables().containsKey(name)) {
                cells.put(name, sorted.cells());
            }
        }
    }

    /// That there is no row to point at, where there must be one.
    private Optional<Refusal> missing(TableName table, EdgeRefusals refused) {
        return draft.lineage().links(table).stream()
                .filter(link -> link.required() && link.enforced() && behind(link))
                .filter(link -> refused.tables().containsKey(link.target()))
                .map(link -> new Refusal(link.constraint(), "There is no row of " + link.target() + " to point at."))
                .findFirst();
    }

    private void count() {
        cells.forEach((table, list) -> rows.put(table, (long) list.size()));
        draft.lineage().root().filter(cells::containsKey).ifPresent(root -> rows.put(root, 1L));
        for (var round = 0; round < ROUNDS && counted(); round++) {
            // once more: what a table needs others need, too
        }
    }

    private boolean counted() {
        var before = Map.copyOf(rows);
        for (var table : draft.tables().reversed()) {
            var name = table.table().name();
            if (rows(name) > 0) {
                draft.lineage().links(name).stream().filter(this::behind).forEach(link -> need(link, rows(name)));
                table.columns().stream()
                        .flatMap(column ->
                                draft.lineage().polymorph(name, column.column().name()).stream())
                        .flatMap(pair -> pair.targets().stream())
                        .forEach(target -> atLeast(target.link().target(), 1));
            }
        }
        return !before.equals(rows);
    }

    /// Whether rows behind the volume point at others there.
    private boolean behind(Link link) {
        var owned = draft.lineage().owned();
        return !link.selfReference() && (owned.contains(link.target()) ? owned.contains(link.table()) : home(link));
    }

    private boolean home(Link link) {
        return draft.lineage().home(link.table()).filter(link::equals).isPresent();
    }

    private void need(Link link, long children) {
        var table = draft.schema().table(link.table());
        var keyed = table.uniqueKeys().stream()
                .anyMatch(key -> key.columns().stream().anyMatch(link.columns()::contains)
                        && (!home(link) || link.columns().containsAll(key.columns())));
        var several = draft.lineage().links(link.table()).stream()
                        .filter(other -> other.target().equals(link.target()))
                        .count()
                > 1;
        var parents = Math.max(keyed ? children : 1, several ? FOR_SEVERAL_LINKS : 1);
        var slice = Slices.of(link, draft.lineage());
        atLeast(link.target(), (slice.stride() == Long.MAX_VALUE ? slice.offset() : slice.row(parents - 1)) + 1);
    }

    private void atLeast(TableName table, long least) {
        if (draft.lineage().root().filter(table::equals).isEmpty() && rows.containsKey(table)) {
            rows.merge(table, least, Math::max);
        }
    }
}
