package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where the cascade goes from the root, and in which round of the server's trigger queue it gets there.
///
/// A row is deleted one round after the first of the rows that its CASCADE keys point at. Keys that may be NULL make
/// that round vary from row to row, so each doomed table has an earliest and, where a path of required keys
/// ties every row of it to the tenant, a latest round. Within a round, rows go in the order of the branch, the
/// root's delete trigger, through which the cascade came.
final class CascadeReach {

    /// Later than every round.
    static final int NEVER = Integer.MAX_VALUE / 2;

    /// The shortest way to the root along which every row goes, from the row outwards in; `branch` is the root's
    /// trigger that comes first among those of all ways of this length.
    private record SureWay(List<ForeignKey> keys, String branch) {}

    /// Rows of a table of which some columns are known not to be NULL.
    private record Rows(TableName table, List<String> given) {}

    /// When the cascade comes to rows; `branch` is empty at the root.
    record Arrival(int round, String branch) implements Comparable<Arrival> {

        private static final Arrival NONE = new Arrival(NEVER, "");

        private Arrival along(ForeignKey key, boolean fromRoot) {
            return round >= NEVER ? NONE : new Arrival(round + 1, fromRoot ? key.deleteTrigger() : branch);
        }

        @Override
        public int compareTo(Arrival other) {
            return round == other.round ? branch.compareTo(other.branch) : Integer.compare(round, other.round);
        }
    }

    private final TableName root;
    private final Map<TableName, Table> tables;
    private final Map<TableName, List<ForeignKey>> anyPaths;
    private final Map<TableName, List<ForeignKey>> surePaths = new HashMap<>();
    private final Map<TableName, String> firstBranches = new HashMap<>();
    private final Map<Rows, Optional<SureWay>> sureWays = new HashMap<>();
    private final Map<TableName, Arrival> longest = new HashMap<>();

