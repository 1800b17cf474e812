package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.scenario.Invariant.Below;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The invariants that a draft promises, and along which key each of them looks from row to row.
public final class Invariants {

    private final Draft draft;

    private Invariants(Draft draft) {
        this.draft = draft;
    }

    /// In the order of the tables and columns. Throws where a promise cannot be kept, whatever the rows are.
    public static List<Invariant> of(Draft draft) {
        var invariants = new Invariants(draft);
        return draft.tables().stream().flatMap(invariants::of).toList();
    }

    /// The promises that fixtures may break. Throws as {@link #of} does.
    public static List<Problem> doubts(Draft draft) {
        return of(draft).stream()
                .flatMap(invariant -> draft.scenario().fixtures().stream()
                        .filter(fixture -> fixture.table().equals(invariant.table())
                                && fixture.values().keySet().stream().anyMatch(invariant.needs()::contains))
                        .map(fixture -> Problem.warning(
                                Category.UNSATISFIABLE,
                                "A fixture may break what its column promises.",
                                invariant.table() + ", " + invariant.column(),
                                "The fixture '" + fixture.name() + "' has a value of its own there.",
                                "Leave the column out of the fixture, or choose the value that the rule makes.")))
                .toList();
    }

    private Stream<Invariant> of(DraftTable table) {
        var name = table.table().name();
        var columns = table.columns().stream()
                .flatMap(column -> column.rule() instanceof ColumnRule.Kept(var promise)
                        ? invariants(new ColumnName(name, column.column().name()), promise).stream()
                        : Stream.empty());
        var pairs = draft.scenario().recipe(name).ordered().stream()
                .map(pair -> new Invariant.Ordered(name, pair.lesser(), pair.greater()));
        return Stream.concat(columns, pairs);
    }

    private List<Invariant> invariants(ColumnName name, Promise promise) {
        circle(name, List.of());
        decided(name, promise);
        if (promise instanceof Promise.MinorUnits money) {
            return draft.schema()
                                    .table(name.table())
                                    .column(name.column())
                                    .type()
                                    .base()
                            instanceof ColumnType.Numeric
                    ? List.of(new Invariant.MinorUnits(name.table(), name.column(), money.currency()))
                    : List.of();
        }
        var below = Below.of(link(draft.lineage(), name, promise));
        if (!(promise instanceof Promise.Copy)) {
            present(name, below);
        }
        return invariants(name.column(), promise, new Siblings(draft, name, below));
    }

    private static List<Invariant> invariants(String column, Promise promise, Siblings siblings) {
        var below = siblings.below();
        return switch (promise) {
            case Promise.Total total -> List.of(new Invariant.Total(column, below, total.expression()));
            case Promise.Count _ -> List.of(new Invariant.Count(column, below));
            case Promise.Copy copy -> List.of(new Invariant.Copy(column, below, copy.original()));
            case Promise.ExactlyOne one -> List.of(new Invariant.ExactlyOne(column, below, one.value()));
            case Promise.Rising(var low, var high) ->
                List.of(new Invariant.Rising(column, below, siblings.order().orElse(column), low, high));
            case Promise.SlotFrom slot -> List.of(new Invariant.Apart(column, below, siblings.end(slot)));
            case Promise.SlotUntil slot -> siblings.started(slot);
            case Promise.History history -> List.of(siblings.history(history));
            case Promise.Before(var state) -> List.of(siblings.before(state));
            case Promise.Latest latest -> List.of(siblings.latest(latest));
            case Promise.Balanced balanced ->
                List.of(new Invariant.Balanced(
                        column, below, balanced.per().stream().toList()));
            case Promise.MinorUnits _ -> List.of();
        };
    }

    /// The key along which the promise looks from row to row.
    public static Link link(Lineage lineage, ColumnName name, Promise promise) {
        return switch (promise) {
            case Promise.Total total -> home(lineage, name, total.children(), name.table());
            case Promise.Count count -> home(lineage, name, count.children(), name.table());
            case Promise.ExactlyOne one -> home(lineage, name, name.table(), one.parent());
            case Promise.Latest latest -> home(lineage, name, latest.children(), name.table());
            case Promise.Copy copy -> up(lineage, name, copy);
            case Promise.Rising _,
                    Promise.SlotFrom _,
                    Promise.SlotUntil _,
                    Promise.History _,
                    Promise.Before _,
                    Promise.Balanced _ -> own(lineage, name);
            case Promise.MinorUnits _ -> throw new IllegalArgumentException("looks at its own row alone");
        };
    }

    private static Link own(Lineage lineage, ColumnName name) {
        return lineage.home(name.table())
                .orElseThrow(() -> unkept(
                        name,
                        "The rows of " + name.table() + " hang from no table.",
                        "The rule is about the rows below one parent.",
                        "Give the table a foreign key, or the column another rule."));
    }

