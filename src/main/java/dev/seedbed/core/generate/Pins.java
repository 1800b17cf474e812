package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.EdgePlan.EdgeRow;
import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.Pinned;
import dev.seedbed.core.scenario.Fixture;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.edge.EdgeCase.Content;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.ProofClass;
import dev.seedbed.core.synthetic.Risk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rows that fixtures and edge cases take, and what they put there.
final class Pins {

    static final Pins NONE = new Pins(List.of(), EdgePlan.NONE, new Key(0));

    private static final ColumnProof CHOSEN =
            ColumnProof.of(ProofClass.CLOSED, "among them values that fixtures of the scenario have");

    private static final ColumnProof EDGES = ColumnProof.of(ProofClass.CLOSED, "among them listed edge cases");

    /// Arrays that hold nothing.
    private static final Set<String> NO_ELEMENT = Set.of("{}", "{NULL}");

    private final List<PinnedRow> rows;
    private final EdgePlan edges;
    private final Key key;

    private Pins(List<PinnedRow> rows, EdgePlan edges, Key key) {
        this.rows = rows;
        this.edges = edges;
        this.key = key;
    }

    /// `refusals` say why tables have fewer rows than they might.
    static Pins of(Draft draft, Function<TableName, Numbering> numberings, List<Problem> refusals, EdgePlan edges) {
        return new Pins(
                new PinPlaces(draft, numberings, refusals).rows(),
                edges,
                Key.of(draft.scenario().seed()).child("fixtures"));
    }

    List<PinnedRow> rows() {
        return rows;
    }

    List<PinnedRow> rows(TableName table) {
        return rows.stream().filter(row -> row.fixture().table().equals(table)).toList();
    }

    EdgePlan edges() {
        return edges;
    }

    /// `empty` are the columns that are NULL where all are that may be.
    OfTable of(TableName table, List<String> empty) {
        var columns = new HashMap<String, SortedMap<Long, ValueSource>>();
        var full = new ArrayList<Long>();
        for (var row : edges.rows(table)) {
            switch (row.cell().edge().content()) {
                case Content.Value(var text) ->
                    put(columns, row.cell().column().orElseThrow(), row.place(), new Constant(text));
                case Content.AllNull _ -> empty.forEach(column -> put(columns, column, row.place(), new Nothing()));
                case Content.NoneNull _ -> full.add(row.place().row());
            }
        }
        for (var row : rows(table)) {
            row.fixture()
                    .values()
                    .forEach((column, value) -> put(columns, column, row.place(), cell(row.fixture(), value)));
        }
        return new OfTable(rows(table), edges.rows(table), columns, full);
    }

    private static void put(
            Map<String, SortedMap<Long, ValueSource>> columns, String column, Place place, ValueSource cell) {
        columns.computeIfAbsent(column, _ -> new TreeMap<>()).put(place.row(), cell);
    }

    private ValueSource cell(Fixture fixture, Fixture.Value value) {
        return switch (value) {
            case Fixture.Value.Text(var text) -> new Constant(text);
            case Fixture.Value.Nothing _ -> new Nothing();
            case Fixture.Value.Bcrypt(var password, var cost) ->
                new Constant(BcryptHash.of(password, cost, key.child(fixture.name())));
        };
    }

    /// Those of one table; the cells of each column by the row's index, and the rows without NULL.
    record OfTable(
            List<PinnedRow> rows,
            List<EdgeRow> edges,
            Map<String, SortedMap<Long, ValueSource>> columns,
            List<Long> full) {

        ValueSource in(String column, ValueSource others) {
            return Optional.ofNullable(columns.get(column))
                    .<ValueSource>map(cells -> new Pinned(cells, others))
                    .orElse(others);
        }

        /// The same for a source that may be NULL where `present` is not.
        ValueSource in(String column, ValueSource others, ValueSource present) {
            if (full.isEmpty()) {
                return in(column, others);
            }
            var cells = new TreeMap<Long, ValueSource>();
            full.forEach(row -> cells.put(row, present));
            Optional.ofNullable(columns.get(column)).ifPresent(cells::putAll);
            return new Pinned(cells, others);
        }

        /// What can be said of a column some of whose values were chosen.
        ColumnProof proof(Cell cell, ColumnProof others) {
            var values = rows.stream()
                    .flatMap(row -> Optional.ofNullable(row.fixture().values().get(cell.name())).stream())
                    .filter(value -> !(value instanceof Fixture.Value.Nothing))
                    .toList();
            var texts = values.stream()
                    .filter(Fixture.Value.Text.class::isInstance)
                    .map(Fixture.Value.Text.class::cast)
                    .map(Fixture.Value.Text::text)
                    .toList();
            var reserved = texts.size() == values.size() && texts.stream().allMatch(text -> held(cell, others, text));
            var chosen = Proofs.telling(cell, texts.stream())
                    .map(kind -> Proofs.open("a fixture has", kind))
                    .orElseGet(() -> reserved ? others : others.or(CHOSEN));
            return edges(cell).allMatch(edge -> held(cell, others, text(edge))) ? chosen : chosen.or(EDGES);
        }

        /// The edge cases of a column that would tell of somebody, or leave the reserved space that all others lie in.
        Map<EdgeCell, Refusal> refusals(Cell cell, ColumnProof others) {
            var bound = others.identifiers().stream().anyMatch(kind -> kind.risk() != Risk.NONE);
            var refusals = new HashMap<EdgeCell, Refusal>();
            edges(cell)
                    .forEach(edge -> Proofs.telling(cell, Stream.of(text(edge)))
                            .map(kind -> "It could be somebody's " + kind.label() + ".")
                            .or(() -> Optional.of("All values lie " + others.why() + ".")
                                    .filter(_ -> bound && !held(cell, others, text(edge))))
                            .ifPresent(why -> refusals.put(edge, new Refusal("reserved space", why))));
            return refusals;
        }

        private Stream<EdgeCell> edges(Cell cell) {
            return edges.stream()
                    .map(EdgeRow::cell)
                    .filter(edge -> edge.column().filter(cell.name()::equals).isPresent());
        }

        private static String text(EdgeCell edge) {
            return edge.value().orElse("");
        }

        private static boolean held(Cell cell, ColumnProof others, String text) {
            return others.identifiers().stream().anyMatch(kind -> kind.holds(text))
                    || (cell.type() instanceof ColumnType.Array && NO_ELEMENT.contains(text));
        }
    }
}
