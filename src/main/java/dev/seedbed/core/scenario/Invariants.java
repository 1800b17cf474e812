package dev.seedbed.core.scenario;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Invariant.Below;
import dev.seedbed.core.schema.ColumnName;
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
                                && fixture.values().containsKey(invariant.column()))
                        .map(fixture -> Problem.warning(
                                Category.UNSATISFIABLE,
                                "A fixture may break what its column promises.",
                                invariant.table() + ", " + invariant.column(),
                                "The fixture '" + fixture.name() + "' has a value of its own there.",
                                "Leave the column out of the fixture, or choose the value that the rule makes.")))
                .toList();
    }

    private Stream<Invariant> of(DraftTable table) {
        return table.columns().stream().flatMap(column -> {
            if (column.rule() instanceof ColumnRule.Kept(var promise)) {
                var name = new ColumnName(table.table().name(), column.column().name());
                circle(name, List.of());
                return Stream.of(invariant(name, promise));
            }
            return Stream.empty();
        });
    }

    private Invariant invariant(ColumnName name, Promise promise) {
        var below = Below.of(link(draft.lineage(), name, promise));
        present(name, promise, below);
        return switch (promise) {
            case Promise.Total total -> new Invariant.Total(name.column(), below, total.expression());
            case Promise.Count _ -> new Invariant.Count(name.column(), below);
            case Promise.Copy copy -> new Invariant.Copy(name.column(), below, copy.original());
            case Promise.ExactlyOne one -> new Invariant.ExactlyOne(name.column(), below, one.value());
        };
    }

    /// The key along which the promise looks from row to row.
    public static Link link(Lineage lineage, ColumnName name, Promise promise) {
        return switch (promise) {
            case Promise.Total total -> home(lineage, name, total.children(), name.table());
            case Promise.Count count -> home(lineage, name, count.children(), name.table());
            case Promise.ExactlyOne one -> home(lineage, name, name.table(), one.parent());
            case Promise.Copy copy -> up(lineage, name, copy);
        };
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
    private void present(ColumnName name, Promise promise, Below below) {
        var child = draft.table(below.child());
        if (!(promise instanceof Promise.Copy)) {
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
            case Promise.Count _, Promise.ExactlyOne _ -> Stream.empty();
        };
    }

    static SeedbedException unkept(ColumnName name, String what, String why, String remedy) {
        return Problem.error(Category.UNSATISFIABLE, what, name.toString(), why, remedy)
                .exception();
    }
}