    /// The rows of the child are numbered by the parent: only so all of them are found from it.
    private static Link home(Lineage lineage, ColumnName name, TableName child, TableName parent) {
        var home = lineage.home(child);
        return home.filter(link -> link.target().equals(parent))
                .orElseThrow(() -> unkept(
                        name,
                        "The rows of " + child + " do not hang from " + parent + ".",
                        home.map(link -> "They hang from " + link.target() + ", by " + columns(link) + ".")
                                .orElse("They hang from no table."),
                        home.map(link -> "Promise it of " + link.target() + ", or give " + child
                                        + " a NOT NULL foreign key to " + parent + " that deletes its rows.")
                                .orElse("Give " + child + " a foreign key to " + parent + ".")));
    }

    private static Link up(Lineage lineage, ColumnName name, Promise.Copy copy) {
        var links = lineage.links(name.table()).stream()
                .filter(link -> link.target().equals(copy.parent()))
                .filter(link -> copy.by().map(link.columns()::contains).orElse(true))
                .toList();
        var home = lineage.home(name.table()).filter(links::contains);
        return links.size() == 1
                ? links.getFirst()
                : home.filter(_ -> copy.by().isEmpty())
                        .orElseThrow(() -> unkept(
                                name,
                                links.isEmpty()
                                        ? "No key leads to " + copy.parent() + "."
                                        : "More than one key leads to " + copy.parent() + ".",
                                keys(lineage, name.table()),
                                "Name a column of the key that is meant, as in 'by: "
                                        + links.stream()
                                                .findFirst()
                                                .map(link -> link.columns().getLast())
                                                .orElse("column")
                                        + "'."));
    }

    private static String keys(Lineage lineage, TableName table) {
        var keys = lineage.links(table).stream()
                .map(link -> columns(link) + " → " + link.target())
                .toList();
        return keys.isEmpty()
                ? table + " has no key to another table."
                : "Its keys are " + String.join("; ", keys) + ".";
    }

    private static String columns(Link link) {
        return String.join(", ", link.columns());
    }

    /// Rows below nothing would be counted with none.
    private void present(ColumnName name, Below below) {
        var child = draft.table(below.child());
        below.columns().stream()
                .filter(key -> child.columns().stream()
                        .anyMatch(column -> column.column().name().equals(key)
                                && column.column().nullable()
                                && column.nulls() > 0))
                .findFirst()
                .ifPresent(key -> {
                    throw unkept(
                            name,
                            "Some rows of " + below.child() + " hang from none of " + below.parent() + ".",
                            key + " is NULL in some of them.",
                            "Give " + below.child() + "." + key + " 'nulls: 0'.");
                });
    }

    private void decided(ColumnName name, Promise promise) {
        if (draft.lineage().deciding(name.table(), name.column()).isPresent()) {
            throw unkept(
                    name,
                    "The column is decided already.",
                    "Its values are those of a foreign key.",
                    "Remove '" + promise.phrase() + "'.");
        }
    }

    /// Cells that a promise looks at must not look back at it.
    private void circle(ColumnName at, List<ColumnName> before) {
        var way = new ArrayList<>(before);
        way.add(at);
        if (before.contains(at)) {
            if (before.getFirst().equals(at)) {
                throw unkept(
                        at,
                        "Columns look at each other in a circle.",
                        String.join(
                                        " → ",
                                        way.stream().map(ColumnName::toString).toList()) + ".",
                        "Give one of them a rule that looks at no other column.");
            }
            return;
        }
        looked(at).forEach(next -> circle(next, way));
    }

    private Stream<ColumnName> looked(ColumnName at) {
        return draft.table(at.table()).columns().stream()
                .filter(column -> column.column().name().equals(at.column()))
                .flatMap(column -> Stream.concat(
                        column.rule().reads().stream().map(read -> new ColumnName(at.table(), read)),
                        column.rule() instanceof ColumnRule.Kept(var promise) ? elsewhere(promise) : Stream.empty()))
                .sorted(Comparator.comparing(ColumnName::toString));
    }

    /// The cells of other tables that a promise looks at.
    private static Stream<ColumnName> elsewhere(Promise promise) {
        return switch (promise) {
            case Promise.Total total ->
                total.formula().columns().stream().map(column -> new ColumnName(total.children(), column));
            case Promise.Copy copy -> Stream.of(new ColumnName(copy.parent(), copy.original()));
            default -> Stream.empty();
        };
    }

    static SeedbedException unkept(ColumnName name, String what, String why, String remedy) {
        return Problem.error(Category.UNSATISFIABLE, what, name.toString(), why, remedy)
                .exception();
    }
}