    CascadeReach(Schema schema, TableName root) {
        this.root = root;
        this.tables = TenantGraph.byName(schema);
        var paths = new Paths(schema);
        this.anyPaths = paths.from(root, this::cascades);
        collectFirstBranches();
        var plain = paths.from(root, this::cascadesSurely);
        for (var table : anyPaths.keySet()) {
            sureWay(new Rows(table, List.of())).ifPresent(way -> {
                var path = plain.getOrDefault(table, List.of());
                surePaths.put(
                        table,
                        path.size() == way.keys().size() ? path : way.keys().reversed());
            });
        }
        surePaths.put(root, List.of());
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

    /// The earliest arrival of the cascade along one of these keys.
    Optional<Arrival> arrival(List<ForeignKey> keys) {
        return keys.stream()
                .filter(key -> acts(key) && doomed(key.target()))
                .map(key -> new Arrival(
                                earliest(key.target()),
                                firstBranch(key.target()).orElse(""))
                        .along(key, key.target().equals(root)))
                .min(Comparator.naturalOrder());
    }

    /// The round by which every row is gone that uses the key; {@link #NEVER} when some may stay.
    int latestUser(ForeignKey key) {
        return latest(new Rows(key.table(), key.columns()));
    }

    /// When every row is gone that the key points at and that goes.
    Arrival latestTarget(ForeignKey key) {
        return latestGoing(new Rows(key.target(), key.targetColumns()), Set.of());
    }

    private Arrival latestGoing(Rows rows, Set<TableName> passed) {
        return earlier(sureArrival(rows), longest(rows.table(), passed));
    }

    private Arrival sureArrival(Rows rows) {
        return rows.table().equals(root)
                ? new Arrival(0, "")
                : sureWay(rows)
                        .map(way -> new Arrival(way.keys().size(), way.branch()))
                        .orElse(Arrival.NONE);
    }

    private static Arrival earlier(Arrival some, Arrival other) {
        return some.compareTo(other) < 0 ? some : other;
    }

    /// The longest way on which a row can go; none where ways go in circles.
    private Arrival longest(TableName table, Set<TableName> passed) {
        if (table.equals(root)) {
            return new Arrival(0, "");
        }
        if (passed.contains(table)) {
            return Arrival.NONE;
        }
        var known = longest.get(table);
        if (known == null) {
            var further = new HashSet<>(passed);
            further.add(table);
            known = references(table, key -> acts(key) && doomed(key.target())).stream()
                    .map(key -> earlier(
                            sureArrival(new Rows(table, key.columns())),
                            latestGoing(new Rows(key.target(), key.targetColumns()), further)
                                    .along(key, key.target().equals(root))))
                    .max(Comparator.naturalOrder())
                    .orElse(Arrival.NONE);
            longest.put(table, known);
        }
        return known;
    }

    /// The same, counting only ways out that begin with such keys.
    int latestUser(ForeignKey key, Predicate<ForeignKey> first) {
        return key.table().equals(root)
                ? 0
                : findSureWay(new Rows(key.table(), key.columns()), first)
                        .map(way -> way.keys().size())
                        .orElse(NEVER);
    }

    /// A row that uses the key, and goes only in the latest round, goes through this branch or an earlier one.
    Optional<String> sureUserBranch(ForeignKey key) {
        return sureWay(new Rows(key.table(), key.columns())).map(SureWay::branch);
    }

    /// No row that goes in the earliest round of the table goes through an earlier branch than this one.
    Optional<String> firstBranch(TableName doomed) {
        return Optional.ofNullable(firstBranches.get(doomed));
    }

    private int latest(Rows rows) {
        return rows.table().equals(root)
                ? 0
                : sureWay(rows).map(way -> way.keys().size()).orElse(NEVER);
    }

    private Optional<SureWay> sureWay(Rows rows) {
        return sureWays.computeIfAbsent(rows, some -> findSureWay(some, _ -> true));
    }

    /// Breadth first, from row to parent row: a parent that is pointed at has no NULL where it is pointed at.
    private Optional<SureWay> findSureWay(Rows rows, Predicate<ForeignKey> first) {
        var ways = new LinkedHashMap<Rows, List<ForeignKey>>();
        ways.put(rows, List.of());
        var outermost = List.of(rows);
        while (!outermost.isEmpty()) {
            var next = new ArrayList<Rows>();
            var arrived = new ArrayList<List<ForeignKey>>();
            for (var from : outermost) {
                Predicate<ForeignKey> open = from.equals(rows) ? first : _ -> true;
                for (var key : references(from.table(), key -> cascadesSurely(key, from.given()) && open.test(key))) {
                    var way = Paths.extend(ways.getOrDefault(from, List.of()), key);
                    var to = new Rows(key.target(), key.targetColumns());
                    if (key.target().equals(root)) {
                        arrived.add(way);
                    } else if (doomed(to.table()) && ways.putIfAbsent(to, way) == null) {
                        next.add(to);
                    }
                }
            }
            if (!arrived.isEmpty()) {
                var branch = arrived.stream()
                        .map(way -> way.getLast().deleteTrigger())
                        .min(Comparator.naturalOrder());
                return Optional.of(new SureWay(arrived.getFirst(), branch.orElseThrow()));
            }
            outermost = next;
        }
        return Optional.empty();
    }

    private boolean cascades(ForeignKey key) {
        return acts(key) && !key.selfReference();
    }

    /// Whether the key is CASCADE and can ever delete a row.
    private boolean acts(ForeignKey key) {
        var table = tables.get(key.table());
        return key.onDelete() == DeleteAction.CASCADE && table != null && !new SameRow(table, root).clearedBefore(key);
    }

    /// Whether the key takes along every row of its table.
    boolean cascadesSurely(ForeignKey key) {
        return cascadesSurely(key, List.of());
    }

    /// SET DEFAULT may point a row's required key elsewhere before the cascade comes along that key.
    boolean redirects(ForeignKey other, ForeignKey key) {
        var table = tables.get(key.table());
        return table != null && redirects(table, other, key);
    }

    /// Whether the key takes along every row that has no NULL in the given columns.
    private boolean cascadesSurely(ForeignKey key, List<String> given) {
        var table = tables.get(key.table());
        return cascades(key)
                && table != null
                && new SameRow(table, root).implied(key, given)
                && table.foreignKeys().stream().noneMatch(other -> redirects(table, other, key));
    }

    private boolean redirects(Table table, ForeignKey other, ForeignKey key) {
        var later = key.target().equals(root)
                ? !other.target().equals(root) || key.deleteTrigger().compareTo(other.deleteTrigger()) < 0
                : new SameRow(table, root).pointsAlike(other, key)
                        && key.deleteTrigger().compareTo(other.deleteTrigger()) < 0;
        var clearing = new Clearing(table, other);
        return !later
                && clearing.setsDefault()
                && clearing.accepted()
                && Demand.overlap(other.clearedColumns(), key.columns());
    }

    /// Nearest tables first, so that the branches of a table's parents are known.
    private void collectFirstBranches() {
        for (var table : anyPaths.keySet()) {
            references(table, this::cascades).stream()
                    .filter(key -> doomed(key.target()) && earliest(key.target()) == earliest(table) - 1)
                    .flatMap(key -> key.target().equals(root)
                            ? Stream.of(key.deleteTrigger())
                            : firstBranch(key.target()).stream())
                    .min(Comparator.naturalOrder())
                    .ifPresent(branch -> firstBranches.put(table, branch));
        }
    }

    private List<ForeignKey> references(TableName name, Predicate<ForeignKey> kind) {
        var table = tables.get(name);
        return table == null
                ? List.of()
                : table.foreignKeys().stream().filter(kind).toList();
    }
}
