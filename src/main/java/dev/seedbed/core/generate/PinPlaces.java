package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Numbering.Span;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.scenario.Fixture;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Which row each fixture takes: in the order of the file, the first one below its ancestor that none before it took.
/// No row is made for it, so none moves.
final class PinPlaces {

    private final Draft draft;
    private final Function<TableName, Numbering> numberings;
    private final List<Problem> refusals;
    private final Map<String, PinnedRow> pinned = new HashMap<>();
    private final Map<TableName, Set<Long>> taken = new HashMap<>();

    PinPlaces(Draft draft, Function<TableName, Numbering> numberings, List<Problem> refusals) {
        this.draft = draft;
        this.numberings = numberings;
        this.refusals = refusals;
    }

    List<PinnedRow> rows() {
        var rows = new ArrayList<PinnedRow>();
        for (var fixture : draft.scenario().fixtures()) {
            fixture.values().keySet().forEach(column -> checkFree(fixture, column));
            var row = new PinnedRow(fixture, place(fixture));
            pinned.put(fixture.name(), row);
            rows.add(row);
        }
        return rows;
    }

    private Place place(Fixture fixture) {
        var span = span(fixture);
        var gone = taken.computeIfAbsent(fixture.table(), _ -> new HashSet<>());
        var row = LongStream.range(span.start(), span.end())
                .filter(one -> !gone.contains(one))
                .findFirst()
                .orElseThrow(() -> none(fixture, span));
        gone.add(row);
        return numberings.apply(fixture.table()).place(row);
    }

    /// The rows among which the fixture may be, by their index in the table.
    private Span span(Fixture fixture) {
        var table = fixture.table();
        var numbering = numberings.apply(table);
        var root = draft.lineage().root().filter(table::equals).isPresent();
        if (fixture.in().isPresent()) {
            return below(fixture, Objects.requireNonNull(pinned.get(fixture.in().get())));
        }
        return root || !draft.lineage().owned().contains(table) || numbering.tenants() == 0
                ? new Span(0, numbering.volume())
                : numbering.rowsOf(0);
    }

    private Span below(Fixture fixture, PinnedRow above) {
        var numbering = numberings.apply(fixture.table());
        var ancestor = above.fixture().table();
        var distance = numbering.distance(numberings.apply(ancestor)).orElse(0);
        var tenant = above.place().tenant();
        var ofTenant = draft.lineage().root().filter(ancestor::equals).isPresent()
                && !ancestor.equals(fixture.table())
                && draft.lineage().owned().contains(fixture.table());
        if (distance == 0 && !ofTenant) {
            throw apart(fixture, above);
        }
        if (tenant >= numbering.tenants()) {
            return Span.EMPTY;
        }
        var rows = numbering.rowsOf(tenant);
        if (ofTenant) {
            return rows;
        }
        var locals = numbering.below(tenant, above.place().local(), distance);
        return new Span(rows.start() + locals.start(), rows.start() + locals.end());
    }

    private SeedbedException apart(Fixture fixture, PinnedRow above) {
        var line = draft.lineage().line(fixture.table());
        return problem(
                fixture,
                "The fixture '" + fixture.name() + "' cannot be in '"
                        + above.fixture().name() + "'.",
                line.size() < 2
                        ? "Rows of " + fixture.table() + " hang from no other row."
                        : "Rows of " + fixture.table() + " hang from "
                                + line.stream()
                                        .skip(1)
                                        .map(TableName::toString)
                                        .collect(Collectors.joining(", and those from "))
                                + ", and not from " + above.fixture().table() + ".",
                "Name a fixture of one of these tables, or leave 'in' out.");
    }

    private SeedbedException none(Fixture fixture, Span span) {
        var where = fixture.in().map(name -> "Below '" + name + "' there are ").orElse("There are ");
        var refused = refusals.stream()
                .filter(problem -> problem.where().contains(fixture.table().toString()))
                .map(problem -> " " + problem.why())
                .findFirst()
                .orElse("");
        return problem(
                fixture,
                "There is no row for the fixture '" + fixture.name() + "'.",
                where + span.size() + " rows of " + fixture.table() + ", and " + span.size()
                        + " of them have other fixtures." + refused,
                "Ask for more rows or tenants, or put the fixture elsewhere with 'in'.");
    }

    private void checkFree(Fixture fixture, String column) {
        var table = fixture.table();
        if (draft.scenario()
                .ledger()
                .flatMap(ledger -> ledger.role(table, column))
                .isPresent()) {
            throw problem(
                    fixture,
                    "The fixture '" + fixture.name() + "' cannot set the column '" + column + "'.",
                    "The books of the scenario keep it, and would not add up.",
                    "Remove it.");
        }
        if (draft.lineage().deciding(table, column).isPresent()
                || draft.lineage().polymorph(table, column).isPresent()) {
            throw problem(
                    fixture,
                    "The fixture '" + fixture.name() + "' cannot set the column '" + column + "'.",
                    "It points at another row, which follows from 'in'.",
                    "Remove it, and set the other row's column by a fixture of its own.");
        }
        if (draft.lineage().discriminators().of(table, column).isPresent()) {
            throw problem(
                    fixture,
                    "The fixture '" + fixture.name() + "' cannot set the column '" + column + "'.",
                    "Rows of other tables point at rows with certain values there.",
                    "Remove it.");
        }
    }

    private static SeedbedException problem(Fixture fixture, String what, String why, String remedy) {
        return Problem.error(Category.UNSATISFIABLE, what, fixture.table().toString(), why, remedy)
                .exception();
    }
}
