package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.TenantGraph;
import java.util.List;

/// What mends a schema's cascade: the faults with what is done about each, the net changes, and the judgement of the
/// schema before and as it will be after.
///
/// `seen` are all faults that came up, also those that another remedy mended along.
public record Migration(
        TenantGraph before, TenantGraph after, List<Decision> decisions, Changes changes, List<Fault> seen) {

    public Migration {
        decisions = List.copyOf(decisions);
        seen = List.copyOf(seen);
    }

    /// Mends what the graph's root, if there is one, cannot be deleted cleanly for.
    public static Migration of(TenantGraph graph, Choices choices) {
        return graph.root()
                .map(root -> new Mending(graph, root, choices).migration())
                .orElseGet(() -> new Migration(graph, graph, List.of(), Changes.NONE, List.of()));
    }

    /// The faults that are left: they make the delete fail or leave rows, and nobody said that they are meant so.
    public List<Decision> open() {
        return decisions.stream().filter(Decision::open).toList();
    }

    public Script forward() {
        return Script.forward(this);
    }

    public Script backward() {
        return Script.backward(this);
    }
}
