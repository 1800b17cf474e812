package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a person changed about a picture: clusters turned from folded to unfolded or back, and boxes put elsewhere.
///
/// Nothing in it needs to exist: a cluster or a table that is gone is passed over, and what is added to a schema stands
/// where it would stand without.
public record Arrangement(Set<String> turned, Map<TableName, GraphLayout.Point> pins) {

    /// Up to so many tables every one is drawn.
    public static final int MOST_UNFOLDED = 150;

    public static final Arrangement NONE = new Arrangement(Set.of(), Map.of());

    public Arrangement {
        turned = new TreeSet<>(turned);
        pins = new TreeMap<>(pins);
    }

    boolean folds(TenantGraph graph, Clusters.Cluster cluster) {
        return opensFolded(graph) != turned.contains(cluster.name());
    }

    private static boolean opensFolded(TenantGraph graph) {
        return graph.verdicts().size() > MOST_UNFOLDED;
    }

    /// Whether anything at all is folded.
    public boolean foldsAny(TenantGraph graph) {
        return clusters(graph).stream().anyMatch(name -> opensFolded(graph) != turned.contains(name));
    }

    /// Folds the cluster that the table belongs to, or unfolds it; a table that cannot be folded changes nothing.
    public Arrangement turn(TenantGraph graph, TableName table) {
        var changed = new TreeSet<>(turned);
        new Clusters(new Content(graph))
                .all().stream()
                        .filter(cluster -> cluster.tables().stream()
                                .anyMatch(member -> member.table().equals(table)))
                        .map(Clusters.Cluster::name)
                        .forEach(name -> {
                            if (!changed.remove(name)) {
                                changed.add(name);
                            }
                        });
        return new Arrangement(changed, pins);
    }

    /// Folds every cluster or none.
    public Arrangement foldAll(TenantGraph graph, boolean folded) {
        return new Arrangement(folded == opensFolded(graph) ? Set.of() : clusters(graph), pins);
    }

    private static Set<String> clusters(TenantGraph graph) {
        return new Clusters(new Content(graph))
                .all().stream().map(Clusters.Cluster::name).collect(Collectors.toSet());
    }

    /// Puts a box elsewhere, for good.
    public Arrangement pin(TableName box, GraphLayout.Point corner) {
        var changed = new HashMap<>(pins);
        changed.put(box, corner);
        return new Arrangement(turned, changed);
    }
}
