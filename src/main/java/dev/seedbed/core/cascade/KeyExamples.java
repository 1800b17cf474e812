package dev.seedbed.core.cascade;

import dev.seedbed.core.cascade.queue.Example;
import dev.seedbed.core.cascade.queue.ExampleSearch;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The smallest rows that show both sides of a key whose effect depends on which rows point where.
///
/// Finding them takes up to seconds, so they are looked for only when somebody wants to see them.
public record KeyExamples(Optional<Example> failing, Optional<Example> passing) {

    /// A graph without a root has no such key.
    public static KeyExamples of(TenantGraph graph, ForeignKey key) {
        return graph.root()
                .map(root -> of(graph.schema(), root, graph.effects(), key))
                .orElseGet(() -> new KeyExamples(Optional.empty(), Optional.empty()));
    }

    static KeyExamples of(Schema schema, TableName root, List<KeyEffect> effects, ForeignKey key) {
        var doubtful = Stream.of(Certainty.FAILS, Certainty.DEPENDS)
                .map(certainty -> keys(effects, certainty))
                .toList();
        return new KeyExamples(
                ExampleSearch.failing(schema, root, key, doubtful), ExampleSearch.passing(schema, root, key, doubtful));
    }

    private static List<ForeignKey> keys(List<KeyEffect> effects, Certainty certainty) {
        return effects.stream()
                .filter(effect -> effect.certainty() == certainty)
                .map(KeyEffect::key)
                .toList();
    }
}
