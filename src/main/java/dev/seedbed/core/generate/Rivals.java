package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import java.util.Optional;

/// Two links of a row that a check forbids to point at the same row: the later one gives way.
final class Rivals {

    /// The link whose row must be avoided; `ordered` when the check says which of the two keys is less.
    record Rival(Link link, boolean ordered) {}

    /// Two links whose keys must rise, and the columns that hold them.
    record Pair(Link lesser, String lesserColumn, Link greater, String greaterColumn) {
        boolean has(Link link) {
            return lesser.equals(link) || greater.equals(link);
        }
    }

    private Rivals() {}

    /// The link whose row this one must avoid, if there is one. What the numbering decides never gives way.
    static Optional<Rival> of(Link link, DraftTable table, Lineage lineage) {
        var order = lineage.links(table.table().name());
        return table.constraints().relations().stream()
                .flatMap(relation -> other(relation, link)
                        .flatMap(column -> lineage.deciding(link.table(), column))
                        .filter(rival -> rival.target().equals(link.target()) && !rival.equals(link))
                        .filter(rival ->
                                order.indexOf(rival) < order.indexOf(link) || Tie.of(rival, lineage) instanceof Tie.Up)
                        .stream())
                .findFirst()
                .map(rival -> new Rival(
                        rival,
                        ordered(link, table, lineage)
                                .filter(pair -> pair.has(rival))
                                .isPresent()));
    }

    /// The pair that a link is one half of, if there is one.
    static Optional<Pair> ordered(Link link, DraftTable table, Lineage lineage) {
        return table.constraints().relations().stream()
                .flatMap(relation -> pair(relation, table, lineage).stream())
                .filter(pair -> pair.has(link))
                .findFirst();
    }

    private static Optional<Pair> pair(Relation relation, DraftTable table, Lineage lineage) {
        if (!(relation instanceof Relation.Ordered ordered)) {
            return Optional.empty();
        }
        var name = table.table().name();
        return lineage.deciding(name, ordered.lesser())
                .flatMap(lesser -> lineage.deciding(name, ordered.greater())
                        .filter(greater ->
                                !greater.equals(lesser) && greater.target().equals(lesser.target()))
                        .map(greater -> new Pair(lesser, ordered.lesser(), greater, ordered.greater())));
    }

    private static Optional<String> other(Relation relation, Link link) {
        var pair = relation.unequal();
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        if (link.columns().contains(pair.getFirst())) {
            return Optional.of(pair.getLast());
        }
        return link.columns().contains(pair.getLast()) ? Optional.of(pair.getFirst()) : Optional.empty();
    }
}
