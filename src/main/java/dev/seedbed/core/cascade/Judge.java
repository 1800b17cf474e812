package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Gives each table its verdict: from its own keys first, then from names and policies, then from what it hangs on.
final class Judge {

    private final Schema schema;
    private final CascadeReach reach;
    private final TenantColumns columns;
    private final Map<TableName, List<KeyEffect>> effects;

    Judge(Schema schema, CascadeReach reach, List<KeyEffect> effects, TenantColumns columns) {
        this.schema = schema;
        this.reach = reach;
        this.columns = columns;
        this.effects = effects.stream()
                .collect(Collectors.groupingBy(effect -> effect.key().table()));
    }

    /// One per table, in table-name order.
    List<TableVerdict> verdicts() {
        var verdicts = new TreeMap<TableName, TableVerdict>();
        for (var table : schema.tables()) {
            byItself(table).ifPresent(verdict -> verdicts.put(table.name(), verdict));
        }
        new Dependents(schema).judge(verdicts);
        var shared =
                "No key, column or policy ties it to %s.".formatted(reach.root().label());
        for (var table : schema.tables()) {
            verdicts.putIfAbsent(table.name(), verdict(table, Verdict.SHARED, List.of(), shared));
        }
        return List.copyOf(verdicts.values());
    }

    private Optional<TableVerdict> byItself(Table table) {
        if (table.name().equals(reach.root())) {
            return Optional.of(root(table));
        }
        return blocked(table).or(() -> reached(table)).or(() -> named(table)).or(() -> detached(table));
    }

    private TableVerdict root(Table table) {
        var refusal = unsafe(table).stream().findFirst().map(effect -> " " + effect.reason());
        var reason = "The tenant table." + refusal.orElseGet(() -> subTenants(table));
        return verdict(table, Verdict.ROOT, List.of(), reason);
    }

    /// What becomes of the tenants that point at the one that goes.
    private String subTenants(Table table) {
        return effects(table).stream()
                .filter(effect -> effect.key().selfReference())
                .findFirst()
                .map(effect -> effect.cause() == Cause.CASCADES
                        ? " Its sub-tenants go, too: " + effect.reason()
                        : " Its sub-tenants stay: " + effect.reason())
                .orElse("");
    }

    private Optional<TableVerdict> blocked(Table table) {
        var unsafe = unsafe(table);
        return unsafe.stream().findFirst().map(worst -> {
            var others = unsafe.size() == 1 ? "" : " (%d more of its keys block, too.)".formatted(unsafe.size() - 1);
            return verdict(table, Verdict.BLOCKS, through(worst.key()), worst.reason() + others);
        });
    }

    private Optional<TableVerdict> reached(Table table) {
        if (!reach.doomed(table.name())) {
            return Optional.empty();
        }
        var path = reach.path(table.name());
        var way = "Goes with %s by %s (CASCADE)%s"
                .formatted(reach.root().label(), path.getLast().name(), via(path));
        return Optional.of(
                reach.surelyDoomed(table.name())
                        ? verdict(table, Verdict.DELETED, path, way + ".")
                        : verdict(table, Verdict.LEFT_BEHIND, path, way + ", but " + loophole(path) + " stay."));
    }

    private static String via(List<ForeignKey> path) {
        return path.size() == 1
                ? ""
                : path.subList(0, path.size() - 1).stream()
                        .map(key -> key.table().label())
                        .collect(Collectors.joining(", ", ", through ", ""));
    }

    private String loophole(List<ForeignKey> path) {
        return path.stream()
                .filter(key -> !schema.table(key.table()).allRequired(key.columns()))
                .findFirst()
                .map(key ->
                        "rows where %s.%s is NULL".formatted(key.table().label(), String.join(" or ", key.columns())))
                .orElse("rows that a SET DEFAULT has pointed elsewhere");
    }

    private Optional<TableVerdict> named(Table table) {
        var link = columns.links(table).stream()
                .findFirst()
                .map(inferred -> new TableVerdict(
                        table.name(),
                        Verdict.LEFT_BEHIND,
                        List.of(),
                        "%s %s its %s, but no foreign key enforces it: the rows stay."
                                .formatted(
                                        String.join(", ", inferred.columns()),
                                        inferred.columns().size() == 1 ? "names" : "name",
                                        reach.root().label()),
                        Set.of(Badge.INFERRED)));
        return link.or(() -> columns.policed(table)
                ? Optional.of(new TableVerdict(
                        table.name(),
                        Verdict.LEFT_BEHIND,
                        List.of(),
                        "A row-level security policy tells its rows by tenant, but no foreign key removes them.",
                        Set.of(Badge.INFERRED)))
                : Optional.empty());
    }

    private Optional<TableVerdict> detached(Table table) {
        return effects(table).stream()
                .min(Comparator.comparingInt(this::distance))
                .map(effect ->
                        verdict(table, Verdict.DETACHED, through(effect.key()), "Its rows stay: " + effect.reason()));
    }

    private List<KeyEffect> effects(Table table) {
        return effects.getOrDefault(table.name(), List.of());
    }

    private int distance(KeyEffect effect) {
        return reach.path(effect.key().target()).size();
    }

    /// The keys that make the delete fail: those that do for certain first, then those nearest to the root.
    private List<KeyEffect> unsafe(Table table) {
        return effects(table).stream()
                .filter(KeyEffect::blocks)
                .sorted(Comparator.comparing(KeyEffect::certainty).thenComparingInt(this::distance))
                .toList();
    }

    private List<ForeignKey> through(ForeignKey key) {
        return Paths.extend(reach.path(key.target()), key);
    }

    private static TableVerdict verdict(Table table, Verdict verdict, List<ForeignKey> path, String reason) {
        return new TableVerdict(table.name(), verdict, path, reason, EnumSet.noneOf(Badge.class));
    }
}
