package dev.seedbed.core.cascade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a contract test says of one root: the breaches that fail it, and how the schema is better than its baseline.
///
/// `outdated` when the baseline, where there is one, should be written again.
public record ContractResult(TenantGraph graph, List<Breach> breaches, List<String> improvements, boolean outdated) {

    public ContractResult {
        breaches = List.copyOf(breaches);
        improvements = List.copyOf(improvements);
    }

    /// Every problem is a breach.
    public static ContractResult of(TenantGraph graph) {
        var breaches = graph.problems().stream()
                .map(verdict -> Breach.of(verdict, verdict.table().label() + " " + words(verdict)))
                .toList();
        return new ContractResult(graph, breaches, List.of(), false);
    }

    /// Only what is worse than the baseline is a breach.
    public static ContractResult against(VerdictBaseline baseline, TenantGraph graph) {
        var accepted = baseline.root(graph.root().orElseThrow());
        var breaches = graph.verdicts().stream()
                .flatMap(verdict -> worse(accepted, graph, verdict).stream())
                .toList();
        return new ContractResult(graph, breaches, better(accepted, graph), !accepted.equals(RootBaseline.of(graph)));
    }

    private static List<Breach> worse(RootBaseline accepted, TenantGraph graph, TableVerdict verdict) {
        var table = worseTable(accepted, verdict);
        var breaches = new ArrayList<>(table.stream().toList());
        for (var effect : graph.effects(verdict.table())) {
            var before = accepted.key(effect);
            var now = KeyState.of(graph, effect);
            if (table.isEmpty() && now.lessCertainThan(before)) {
                breaches.add(Breach.of(verdict, effect, name(effect) + " can make the delete fail"));
            }
            if (before.indexed() && !now.indexed()) {
                breaches.add(Breach.of(verdict, effect, name(effect) + " has no index on its referencing columns"));
            }
        }
        if (TableState.of(verdict).crossTenant()
                && !Optional.ofNullable(accepted.tables().get(verdict.table().toString()))
                        .filter(TableState::crossTenant)
                        .isPresent()) {
            breaches.add(Breach.of(verdict, verdict.table().label() + " can point at rows of another tenant"));
        }
        return breaches;
    }

    private static Optional<Breach> worseTable(RootBaseline accepted, TableVerdict verdict) {
        var before = accepted.tables().get(verdict.table().toString());
        var label = verdict.table().label();
        if (before == null) {
            return verdict.problem()
                    ? Optional.of(Breach.of(verdict, label + " is not in the baseline, and " + words(verdict)))
                    : Optional.empty();
        }
        return TableState.of(verdict).worseThan(before)
                ? Optional.of(Breach.of(verdict, "%s was %s, and %s".formatted(label, before.text(), words(verdict))))
                : Optional.empty();
    }

    private static List<String> better(RootBaseline accepted, TenantGraph graph) {
        var now = RootBaseline.of(graph);
        var tables = accepted.tables().entrySet().stream()
                .filter(before -> Optional.ofNullable(now.tables().get(before.getKey()))
                        .filter(state -> state.betterThan(before.getValue()))
                        .isPresent())
                .map(before -> change(before.getKey(), before.getValue().text(), now.tables(), TableState::text));
        var effects = graph.effects().stream().collect(Collectors.toMap(RootBaseline::name, Function.identity()));
        var keys = accepted.keys().entrySet().stream()
                .filter(before -> effects.containsKey(before.getKey())
                        && now.keys()
                                .getOrDefault(before.getKey(), KeyState.FINE)
                                .betterThan(before.getValue()))
                .map(before -> change(before.getKey(), before.getValue().text(), now.keys(), KeyState::text));
        return Stream.concat(tables, keys).toList();
    }

    private static <T> String change(String name, String before, Map<String, T> states, Function<T, String> text) {
        var now = Optional.ofNullable(states.get(name)).map(text).orElse("safe");
        return "%s was %s, and is %s".formatted(name, before, now);
    }

    private static String name(KeyEffect effect) {
        return effect.key().table().label() + "." + effect.key().name();
    }

    private static String words(TableVerdict verdict) {
        return switch (verdict.verdict()) {
            case ROOT -> "may not go while another tenant points at it";
            case DELETED -> "goes with the tenant";
            case BLOCKS -> "makes the delete fail";
            case DETACHED -> "stays without its link";
            case LEFT_BEHIND -> "is left behind";
            case SHARED -> "belongs to no tenant";
        };
    }
}
