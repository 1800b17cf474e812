package dev.seedbed.core.deliver;

import static dev.seedbed.core.deliver.InvariantRules.column;
import static dev.seedbed.core.deliver.InvariantRules.keyed;
import static dev.seedbed.core.deliver.InvariantRules.rule;

import dev.seedbed.core.deliver.InvariantRules.Gone;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.scenario.Invariant.Below;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules about rows below one parent, each held against those before it.
record SiblingRules(InvariantRules rules) {

    Rule rising(Invariant.Rising rising) {
        var column = column(rules.child(rising.below()), rising.column());
        var value = "child." + Sql.identifier(column.name());
        var days = rules.manifest().days(rising.table(), rising.column());
        return broken(
                rising,
                rising.below(),
                "rows do not rise below their parent",
                value + " AS value, lag(" + value + ") OVER " + window(rising.below(), rising.order()) + " AS before",
                "value IS NULL OR value <= before OR value < " + end(column, rising.low(), days) + " OR value > "
                        + end(column, rising.high(), days));
    }

    Rule apart(Invariant.Apart slot) {
        var child = rules.child(slot.below());
        var start = "child." + Sql.identifier(column(child, slot.column()).name());
        var end = "child." + Sql.identifier(column(child, slot.end()).name());
        var before = "max(" + end + ") OVER (PARTITION BY " + keys(slot.below()) + " ORDER BY " + start + ", " + end
                + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";
        return broken(
                slot,
                slot.below(),
                "rows have a slot that begins in another one, or never ends",
                start + " AS start, " + end + " AS until, " + before + " AS taken",
                "start IS NULL OR until IS NULL OR start >= until OR start < taken");
    }

    Rule history(Invariant.History history) {
        var state = text(history.below(), history.column());
        var moves = history.moves().stream()
                .map(move -> "(" + Sql.literal(move.from()) + ", " + Sql.literal(move.into()) + ")")
                .collect(Collectors.joining(", "));
        if (moves.isEmpty()) {
            throw new Gone("the history has no states");
        }
        return broken(
                history,
                history.below(),
                "rows have a state that must not follow the one before",
                state + " AS state, " + before(state, history.below(), history.order(), history.start()) + " AS before",
                "state IS NULL OR (before, state) NOT IN (" + moves + ")");
    }

    Rule before(Invariant.Before before) {
        var state = text(before.below(), before.state());
        return broken(
                before,
                before.below(),
                "rows have another state than the row before",
                text(before.below(), before.column()) + " AS said, "
                        + before(state, before.below(), before.order(), before.start()) + " AS before",
                "said IS DISTINCT FROM before");
    }

    private String before(String state, Below below, String order, String start) {
        return "coalesce(lag(" + state + ") OVER " + window(below, order) + ", " + Sql.literal(start) + ")";
    }

    Rule latest(Invariant.Latest latest) {
        var below = latest.below();
        var child = rules.child(below);
        var parent = rules.table(below.parent());
        var named =
                keyed(below, index -> "child." + Sql.identifier(below.columns().get(index)) + " AS key" + index);
        var last = "SELECT DISTINCT ON (" + keys(below) + ") " + named + ", " + text(below, latest.state())
                + " AS state FROM " + child.ownRows() + " child ORDER BY " + keys(below) + ", child."
                + Sql.identifier(column(child, latest.order()).name()) + " DESC";
        var sql = "SELECT count(*) FROM " + parent.ownRows() + " parent LEFT JOIN (" + last + ") below ON "
                + InvariantRules.equal(below, index -> "below.key" + index) + " WHERE parent."
                + Sql.identifier(column(parent, latest.column()).name())
                + "::text IS DISTINCT FROM coalesce(below.state, "
                + Sql.literal(latest.start()) + ")";
        return rule(latest, "rows have another state than their history ends in", sql);
    }

    Rule balanced(Invariant.Balanced balanced) {
        var child = rules.child(balanced.below());
        var groups = Stream.concat(
                        Stream.of(keys(balanced.below())),
                        balanced.per().stream()
                                .map(per -> "child."
                                        + Sql.identifier(column(child, per).name()) + "::text"))
                .collect(Collectors.joining(", "));
        var sum = "sum(child." + Sql.identifier(column(child, balanced.column()).name()) + "::numeric)";
        return rule(
                balanced,
                "groups of rows do not add up to 0",
                "SELECT count(*) FROM (SELECT 1 FROM " + child.ownRows() + " child GROUP BY " + groups + " HAVING "
                        + sum + " IS DISTINCT FROM 0) broken");
    }

    private Rule broken(Invariant invariant, Below below, String what, String values, String condition) {
        return rule(
                invariant,
                what,
                "SELECT count(*) FROM (SELECT " + values + " FROM "
                        + rules.child(below).ownRows() + " child) siblings WHERE " + condition);
    }

    private String window(Below below, String order) {
        return "(PARTITION BY " + keys(below) + " ORDER BY child."
                + Sql.identifier(column(rules.child(below), order).name()) + ")";
    }

    private static String keys(Below below) {
        return keyed(below, index -> "child." + Sql.identifier(below.columns().get(index)));
    }

    private String text(Below below, String column) {
        return "child." + Sql.identifier(column(rules.child(below), column).name()) + "::text";
    }

    /// An end as the generator reads it, so many days later: moments are in UTC, whatever the session's time zone is.
    private static String end(Column column, String value, int days) {
        var bound = new Bound(value, true);
        return switch (column.type().base()) {
            case ColumnType.Whole _, ColumnType.Numeric _ ->
                bound.number()
                        .map(_ -> Sql.literal(value.strip()) + "::numeric")
                        .orElseThrow(() -> new Gone(value + " is no number"));
            case ColumnType.Date _, ColumnType.Timestamp _ -> {
                var micros = bound.moment().orElseThrow(() -> new Gone(value + " is no moment"));
                var utc = "(timestamp '1970-01-01' + " + (Math.floorDiv(micros, 86_400_000_000L) + days)
                        + " * interval '24 hours' + " + Math.floorMod(micros, 86_400_000_000L)
                        + " * interval '1 microsecond')";
                yield column.type().base() instanceof ColumnType.Timestamp timestamp && timestamp.zoned()
                        ? "(" + utc + " AT TIME ZONE 'UTC')"
                        : utc;
            }
            default ->
                throw new Gone(column.name() + " is of type " + column.type().sql());
        };
    }
}
