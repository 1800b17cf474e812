package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.Pinned;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.Fixture;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.ProofClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The rows that fixtures take, and what they put there.
final class Pins {

    static final Pins NONE = new Pins(List.of(), new Key(0));

    private static final ColumnProof CHOSEN =
            ColumnProof.of(ProofClass.CLOSED, "among them values that fixtures of the scenario have");

    private final List<PinnedRow> rows;
    private final Key key;

    private Pins(List<PinnedRow> rows, Key key) {
        this.rows = rows;
        this.key = key;
    }

    /// `refusals` say why tables have fewer rows than they might.
    static Pins of(Draft draft, Function<TableName, Numbering> numberings, List<Problem> refusals) {
        return new Pins(
                new PinPlaces(draft, numberings, refusals).rows(),
                Key.of(draft.scenario().seed()).child("fixtures"));
    }

    List<PinnedRow> rows() {
        return rows;
    }

    List<PinnedRow> rows(TableName table) {
        return rows.stream().filter(row -> row.fixture().table().equals(table)).toList();
    }

    OfTable of(TableName table) {
        var columns = new HashMap<String, TreeMap<Long, ValueSource>>();
        for (var row : rows(table)) {
            row.fixture()
                    .values()
                    .forEach((column, value) -> columns.computeIfAbsent(column, _ -> new TreeMap<>())
                            .put(row.place().row(), cell(row.fixture(), value)));
        }
        return new OfTable(rows(table), columns);
    }

    private ValueSource cell(Fixture fixture, Fixture.Value value) {
        return switch (value) {
            case Fixture.Value.Text(var text) -> new Constant(text);
            case Fixture.Value.Nothing _ -> new Nothing();
            case Fixture.Value.Bcrypt(var password, var cost) ->
                new Constant(BcryptHash.of(password, cost, key.child(fixture.name())));
        };
    }

    /// Those of one table; the cells of each column by the row's index.
    record OfTable(List<PinnedRow> rows, Map<String, TreeMap<Long, ValueSource>> columns) {

        ValueSource in(String column, ValueSource others) {
            return Optional.ofNullable(columns.get(column))
                    .<ValueSource>map(cells -> new Pinned(cells, others))
                    .orElse(others);
        }

        /// What can be said of a column some of whose values a person chose.
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
            var reserved = texts.size() == values.size()
                    && texts.stream()
                            .allMatch(text -> others.identifiers().stream().anyMatch(kind -> kind.holds(text)));
            return Proofs.telling(cell, texts.stream())
                    .map(kind -> Proofs.open("a fixture has", kind))
                    .orElseGet(() -> reserved ? others : others.or(CHOSEN));
        }
    }
}
