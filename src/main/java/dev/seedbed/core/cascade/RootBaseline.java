package dev.seedbed.core.cascade;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The accepted verdicts of one root, by the names of tables and of `table key`; keys that are fine have no line.
record RootBaseline(Map<String, TableState> tables, Map<String, KeyState> keys) {

    static final RootBaseline NOTHING = new RootBaseline(Map.of(), Map.of());

    RootBaseline {
        tables = new TreeMap<>(tables);
        keys = new TreeMap<>(keys);
    }

    static RootBaseline of(TenantGraph graph) {
        var tables = graph.verdicts().stream()
                .collect(Collectors.toMap(verdict -> verdict.table().toString(), TableState::of));
        var keys = new TreeMap<String, KeyState>();
        graph.effects().forEach(effect -> keys.put(name(effect), KeyState.of(graph, effect)));
        keys.values().removeIf(KeyState.FINE::equals);
        return new RootBaseline(tables, keys);
    }

    static String name(KeyEffect effect) {
        return effect.key().table() + " " + effect.key().name();
    }

    KeyState key(KeyEffect effect) {
        return keys.getOrDefault(name(effect), KeyState.FINE);
    }
}
