package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Cycles;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Pins the remarks on verdicts that take the whole graph to see.
final class Badges {

    private static final Set<Verdict> OWNED =
            EnumSet.of(Verdict.ROOT, Verdict.DELETED, Verdict.LEFT_BEHIND, Verdict.BLOCKS);

    private final Schema schema;
    private final Map<TableName, TableVerdict> verdicts = new HashMap<>();
    /// Per table, the columns that hold a part of the root's key, and which columns of the root each of them holds.
    private final Map<TableName, Map<String, Set<String>>> tenantColumns = new HashMap<>();

    private final Set<TableName> circular = new HashSet<>();
    private final Set<ForeignKey> intoTenant;
    private final List<List<String>> rootKeys;

    Badges(Schema schema, List<TableVerdict> bare, List<KeyEffect> effects, List<InferredLink> inferred) {
        this.schema = schema;
        this.intoTenant = effects.stream().map(KeyEffect::key).collect(Collectors.toSet());
        bare.forEach(verdict -> verdicts.put(verdict.table(), verdict));
        this.rootKeys = schema.tables().stream()
                .filter(table -> isRoot(table.name()))
                .flatMap(table -> table.uniqueKeys().stream())
                .filter(UniqueKey::total)
                .map(UniqueKey::columns)
                .toList();
        var keys = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .toList();
        Cycles.among(keys).forEach(circular::addAll);
        keys.stream().filter(ForeignKey::selfReference).map(ForeignKey::table).forEach(circular::add);
        inferred.forEach(link -> {
            for (var position = 0; position < link.columns().size(); position++) {
                hold(
                        link.table(),
                        link.columns().get(position),
                        Set.of(link.rootColumns().get(position)));
            }
        });
        spreadTenantColumns(keys);
    }

    List<TableVerdict> pinned() {
        return schema.tables().stream().map(this::pin).toList();
    }

    /// The keys that may point at another tenant's row, in the order of tables.
    List<ForeignKey> strays() {
        return schema.tables().stream()
                .filter(table -> OWNED.contains(verdict(table.name()).verdict()))
                .flatMap(table -> table.foreignKeys().stream().filter(key -> strays(table, key)))
                .toList();
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
        if (isRoot(key.target())) {
            return !isRoot(table.name()) && secondTenant(table, key);
        }
        return OWNED.contains(verdict(key.target()).verdict())
                && !carriesTenant(key)
                && (isRoot(table.name()) || tiedOtherwise(table, key));
    }

    /// A row that names the tenant twice can name two tenants. Of several keys to the tenant, the first required
    /// one, by its column, says whose the row is; a column that holds the tenant without such a key says so before
    /// all of them.
    private boolean secondTenant(Table table, ForeignKey key) {
        var keys = table.foreignKeys().stream()
                .filter(other -> isRoot(other.target()))
                .toList();
        var keyless = columns(table.name()).keySet().stream()
                .anyMatch(column ->
                        keys.stream().noneMatch(other -> other.columns().contains(column)));
        return keyless
                || keys.stream()
                        .min(Comparator.comparing((ForeignKey other) -> !table.allRequired(other.columns()))
                                .thenComparingInt(other -> table.columns()
                                        .indexOf(table.column(other.columns().getFirst()))))
                        .filter(owner -> !owner.columns().equals(key.columns()))
                        .isPresent();
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
                changed |= !isRoot(key.table()) && spread(key);
            }
        }
    }

    private boolean spread(ForeignKey key) {
        var changed = false;
        for (var pair = 0; pair < key.columns().size(); pair++) {
            var target = key.targetColumns().get(pair);
            var held = isRoot(key.target()) ? Set.of(target) : held(key.target(), target);
            changed |= hold(key.table(), key.columns().get(pair), held);
        }
        return changed;
    }

    private boolean hold(TableName table, String column, Set<String> ofRoot) {
        return !ofRoot.isEmpty()
                && columns(table).computeIfAbsent(column, _ -> new TreeSet<>()).addAll(ofRoot);
    }

    private Set<String> held(TableName table, String column) {
        return columns(table).getOrDefault(column, Set.of());
    }

    /// Whether the key carries so much of the root's key that it names one tenant.
    private boolean carriesTenant(ForeignKey key) {
        var carried = key.targetColumns().stream()
                .flatMap(column -> held(key.target(), column).stream())
                .collect(Collectors.toSet());
        return rootKeys.stream().anyMatch(carried::containsAll);
    }

    private boolean isRoot(TableName table) {
        return verdict(table).verdict() == Verdict.ROOT;
    }

    private Map<String, Set<String>> columns(TableName table) {
        return tenantColumns.computeIfAbsent(table, _ -> new TreeMap<>());
    }

    private TableVerdict verdict(TableName table) {
        return verdicts.getOrDefault(table, new TableVerdict(table, Verdict.SHARED, List.of(), "", Set.of()));
    }
}
