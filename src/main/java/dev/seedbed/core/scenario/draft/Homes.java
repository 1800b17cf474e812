package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Chooses for each table its home, the one parent that its rows are numbered by, from the root down.
final class Homes {

    private final Optional<TableName> root;
    private final Map<TableName, Link> links = new TreeMap<>();
    private final Set<TableName> owned = new HashSet<>();
    private final Map<TableName, Integer> depths = new TreeMap<>();

    Homes(Optional<TableName> root) {
        this.root = root;
    }

    Map<TableName, Link> links() {
        return links;
    }

    /// The tables whose rows belong to a tenant, the root among them.
    Set<TableName> owned() {
        return owned;
    }

    /// Chooses among a table's links, whose targets have been settled before.
    void settle(Table row, List<Link> candidates) {
        var table = row.name();
        var isRoot = root.filter(table::equals).isPresent();
        var parents = candidates.stream().filter(link -> !link.selfReference()).toList();
        var ownedParents =
                parents.stream().filter(link -> owned.contains(link.target())).toList();
        if (isRoot || !ownedParents.isEmpty()) {
            owned.add(table);
        }
        var possible = isRoot ? List.<Link>of() : ownedParents.isEmpty() ? parents : ownedParents;
        var home = possible.stream()
                .min(Comparator.comparing((Link link) -> !link.required())
                        .thenComparingInt(link -> -identifying(row, link))
                        .thenComparing(this::guessed)
                        .thenComparingLong(link -> -covered(link, parents))
                        .thenComparing(link -> !link.cascading())
                        .thenComparingInt(link -> -depth(link.target())));
        home.ifPresent(link -> links.put(table, link));
        depths.put(table, home.map(link -> depth(link.target()) + 1).orElse(0));
    }

    /// Whether only a column's name says so, and it is not the tenant's.
    private boolean guessed(Link link) {
        return !link.enforced() && root.filter(link.target()::equals).isEmpty();
    }

    private int depth(TableName table) {
        return depths.getOrDefault(table, 0);
    }

    /// How many columns of the primary key come from the parent, if the whole link is part of it: then it is the parent
    /// that tells what row it is, and others may reference both together.
    private static int identifying(Table table, Link link) {
        return table.primaryKey()
                .filter(key -> key.columns().containsAll(link.columns()))
                .map(_ -> link.columns().size())
                .orElse(0);
    }

    /// How many other links have all their columns in this one: its parent decides theirs as well.
    private static long covered(Link link, List<Link> links) {
        return links.stream()
                .filter(other -> !other.equals(link) && link.columns().containsAll(other.columns()))
                .count();
    }
}
