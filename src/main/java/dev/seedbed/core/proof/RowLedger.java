package dev.seedbed.core.proof;

import dev.seedbed.core.cascade.Certainty;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.queue.KeyRow;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The rows of both tenants before and after the delete.
final class RowLedger {

    /// A row of the neighbour's, and a row of the tenant's that a key could point it at.
    record Stray(KeyRow neighbours, KeyRow tenants) {}

    /// What tells a row apart: its table and its key, or all that is known of it.
    private record Identity(TableName table, List<Optional<String>> values) {}

    private final TenantGraph graph;
    private final List<KeyRow> rows;
    private final KeyRow tenant;
    private final Set<KeyRow> tenants;
    private final Set<KeyRow> neighbours;
    private final Map<TableName, List<String>> identities = new HashMap<>();
    private List<KeyRow> left;
    private Set<Identity> there;
    private Set<Identity> foretold;
    private boolean closed;

    RowLedger(TenantGraph graph, List<KeyRow> rows, KeyRow tenant, KeyRow neighbour) {
        this.graph = graph;
        this.rows = rows;
        this.tenant = tenant;
        var ownership = new Ownership(graph, rows);
        this.tenants = ownership.of(tenant);
        this.neighbours = ownership.of(neighbour);
        graph.schema().tables().forEach(table -> identities.put(table.name(), table.identity()));
        this.left = rows;
        this.there = identities(rows);
        this.foretold = there;
    }

    /// Enters what is left after the delete, and what was foretold to be.
    void close(List<KeyRow> left, List<KeyRow> foretold) {
        this.left = left;
        this.there = identities(left);
        this.foretold = identities(foretold);
        this.closed = true;
    }

    /// One per table, in table-name order.
    List<TableProof> tables() {
        var mine = tenants.stream().collect(Collectors.groupingBy(KeyRow::table));
        var others = neighbours.stream().collect(Collectors.groupingBy(KeyRow::table));
        var nobodys = rows.stream()
                .filter(row -> !tenants.contains(row) && !neighbours.contains(row))
                .collect(Collectors.groupingBy(KeyRow::table, Collectors.counting()));
        var unchanged = Set.copyOf(left);
        return graph.schema().tables().stream()
                .map(Table::name)
                .map(table -> {
                    var own = mine.getOrDefault(table, List.of());
                    var other = others.getOrDefault(table, List.of());
                    return new TableProof(
                            table,
                            own.size(),
                            count(own, row -> !foretold.contains(identity(row))),
                            count(own, row -> !there.contains(identity(row))),
                            count(own, this::orphaned),
                            other.size(),
                            count(other, row -> !unchanged.contains(row)),
                            nobodys.getOrDefault(table, 0L));
                })
                .toList();
    }

    /// What the verdicts said and the server did otherwise. `setAside` are keys that were dropped.
    List<String> disagreements(List<ForeignKey> setAside) {
        var found = new ArrayList<String>();
        for (var table : tables()) {
            var label = table.table().label();
            var verdict = graph.verdict(table.table()).verdict();
            if (!table.asPredicted()) {
                found.add(
                        "Of %s, %d rows were to go, and %d went.".formatted(label, table.predicted(), table.deleted()));
            }
            if (verdict == Verdict.DELETED && table.left() > 0 && closed) {
                found.add("%s was judged deleted, and %d of its rows are left.".formatted(label, table.left()));
            }
            if (verdict == Verdict.DETACHED && table.deleted() > 0) {
                found.add("%s was judged to stay, and %d of its rows went.".formatted(label, table.deleted()));
            }
        }
        graph.effects().stream()
                .filter(effect -> effect.certainty() == Certainty.FAILS
                        && !setAside.contains(effect.key())
                        && closed
                        && usedByGone(effect.key()))
                .forEach(effect -> found.add("%s was judged to make the delete fail, is used, and let it pass."
                        .formatted(effect.key().name())));
        return found;
    }

    /// Whether a row of either tenant, or of none, points anywhere by the key.
    boolean uses(ForeignKey key) {
        return rows.stream().anyMatch(row -> row.table().equals(key.table()) && has(row, key.columns()));
    }

    Optional<Stray> stray(ForeignKey key) {
        var from = neighbours.stream()
                .filter(row -> row.table().equals(key.table())
                        && has(row, key.columns())
                        && !identities.getOrDefault(key.table(), List.of()).isEmpty())
                .findFirst();
        var to = tenants.stream()
                .filter(row -> row.table().equals(key.target()) && has(row, key.targetColumns()))
                .findFirst();
        return from.flatMap(row -> to.map(target -> new Stray(row, target)));
    }

    private boolean usedByGone(ForeignKey key) {
        var gone = tenants.stream()
                .filter(row -> row.table().equals(key.target()) && !there.contains(identity(row)))
                .map(row -> values(row, key.targetColumns()))
                .collect(Collectors.toSet());
        return tenants.stream()
                .filter(row -> row.table().equals(key.table()) && has(row, key.columns()))
                .anyMatch(row -> gone.contains(values(row, key.columns())));
    }

    /// Whether a row is left that names the tenant though no key says so.
    private boolean orphaned(KeyRow row) {
        return there.contains(identity(row))
                && !there.contains(identity(tenant))
                && graph.inferredLinks(row.table()).stream()
                        .anyMatch(link -> has(row, link.columns())
                                && values(row, link.columns()).equals(values(tenant, link.rootColumns())));
    }

    private static boolean has(KeyRow row, List<String> columns) {
        return columns.stream().allMatch(column -> row.value(column).isPresent());
    }

    private static List<Optional<String>> values(KeyRow row, List<String> columns) {
        return columns.stream().map(row::value).toList();
    }

    private Set<Identity> identities(List<KeyRow> some) {
        return some.stream().map(this::identity).collect(Collectors.toSet());
    }

    private Identity identity(KeyRow row) {
        var columns = identities.getOrDefault(row.table(), List.of());
        return new Identity(
                row.table(),
                columns.isEmpty()
                        ? List.of(Optional.of(new TreeMap<>(row.values()).toString()))
                        : values(row, columns));
    }

    private static long count(List<KeyRow> some, Predicate<KeyRow> such) {
        return some.stream().filter(such).count();
    }
}
