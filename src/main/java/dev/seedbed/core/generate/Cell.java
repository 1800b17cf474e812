package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.value.Moment;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import java.util.Optional;
import java.util.OptionalInt;

/// All that a source for a column has to know: the rule, the type, what the checks leave, and whether its values must
/// be unique, and by which index.
record Cell(DraftColumn draft, ColumnBounds bounds, Optional<Index> unique, Row row, Order order) {

    /// What the columns of a table share: `key` is the table's, `moment` when the row came to be, `surroundings` what
    /// its texts depend on.
    record Row(Key key, Numbering numbering, Moment moment, long asOfMicros, Surroundings surroundings) {

        /// The same row, come to be at another moment.
        Row at(Moment other) {
            return new Row(key, numbering, other, asOfMicros, surroundings);
        }
    }

    /// Where the column stands among columns that must rise: number `rank` of `ranks`, and all of them inside `range`.
    /// `step` counts the steps that a moment is away from the row's own.
    record Order(int step, int rank, int ranks, ColumnBounds range) {
        static final Order FREE = new Order(0, 0, 1, ColumnBounds.FREE);

        boolean bound() {
            return ranks > 1;
        }
    }

    String name() {
        return draft.column().name();
    }

    ColumnType type() {
        return draft.column().type().base();
    }

    Key key() {
        return row.key().child(name());
    }

    /// The key of a choice that several columns of the row make together: a person's names and e-mail, say.
    Key shared(String group) {
        return row.key().child("group").child(group);
    }

    /// The same cell by another rule.
    Cell meaning(Kind kind) {
        return by(new ColumnRule.Meaning(kind));
    }

    /// The same cell by a rule that stands inside its own.
    Cell by(ColumnRule rule) {
        var column = new DraftColumn(draft.column(), rule, draft.nulls(), draft.reason(), draft.confidence());
        return new Cell(column, bounds, unique, row, order);
    }

    /// The same cell, narrowed to values between two.
    Cell between(String low, String high) {
        return new Cell(draft, bounds.between(low, high), unique, row, order);
    }

    /// The same cell, narrowed to the ends of a distribution that has some.
    Cell inside(Distribution distribution) {
        return distribution instanceof Distribution.Even(var low, var high)
                ? between(Distribution.text(low), Distribution.text(high))
                : this;
    }

    /// Number `number` of the parts of an array or a composite: a cell of the part's type.
    Cell element(ColumnType type, int number) {
        var column = draft.column();
        var inner = new Column(
                column.name() + " " + number,
                type,
                false,
                column.filling(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var rule = new DraftColumn(inner, new ColumnRule.Meaning(Kind.WORD), 0, "", draft.confidence());
        var asked = CheckReader.ofValues(inner);
        return new Cell(rule, asked, number == 0 ? unique : Optional.empty(), row, Order.FREE);
    }

    /// The longest text that fits, in characters.
    OptionalInt maxLength() {
        var declared = type() instanceof ColumnType.Text text ? text.maxLength() : OptionalInt.empty();
        var checked = bounds.maxLength();
        if (declared.isPresent() && checked.isPresent()) {
            return OptionalInt.of(Math.min(declared.getAsInt(), checked.getAsInt()));
        }
        return declared.isPresent() ? declared : checked;
    }
}
