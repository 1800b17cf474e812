package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far the delete gets on the way from the tenant to one table: `keys` lead there from the root, `stop` is the
/// first of them that the cascade does not pass, and `sentence` says so in words.
///
/// A table may have no way at all: then `keys` is empty, and the sentence says why.
public record Way(List<ForeignKey> keys, Optional<ForeignKey> stop, String sentence) {

    public Way {
        keys = List.copyOf(keys);
    }

    public static Way to(TenantGraph graph, TableName table) {
        var verdict = graph.verdict(table);
        return graph.root()
                .map(root -> switch (verdict.verdict()) {
                    case ROOT -> new Way(List.of(), Optional.empty(), "The delete begins here.");
                    case DELETED -> new Way(verdict.path(), Optional.empty(), tables(root, verdict.path()));
                    case BLOCKS, DETACHED ->
                        verdict.path().isEmpty() ? escaping(graph, root, verdict) : stopping(root, verdict);
                    case LEFT_BEHIND, SHARED -> escaping(graph, root, verdict);
                })
                .orElseGet(() -> new Way(List.of(), Optional.empty(), verdict.reason()));
    }

    private static String tables(TableName root, List<ForeignKey> keys) {
        return Stream.concat(Stream.of(root), keys.stream().map(ForeignKey::table))
                .map(TableName::label)
                .collect(Collectors.joining(" → "));
    }

    /// The verdict's own reason names the key that stops the cascade.
    private static Way stopping(TableName root, TableVerdict verdict) {
        var stop = verdict.path().getLast();
        var passed = verdict.path().subList(0, verdict.path().size() - 1);
        return new Way(
                verdict.path(),
                Optional.of(stop),
                "%s ⊣ %s: %s".formatted(tables(root, passed), stop.table().label(), verdict.reason()));
    }

    /// Rows that stay although the cascade gets there, or a table that it never gets to.
    private static Way escaping(TenantGraph graph, TableName root, TableVerdict verdict) {
        var path = verdict.path();
        if (path.stream().findFirst().map(ForeignKey::target).equals(Optional.of(root))) {
            var passed = path.stream()
                    .takeWhile(key -> key.onDelete() == DeleteAction.CASCADE)
                    .toList();
            return passed.size() == path.size()
                    ? new Way(path, Optional.empty(), tables(root, path) + ". " + verdict.reason())
                    : leaving(root, passed, path.subList(passed.size(), path.size()), verdict);
        }
        return beyond(graph, verdict.table())
                .map(beyond -> {
                    var reached = graph.verdict(beyond.getFirst().target()).path();
                    return leaving(root, reached, beyond, verdict);
                })
                .orElseGet(() -> new Way(
                        List.of(),
                        Optional.empty(),
                        "No foreign key leads from %s to %s. %s"
                                .formatted(root.label(), verdict.table().label(), verdict.reason())));
    }

    private static Way leaving(TableName root, List<ForeignKey> passed, List<ForeignKey> beyond, TableVerdict verdict) {
        var stop = beyond.getFirst();
        var sentence = "%s ⊣ %s: stops at %s (%s). %s"
                .formatted(
                        tables(root, passed),
                        tables(stop.table(), beyond.subList(1, beyond.size())),
                        stop.name(),
                        stop.onDelete().sql(),
                        verdict.reason());
        return new Way(Stream.concat(passed.stream(), beyond.stream()).toList(), Optional.of(stop), sentence);
    }

    /// The fewest keys from a table that goes with the tenant to this one.
    private static Optional<List<ForeignKey>> beyond(TenantGraph graph, TableName table) {
        var tables = TenantGraph.byName(graph.schema());
        var verdicts = new HashMap<TableName, Verdict>();
        graph.verdicts().forEach(verdict -> verdicts.put(verdict.table(), verdict.verdict()));
        var ways = new HashMap<TableName, List<ForeignKey>>(Map.of(table, List.of()));
        var waiting = new ArrayDeque<>(List.of(table));
        while (!waiting.isEmpty()) {
            var here = waiting.remove();
            var way = ways.getOrDefault(here, List.of());
            if (verdicts.get(here) == Verdict.DELETED || verdicts.get(here) == Verdict.ROOT) {
                return Optional.of(way);
            }
            for (var key : Optional.ofNullable(tables.get(here))
                    .map(Table::foreignKeys)
                    .orElse(List.of())) {
                if (!ways.containsKey(key.target())) {
                    var longer = new ArrayList<>(List.of(key));
                    longer.addAll(way);
                    ways.put(key.target(), longer);
                    waiting.add(key.target());
                }
            }
        }
        return Optional.empty();
    }
}
