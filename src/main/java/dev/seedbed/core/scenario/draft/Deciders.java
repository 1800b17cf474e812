package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Which link decides each key column, when a column is part of several: never such that values would be copied in a
/// circle.
final class Deciders {

    private final Map<ColumnName, Link> links = new HashMap<>();

    Optional<Link> of(TableName table, String column) {
        return Optional.ofNullable(links.get(new ColumnName(table, column)));
    }

    /// Offers links for those of their columns that are `meant`, the link to be preferred first.
    void offer(List<Link> offered, BiPredicate<Link, String> meant) {
        for (var link : offered) {
            for (var column : link.columns()) {
                var place = new ColumnName(link.table(), column);
                if (meant.test(link, column) && !links.containsKey(place) && !reaches(target(link, column), place)) {
                    links.put(place, link);
                }
            }
        }
    }

    /// Whether the value at `from` is copied from `goal`, over any number of links.
    private boolean reaches(ColumnName from, ColumnName goal) {
        var at = Optional.of(from);
        while (at.isPresent()) {
            if (at.get().equals(goal)) {
                return true;
            }
            var here = at.get();
            at = of(here.table(), here.column()).map(link -> target(link, here.column()));
        }
        return false;
    }

    private static ColumnName target(Link link, String column) {
        return new ColumnName(
                link.target(), link.targetColumns().get(link.columns().indexOf(column)));
    }
}
