package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.KeyExamples;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.queue.Example;
import dev.seedbed.core.cascade.queue.ExampleText;
import dev.seedbed.core.schema.ForeignKey;
import java.util.List;
import java.util.Optional;

/// The rows with which the delete fails at a key and those with which it passes, as lines; no lines where none were
/// found.
public record KeyTexts(List<String> failing, List<String> passing) {

    public KeyTexts {
        failing = List.copyOf(failing);
        passing = List.copyOf(passing);
    }

    static KeyTexts of(TenantGraph graph, ForeignKey key) {
        var examples = KeyExamples.of(graph, key);
        return new KeyTexts(lines(graph, examples.failing()), lines(graph, examples.passing()));
    }

    private static List<String> lines(TenantGraph graph, Optional<Example> example) {
        return example.map(rows -> ExampleText.of(graph.schema(), rows)).orElse(List.of());
    }
}
