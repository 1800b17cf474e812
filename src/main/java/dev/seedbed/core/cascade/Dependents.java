package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the tables that hold tenant data only by way of a table whose rows stay: they are left behind with it.
///
/// A row hangs on another when its key to it is required or cascades. The other way round, a row that is pointed at
/// one-to-one by tenant rows only (settings, an address) belongs to the row that points at it.
final class Dependents {

    private final Schema schema;
    private final Map<TableName, Table> tables;
    private final Map<TableName, List<ForeignKey>> referencing;

    Dependents(Schema schema) {
        this.schema = schema;
        this.tables = TenantGraph.byName(schema);
        this.referencing = schema.referencing();
    }

    /// Adds verdicts for dependents until nothing changes.
    void judge(Map<TableName, TableVerdict> verdicts) {
        var changed = true;
        while (changed) {
            var found = schema.tables().stream()
                    .filter(table -> !verdicts.containsKey(table.name()))
                    .flatMap(table -> hanging(table, verdicts).or(() -> pointedAt(table, verdicts)).stream())
                    .toList();
            found.forEach(verdict -> verdicts.put(verdict.table(), verdict));
            changed = !found.isEmpty();
        }
    }

    private static Optional<TableVerdict> hanging(Table table, Map<TableName, TableVerdict> verdicts) {
        return table.foreignKeys().stream()
                .filter(key -> verdicts.containsKey(key.target()) && belongs(table, key))
                .findFirst()
                .map(key -> leftBehind(
                        table,
                        Paths.extend(path(verdicts, key.target()), key),
                        "Belongs to %s by %s (%s), and those rows stay."
                                .formatted(
                                        key.target().label(),
                                        key.name(),
                                        key.onDelete().sql())));
    }

    private static boolean belongs(Table table, ForeignKey key) {
        return key.onDelete() == DeleteAction.CASCADE || table.allRequired(key.columns());
    }

    private Optional<TableVerdict> pointedAt(Table table, Map<TableName, TableVerdict> verdicts) {
        var keys = referencing.getOrDefault(table.name(), List.of()).stream()
                .filter(key -> !key.selfReference())
                .toList();
        var owned = keys.stream().allMatch(key -> verdicts.containsKey(key.table()) && oneToOne(key));
        return keys.isEmpty() || !owned
                ? Optional.empty()
                : Optional.of(leftBehind(
                        table,
                        Paths.extend(path(verdicts, keys.getFirst().table()), keys.getFirst()),
                        "Each row belongs to the one row of %s that points at it by %s, and nothing removes it."
                                .formatted(
                                        keys.getFirst().table().label(),
                                        keys.getFirst().name())));
    }

    private boolean oneToOne(ForeignKey key) {
        return Optional.ofNullable(tables.get(key.table())).stream()
                .flatMap(table -> table.uniqueKeys().stream())
                .filter(UniqueKey::total)
                .anyMatch(unique -> key.columns().containsAll(unique.columns()));
    }

    private static List<ForeignKey> path(Map<TableName, TableVerdict> verdicts, TableName table) {
        var verdict = verdicts.get(table);
        return verdict == null ? List.of() : verdict.path();
    }

    private static TableVerdict leftBehind(Table table, List<ForeignKey> path, String reason) {
        return new TableVerdict(table.name(), Verdict.LEFT_BEHIND, path, reason, Set.of());
    }
}
