package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the cascade goes from the root, and in which round of the server's trigger queue it gets there.
///
/// A row is deleted one round after the first of the rows that its CASCADE keys point at. Keys that may be NULL make
/// that round vary from row to row, so each doomed table has an earliest and, where a path of required keys
/// ties every row of it to the tenant, a latest round. Within a round, rows go in the order of the branch, the
/// root's delete trigger, through which the cascade came.
final class CascadeReach {

    private final TableName root;
    private final Map<TableName, Table> tables;
    private final Paths paths;
    private final Map<TableName, List<ForeignKey>> anyPaths;
    private final Map<TableName, List<ForeignKey>> surePaths;
    private final Map<TableName, String> firstBranches = new HashMap<>();
    private final Map<TableName, String> sureBranches = new HashMap<>();

    CascadeReach(Schema schema, TableName root) {
        this.root = root;
        this.tables = TenantGraph.byName(schema);
        this.paths = new Paths(schema);
        this.anyPaths = paths.from(root, CascadeReach::cascades);
        this.surePaths = paths.from(root, this::cascadesSurely);
        collectFirstBranches();
        collectSureBranches();
    }

    TableName root() {
        return root;
    }

    /// Whether a row of the table can go with the tenant.
    boolean doomed(TableName table) {
        return anyPaths.containsKey(table);
    }

    /// Whether every row of the table that belongs to the tenant goes with it.
    boolean surelyDoomed(TableName table) {
        return surePaths.containsKey(table);
    }

    /// The shortest path that dooms every row, or else the shortest that dooms some.
    List<ForeignKey> path(TableName table) {
        return surePaths.getOrDefault(table, anyPaths.getOrDefault(table, List.of()));
    }

    int earliest(TableName doomed) {
        return anyPaths.getOrDefault(doomed, List.of()).size();
    }

    /// The round by which every row of the table is gone; `Integer.MAX_VALUE - 1` when some may never go.
    int latest(TableName doomed) {
        var path = surePaths.get(doomed);
        return path == null ? Integer.MAX_VALUE - 1 : path.size();
    }

    /// No row of the table goes through an earlier branch than this one.
    Optional<String> firstBranch(TableName doomed) {
        return Optional.ofNullable(firstBranches.get(doomed));
    }

    /// A row of the table that goes only in the latest round goes through this branch or an earlier one.
    Optional<String> sureBranch(TableName doomed) {
        return Optional.ofNullable(sureBranches.get(doomed));
    }

    private static boolean cascades(ForeignKey key) {
        return key.onDelete() == DeleteAction.CASCADE && !key.selfReference();
    }

    private boolean cascadesSurely(ForeignKey key) {
        var table = tables.get(key.table());
        return cascades(key)
                && table != null
                && table.allRequired(key.columns())
                && table.foreignKeys().stream().noneMatch(other -> redirects(other, key));
    }

    /// SET DEFAULT may point a row's required key elsewhere before the cascade comes along that key.
    private static boolean redirects(ForeignKey other, ForeignKey key) {
        return other.onDelete() == DeleteAction.SET_DEFAULT
                && other.clearedColumns().stream().anyMatch(key.columns()::contains);
    }

    private void collectFirstBranches() {
        var branches = paths.referencing(root).stream()
                .filter(CascadeReach::cascades)
                .sorted(Comparator.comparing(ForeignKey::deleteTrigger))
                .toList();
        for (var branch : branches) {
            for (var table : paths.from(
                            branch.table(), key -> cascades(key) && !key.table().equals(root))
                    .keySet()) {
                firstBranches.putIfAbsent(table, branch.deleteTrigger());
            }
        }
    }

    private void collectSureBranches() {
        for (var table : surePaths.keySet()) {
            referencesOf(table)
                    .filter(key -> latest(key.target()) == latest(table) - 1)
                    .map(key -> key.target().equals(root) ? Optional.of(key.deleteTrigger()) : sureBranch(key.target()))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder())
                    .ifPresent(branch -> sureBranches.put(table, branch));
        }
    }

    private Stream<ForeignKey> referencesOf(TableName name) {
        var table = tables.get(name);
        return table == null ? Stream.of() : table.foreignKeys().stream().filter(this::cascadesSurely);
    }
}
