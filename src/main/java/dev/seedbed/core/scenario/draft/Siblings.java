package dev.seedbed.core.scenario.draft;

import static dev.seedbed.core.scenario.draft.Invariants.unkept;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.scenario.Invariant.Below;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/// The rows below one parent, and what their columns promise together. `name` is the column that promises something of
/// them.
record Siblings(Draft draft, ColumnName name, Below below) {

    private DraftTable rows() {
        return draft.table(below.child());
    }

    /// Another column that rises in the order of the rows: a counted key, or one that promises it.
    Optional<String> order() {
        return rows().table()
                .primaryKey()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> drafted(key.columns().getFirst()))
                .filter(Siblings::counted)
                .or(() -> rows().columns().stream()
                        .filter(column -> promise(column)
                                .filter(Promise.Rising.class::isInstance)
                                .isPresent())
                        .findFirst())
                .map(column -> column.column().name())
                .filter(column -> !own(column));
    }

    private boolean own(String column) {
        return name.equals(new ColumnName(below.child(), column));
    }

    private static boolean counted(DraftColumn column) {
        return column.column().type().base() instanceof ColumnType.Whole
                && column.rule() instanceof ColumnRule.Meaning(var kind)
                && kind == Kind.COUNTER;
    }

    private String mustBeInOrder() {
        return order().orElseThrow(() -> unkept(
                name,
                "Nothing tells the order of the rows of " + below.child() + ".",
                "Its key is not counted, and no column rises.",
                "Give one of its columns 'rising: [low, high]'."));
    }

    String end(Promise.SlotFrom slot) {
        if (!promise(slot.end()).equals(Optional.of(new Promise.SlotUntil(name.column())))) {
            throw unkept(
                    name,
                    "The slot has no end.",
                    "Column '" + slot.end() + "' has another rule.",
                    "Give it {slot-from: " + name.column() + "}.");
        }
        return slot.end();
    }

    /// Nothing more than its start promises.
    List<Invariant> started(Promise.SlotUntil slot) {
        if (promise(slot.start())
                .filter(promise ->
                        promise instanceof Promise.SlotFrom from && from.end().equals(name.column()))
                .isEmpty()) {
            throw unkept(
                    name,
                    "The slot has no start.",
                    "Column '" + slot.start() + "' has another rule.",
                    "Give it {slot-until: " + name.column() + ", within: [low, high]}.");
        }
        return List.of();
    }

    Invariant history(Promise.History history) {
        mustBeAllowed(history.reached());
        var moves = history.moves().stream()
                .flatMap(
                        move -> move.into().stream().map(next -> new Invariant.History.Move(move.from(), next.value())))
                .toList();
        return new Invariant.History(name.column(), below, mustBeInOrder(), history.start(), moves);
    }

    Invariant before(String state) {
        var history = mustBeHistory(state);
        mustBeAllowed(history.left());
        return new Invariant.Before(name.column(), below, mustBeInOrder(), state, history.start());
    }

    Invariant latest(Promise.Latest latest) {
        var history = mustBeHistory(latest.state());
        mustBeAllowed(history.states());
        return new Invariant.Latest(name.column(), below, mustBeInOrder(), latest.state(), history.start());
    }

    private Promise.History mustBeHistory(String column) {
        return promise(column)
                .filter(Promise.History.class::isInstance)
                .map(Promise.History.class::cast)
                .orElseThrow(() -> noHistory(column));
    }

    private SeedbedException noHistory(String column) {
        return unkept(
                name,
                "There is no history in " + new ColumnName(below.child(), column) + ".",
                "Its rule is another one.",
                "Give it {states: {…}, start: …}.");
    }

    private void mustBeAllowed(List<String> states) {
        var table = draft.schema().table(name.table());
        CheckReader.allowed(table, table.column(name.column()))
                .ifPresent(allowed -> states.stream()
                        .filter(state -> !allowed.contains(state))
                        .findFirst()
                        .ifPresent(state -> {
                            throw unkept(
                                    name,
                                    "'" + state + "' is no value of the column.",
                                    "It is a state of the history.",
                                    Nearest.hint(state, allowed));
                        }));
    }

    private Optional<Promise> promise(String column) {
        return drafted(column).flatMap(Siblings::promise);
    }

    private Optional<DraftColumn> drafted(String column) {
        return rows().columns().stream()
                .filter(draft -> draft.column().name().equals(column))
                .findFirst();
    }

    private static Optional<Promise> promise(DraftColumn column) {
        return column.rule() instanceof ColumnRule.Kept(var promise) ? Optional.of(promise) : Optional.empty();
    }
}
