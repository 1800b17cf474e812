package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Cycles;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Pins the remarks on verdicts that take the whole graph to see.
final class Badges {

    private static final Set<Verdict> OWNED =
            EnumSet.of(Verdict.ROOT, Verdict.DELETED, Verdict.LEFT_BEHIND, Verdict.BLOCKS);

    private final Schema schema;
    private final Map<TableName, TableVerdict> verdicts = new HashMap<>();
    private final Map<TableName, Set<String>> tenantColumns = new HashMap<>();
    private final Set<TableName> circular = new HashSet<>();
    private final Set<ForeignKey> intoTenant;

    Badges(Schema schema, List<TableVerdict> bare, List<KeyEffect> effects, List<InferredLink> inferred) {
        this.schema = schema;
        this.intoTenant = effects.stream().map(KeyEffect::key).collect(Collectors.toSet());
        bare.forEach(verdict -> verdicts.put(verdict.table(), verdict));
        var keys = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .toList();
        Cycles.among(keys).forEach(circular::addAll);
        keys.stream().filter(ForeignKey::selfReference).map(ForeignKey::table).forEach(circular::add);
        inferred.forEach(link -> columns(link.table()).add(link.column()));
        spreadTenantColumns(keys);
    }

    List<TableVerdict> pinned() {
        return schema.tables().stream().map(this::pin).toList();
    }

    private TableVerdict pin(Table table) {
        var bare = verdict(table.name());
        var badges = EnumSet.noneOf(Badge.class);
        badges.addAll(bare.badges());
        if (circular.contains(table.name())) {
            badges.add(Badge.CYCLE);
        }
        if (table.foreignKeys().stream().anyMatch(key -> intoTenant.contains(key) && !table.indexed(key))) {
            badges.add(Badge.NO_INDEX);
        }
        if (OWNED.contains(bare.verdict()) && table.foreignKeys().stream().anyMatch(key -> strays(table, key))) {
            badges.add(Badge.CROSS_TENANT);
        }
        return new TableVerdict(bare.table(), bare.verdict(), bare.path(), bare.reason(), badges);
    }

    /// Whether the key may point at another tenant's row than the one that the rest of its own row belongs to.
    private boolean strays(Table table, ForeignKey key) {
        return !isRoot(key.target())
                && OWNED.contains(verdict(key.target()).verdict())
                && !carriesTenant(key)
                && (isRoot(table.name()) || tiedOtherwise(table, key));
    }

    private boolean tiedOtherwise(Table table, ForeignKey key) {
        return !columns(table.name()).isEmpty()
                || table.foreignKeys().stream()
                        .anyMatch(other -> !other.equals(key)
                                && !other.selfReference()
                                && OWNED.contains(verdict(other.target()).verdict()));
    }

    /// A table's tenant columns are those that reference the root, or another table's tenant column.
    private void spreadTenantColumns(Collection<ForeignKey> keys) {
        var changed = true;
        while (changed) {
            changed = false;
            for (var key : keys) {
                changed |= columns(key.table()).addAll(tenantColumns(key));
            }
        }
    }

    private Set<String> tenantColumns(ForeignKey key) {
        return IntStream.range(0, key.columns().size())
                .filter(pair -> isRoot(key.target())
                        || columns(key.target()).contains(key.targetColumns().get(pair)))
                .filter(_ -> !isRoot(key.table()))
                .mapToObj(key.columns()::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean carriesTenant(ForeignKey key) {
        return key.targetColumns().stream().anyMatch(columns(key.target())::contains);
    }

    private boolean isRoot(TableName table) {
        return verdict(table).verdict() == Verdict.ROOT;
    }

    private Set<String> columns(TableName table) {
        return tenantColumns.computeIfAbsent(table, _ -> new TreeSet<>());
    }

    private TableVerdict verdict(TableName table) {
        return verdicts.getOrDefault(table, new TableVerdict(table, Verdict.SHARED, List.of(), "", Set.of()));
    }
}
