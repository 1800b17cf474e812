package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Lineage;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Relation;
import java.util.List;
import java.util.Optional;

/// Two links of a row that a check forbids to point at the same row: the later one gives way.
final class Rivals {

    private Rivals() {}

    /// The link whose row this one must avoid, if there is one. What the numbering decides never gives way.
    static Optional<Link> of(Link link, DraftTable table, Lineage lineage) {
        var order = lineage.links(table.table().name());
        return table.constraints().relations().stream()
                .flatMap(relation -> others(relation, link).stream())
                .flatMap(column -> lineage.deciding(link.table(), column).stream())
                .filter(rival -> rival.target().equals(link.target()) && !rival.equals(link))
                .filter(rival -> order.indexOf(rival) < order.indexOf(link) || Tie.of(rival, lineage) instanceof Tie.Up)
                .findFirst();
    }

    private static List<String> others(Relation relation, Link link) {
        if (!(relation instanceof Relation.Different(var one, var other))) {
            return List.of();
        }
        if (link.columns().contains(one)) {
            return List.of(other);
        }
        return link.columns().contains(other) ? List.of(one) : List.of();
    }
}
