package dev.seedbed.core.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// The tables ordered so that a row's parents are written before it, ties by name.
///
/// `leftOut` are the foreign keys that this order does not keep, because they close a cycle: whoever writes the rows
/// defers their check or fills them in afterwards. Self references are kept by ordering rows, not tables, so they
/// are not among them.
public record InsertOrder(List<TableName> tables, List<ForeignKey> leftOut) {

    /// The cheapest key to leave out first: one that can be deferred, then one that can be NULL at first.
    private static Comparator<ForeignKey> cheapest(Schema schema) {
        return Comparator.comparing((ForeignKey key) -> !key.deferrable())
                .thenComparing(key -> schema.table(key.table()).allRequired(key.columns()))
                .thenComparing(ForeignKey::table)
                .thenComparing(ForeignKey::name);
    }

    public InsertOrder {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
    }

    public static InsertOrder of(Schema schema) {
        var kept = new ArrayList<ForeignKey>();
        for (var table : schema.tables()) {
            table.foreignKeys().stream()
                    .filter(key ->
                            !key.selfReference() && schema.find(key.target()).isPresent())
                    .forEach(kept::add);
        }
        var leftOut = breakCycles(kept, cheapest(schema));
        return new InsertOrder(parentsFirst(schema, kept), leftOut);
    }

    private static List<ForeignKey> breakCycles(List<ForeignKey> kept, Comparator<ForeignKey> cheapest) {
        var leftOut = new ArrayList<ForeignKey>();
        for (var cycles = Cycles.among(kept); !cycles.isEmpty(); cycles = Cycles.among(kept)) {
            for (var cycle : cycles) {
                var members = new HashSet<>(cycle);
                var key = kept.stream()
                        .filter(candidate ->
                                members.contains(candidate.table()) && members.contains(candidate.target()))
                        .min(cheapest)
                        .orElseThrow();
                kept.remove(key);
                leftOut.add(key);
            }
        }
        takeBack(kept, leftOut);
        return leftOut;
    }

    /// A key left out early may have become harmless through a later one.
    private static void takeBack(List<ForeignKey> kept, List<ForeignKey> leftOut) {
        for (var key : leftOut.reversed().stream().toList()) {
            kept.add(key);
            if (Cycles.among(kept).isEmpty()) {
                leftOut.remove(key);
            } else {
                kept.removeLast();
            }
        }
    }

    private static List<TableName> parentsFirst(Schema schema, List<ForeignKey> kept) {
        Map<TableName, Set<TableName>> parents = new HashMap<>();
        Map<TableName, Set<TableName>> children = new HashMap<>();
        for (var key : kept) {
            parents.computeIfAbsent(key.table(), _ -> new HashSet<>()).add(key.target());
            children.computeIfAbsent(key.target(), _ -> new HashSet<>()).add(key.table());
        }
        var ready = new PriorityQueue<TableName>();
        schema.tables().stream()
                .map(Table::name)
                .filter(name -> !parents.containsKey(name))
                .forEach(ready::add);
        var ordered = new ArrayList<TableName>();
        while (!ready.isEmpty()) {
            var next = ready.remove();
            ordered.add(next);
            for (var child : children.getOrDefault(next, Set.of())) {
                var waiting = parents.getOrDefault(child, Set.of());
                waiting.remove(next);
                if (waiting.isEmpty()) {
                    ready.add(child);
                }
            }
        }
        return ordered;
    }
}
