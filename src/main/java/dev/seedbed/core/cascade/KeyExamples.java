package dev.seedbed.core.cascade;

import dev.seedbed.core.cascade.queue.Example;
import dev.seedbed.core.cascade.queue.ExampleSearch;
import dev.seedbed.core.schema.ForeignKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The smallest rows that show both sides of a key whose effect depends on which rows point where.
///
/// Finding them takes up to seconds, so they are looked for only when somebody wants to see them.
public record KeyExamples(Optional<Example> failing, Optional<Example> passing) {

    /// A graph without a root has no such key.
    public static KeyExamples of(TenantGraph graph, ForeignKey key) {
        var doubtful = Stream.of(Certainty.FAILS, Certainty.DEPENDS)
                .map(certainty -> keys(graph, certainty))
                .toList();
        return graph.root()
                .map(root -> new KeyExamples(
                        ExampleSearch.failing(graph.schema(), root, key, doubtful),
                        ExampleSearch.passing(graph.schema(), root, key, doubtful)))
                .orElseGet(() -> new KeyExamples(Optional.empty(), Optional.empty()));
    }

    private static List<ForeignKey> keys(TenantGraph graph, Certainty certainty) {
        return graph.effects().stream()
                .filter(effect -> effect.certainty() == certainty)
                .map(KeyEffect::key)
                .toList();
    }
}
