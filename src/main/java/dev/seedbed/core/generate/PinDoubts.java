package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.value.PostgresPattern;
import dev.seedbed.core.scenario.Fixture;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds what fixtures put into the rows of one table against its checks and unique keys, and against reserved space.
record PinDoubts(TablePlan plan, Columns columns, List<PinnedRow> rows) {

    private static final long MOST_ROWS = 1_000_000;

    /// Throws where two rows would have the same key.
    List<Problem> list() {
        var doubts = new ArrayList<Problem>();
        for (var row : rows) {
            row.fixture().values().forEach((column, value) -> {
                if (value instanceof Fixture.Value.Text(var text)) {
                    somebody(row.fixture(), column, text).ifPresent(doubts::add);
                    check(row.fixture(), column, text).ifPresent(doubts::add);
                }
            });
        }
        plan.table().uniqueKeys().forEach(key -> unique(key, doubts));
        return doubts;
    }

    private Optional<Problem> somebody(Fixture fixture, String column, String text) {
        var cell = columns.cell(plan.column(column).draft());
        return Proofs.telling(cell, Stream.of(text))
                .map(kind -> Problem.warning(
                        Category.FINDING,
                        "A fixture has what could be somebody's.",
                        plan.name() + ", " + column,
                        "The fixture '" + fixture.name() + "' has " + kind.label()
                                + " outside reserved space; nothing is proven of the column.",
                        "Choose a value from reserved space, such as a mail address at example.com."));
    }

    /// Only what is known to be asked of all rows alike is asked here; the server has the last word.
    private Optional<Problem> check(Fixture fixture, String column, String text) {
        var bounds = plan.draft().constraints().bounds(column);
        return keeps(bounds, plan.column(column).draft().column().type().base(), text)
                ? Optional.empty()
                : Optional.of(Problem.warning(
                        Category.UNSATISFIABLE,
                        "A value of a fixture may violate a check.",
                        plan.name() + ", " + column + ", " + bounds.source(),
                        "The fixture '" + fixture.name() + "' has '" + text + "' there.",
                        "Choose a value that the check allows."));
    }

    static boolean keeps(ColumnBounds bounds, ColumnType type, String text) {
        var sized = bounds.minLength() > 0 || bounds.maxLength().isPresent();
        return bounds.values().filter(values -> !values.contains(text)).isEmpty()
                && ((sized && !(type instanceof ColumnType.Text))
                        || !bounds.permitted(List.of(text)).isEmpty())
                && bounds.pattern()
                        .filter(pattern -> !PostgresPattern.accepts(pattern, text))
                        .isEmpty()
                && (!bounds.lowerCase() || text.equals(text.toLowerCase(Locale.ROOT)));
    }

    private void unique(UniqueKey key, List<Problem> doubts) {
        var names = KeyValues.columns(plan, key);
        var chosen = rows.stream()
                .filter(row -> names.stream().anyMatch(row.fixture().values()::containsKey))
                .toList();
        var values = KeyValues.of(plan, key);
        if (chosen.isEmpty() || values.isEmpty()) {
            return;
        }
        if (plan.numbering().volume() > MOST_ROWS) {
            doubts.add(Problem.warning(
                    Category.UNSATISFIABLE,
                    "Values of fixtures were not held against all rows.",
                    plan.name() + ", " + key.name(),
                    "The table has " + plan.numbering().volume()
                            + " rows; another one of them may have the same values.",
                    "Choose values of a form that no other row has."));
            return;
        }
        compare(key, values.get(), chosen);
    }

    private void compare(UniqueKey key, KeyValues asked, List<PinnedRow> chosen) {
        var wanted = new HashMap<List<String>, PinnedRow>();
        for (var row : chosen) {
            asked.of(row.place()).ifPresent(values -> {
                if (wanted.putIfAbsent(values, row) != null) {
                    throw twice(key, row.fixture(), values, "another fixture");
                }
            });
        }
        for (var row = 0L; row < plan.numbering().volume() && !wanted.isEmpty(); row++) {
            var place = plan.numbering().place(row);
            var values = asked.of(place);
            var rival = values.flatMap(found -> Optional.ofNullable(wanted.get(found)));
            if (rival.isPresent() && !rival.get().place().equals(place)) {
                throw twice(key, rival.get().fixture(), values.get(), "row " + (row + 1));
            }
        }
    }

    private SeedbedException twice(UniqueKey key, Fixture fixture, List<String> values, String other) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "A value of a fixture is there already.",
                        plan.name() + ", " + key.name(),
                        "The fixture '" + fixture.name() + "' and " + other + " would both have ("
                                + String.join(", ", values) + "), and the key takes it once.",
                        "Choose another value for the fixture.")
                .exception();
    }
}
