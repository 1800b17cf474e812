package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which tables' rows go with the tenant by CASCADE keys: some of their rows, or all.
final class Departures {

    private final Schema schema;
    private final Map<TableName, List<ForeignKey>> referencing;
    private final Set<TableName> some;
    private final Set<TableName> whole;

    Departures(Schema schema, TableName root) {
        this.schema = schema;
        this.referencing = schema.referencing();
        this.some = reached(root, key -> key.onDelete() == DeleteAction.CASCADE);
        this.whole = reached(root, this::takesEveryRow);
    }

    /// Whether a row of the table can go with the tenant; true for the root.
    boolean goes(TableName table) {
        return some.contains(table);
    }

    /// Whether every row of a tenant goes with it; true for the root.
    boolean goesWhole(TableName table) {
        return whole.contains(table);
    }

    /// Whether the key takes along every row of its table as soon as the rows that they point at go.
    boolean takesEveryRow(ForeignKey key) {
        var table = schema.table(key.table());
        return key.onDelete() == DeleteAction.CASCADE
                && table.allRequired(key.columns())
                && table.foreignKeys().stream().noneMatch(other -> redirects(other, key));
    }

    /// SET DEFAULT may point a row elsewhere before the cascade comes along its other key.
    static boolean redirects(ForeignKey other, ForeignKey key) {
        return other.onDelete() == DeleteAction.SET_DEFAULT
                && other.clearedColumns().stream().anyMatch(key.columns()::contains);
    }

    private Set<TableName> reached(TableName root, Predicate<ForeignKey> follow) {
        var reached = new HashSet<TableName>(Set.of(root));
        var open = new ArrayDeque<TableName>(reached);
        while (!open.isEmpty()) {
            for (var key : referencing.getOrDefault(open.pop(), List.of())) {
                if (follow.test(key) && reached.add(key.table())) {
                    open.add(key.table());
                }
            }
        }
        return reached;
    }
}
