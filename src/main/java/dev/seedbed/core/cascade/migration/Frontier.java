package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells which faults can be judged already: a table may go by itself, or need less, once another that it hangs on
/// goes.
record Frontier(Situation situation) {

    /// Without those about a table that the cascade will reach as soon as another one is mended; where such tables wait
    /// for each other, the first does not.
    List<Decision> of(List<Decision> mending) {
        var staying =
                mending.stream().map(this::table).filter(table -> !goes(table)).collect(Collectors.toSet());
        var free = staying.stream()
                .filter(table -> staying.stream().noneMatch(other -> !other.equals(table) && takes(other, table)))
                .collect(Collectors.toSet());
        var first = free.isEmpty() ? staying.stream().sorted().limit(1).collect(Collectors.toSet()) : free;
        return mending.stream()
                .filter(decision -> goes(table(decision)) || first.contains(table(decision)))
                .toList();
    }

    private TableName table(Decision decision) {
        return decision.fault().table();
    }

    private boolean goes(TableName table) {
        return situation.departures().goes(table);
    }

    /// Whether rows of one table would take rows of the other along.
    private boolean takes(TableName parent, TableName child) {
        var reached = new HashSet<>(Set.of(parent));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty() && !reached.contains(child)) {
            situation.referencing(open.pop()).stream()
                    .filter(key -> key.onDelete() == DeleteAction.CASCADE)
                    .map(ForeignKey::table)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached.contains(child);
    }
}
