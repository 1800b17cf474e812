package dev.seedbed.core.preview;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Numbering.Span;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.Reference.Area;
import dev.seedbed.core.scenario.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A link between the rows of two plans. `type` is what another column must say for the link to be meant; `tenants`
/// whether rows keep to their tenant. No fixture chooses a key, so what the plan means is what a key holds, or nothing.
record Pointing(TablePlan child, TablePlan target, Link link, Optional<Word> type, boolean tenants) {

    record Word(String column, String text) {}

    private Reference reference() {
        return Optional.ofNullable(child.references().get(link)).orElseThrow();
    }

    /// Whether the row is one that the link is meant for.
    boolean meant(Place place) {
        return type.isEmpty()
                || cell(child, type.get().column(), place)
                        .filter(type.get().text()::equals)
                        .isPresent();
    }

    /// The row that the plan means.
    Place planned(Place place) {
        return reference().of(place);
    }

    /// What the link's columns hold.
    List<Optional<String>> key(Place place) {
        return link.columns().stream().map(column -> cell(child, column, place)).toList();
    }

    /// What they would hold in a row that points at this one.
    List<Optional<String>> keyOf(Place parent) {
        return link.targetColumns().stream()
                .map(column -> cell(target, column, parent))
                .toList();
    }

    /// Whether a row points at the one with that key.
    boolean holds(Place place, List<Optional<String>> key) {
        for (var index = 0; index < key.size(); index++) {
            var wanted = key.get(index);
            if (wanted.isEmpty()
                    || !cell(child, link.columns().get(index), place).equals(wanted)) {
                return false;
            }
        }
        return meant(place);
    }

    private static Optional<String> cell(TablePlan table, String column, Place place) {
        return CellText.of(table.column(column).source(), place);
    }

    /// Where the rows are that point at this one.
    Children children(Place parent) {
        var besides = new ArrayList<Long>();
        var rows = rows(reference(), parent, besides);
        var all = reference() instanceof Reference.Ancestor && link.required() && link.enforced() && type.isEmpty();
        return new Children(link, rows, besides, all);
    }

    private Span rows(Reference reference, Place parent, List<Long> besides) {
        return switch (reference) {
            case Reference.Ancestor ancestor -> below(parent, parent.local(), ancestor.distance());
            case Reference.Among among -> rows(among.area(), parent);
            case Reference.Searching searching -> {
                besides.add(parent.row());
                yield rows(searching.area(), parent);
            }
            case Reference.Tree tree -> tree(tree, parent, besides);
            case Reference.Path _, Reference.Ordered _, Reference.Computed _, Reference.Turn _ -> own(parent);
        };
    }

    private Span rows(Area area, Place parent) {
        return switch (area) {
            case Area.Everywhere _ -> new Span(0, child.rows());
            case Area.Below(Reference.Ancestor ancestor, var numbering, var down) ->
                below(parent, numbering.ancestorOf(parent, down), ancestor.distance());
            case Area.Below _ -> own(parent);
            case Area.Earlier(var numbering) -> siblings(numbering, parent);
            case Area.Common(var areas) -> rows(areas.getFirst(), parent);
        };
    }

    /// All rows of the tenant, or of the table.
    private Span own(Place parent) {
        return tenants ? child.numbering().rowsOf(parent.tenant()) : new Span(0, child.rows());
    }

    /// The rows below a row so many homes up.
    private Span below(Place parent, long ancestor, int distance) {
        var numbering = child.numbering();
        var tenant = parent.tenant();
        if (tenant >= numbering.tenants() && tenant < numbering.edgeTenant()) {
            return Span.EMPTY;
        }
        var locals = numbering.below(tenant, ancestor, distance);
        var first = numbering.rowsOf(tenant).start();
        return new Span(first + locals.start(), first + locals.end());
    }

    private static Span siblings(Numbering numbering, Place parent) {
        var siblings = numbering.siblings(parent);
        var first = parent.row() - parent.local();
        return new Span(first + siblings.start(), first + siblings.end());
    }

    /// The children in the tree, and besides them those that roots and pairs point at.
    private static Span tree(Reference.Tree tree, Place parent, List<Long> besides) {
        var siblings = siblings(tree.table(), parent);
        var index = parent.row() - siblings.start();
        Stream.of(parent.row() - 1, parent.row(), parent.row() + 1, siblings.start(), siblings.end() - 1)
                .filter(row -> row >= siblings.start() && row < siblings.end())
                .forEach(besides::add);
        var first = siblings.start() + index * tree.children() + 1;
        return new Span(first, first + tree.children()).common(siblings);
    }
}
