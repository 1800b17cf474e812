package dev.seedbed.core.cascade;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What deleting one row of the root, the tenant table, does to every table of a schema, read from the catalogue alone.
///
/// No root is a normal answer: many schemas have no tenant. `verdicts` has one entry per table, in table-name order.
/// `effects` are the foreign keys that point at rows which go with the tenant. `tenantKeys` are, per table, the keys
/// that lead towards the root whatever they do on delete, the nearest first; tables without any are absent. `strayKeys`
/// may point at another tenant's rows.
public record TenantGraph(
        Schema schema,
        Optional<TableName> root,
        List<RootCandidate> candidates,
        List<TableVerdict> verdicts,
        List<KeyEffect> effects,
        Map<TableName, List<ForeignKey>> tenantKeys,
        List<InferredLink> inferredLinks,
        List<ForeignKey> strayKeys) {

    public TenantGraph {
        candidates = List.copyOf(candidates);
        verdicts = List.copyOf(verdicts);
        effects = List.copyOf(effects);
        tenantKeys = new TreeMap<>(tenantKeys);
        inferredLinks = List.copyOf(inferredLinks);
        strayKeys = List.copyOf(strayKeys);
    }

    /// The tenant table; without one, `why` says what cannot be done.
    public TableName requireRoot(String where, String why) {
        return root.orElseThrow(() -> Problem.error(
                        Category.USAGE,
                        "No table looks like a tenant.",
                        where,
                        why,
                        "Name the tenant table with --root.")
                .exception());
    }

    /// Judges the schema for the most tenant-like table, or without a root when none is tenant-like enough.
    public static TenantGraph of(Schema schema) {
        var candidates = RootCandidates.rank(schema);
        return candidates.stream()
                .filter(RootCandidate::tenantLike)
                .findFirst()
                .map(candidate -> rooted(schema, candidate.table(), candidates))
                .orElseGet(() -> withoutRoot(schema, candidates));
    }

    /// Judges the schema for the table that a person chose as its tenant.
    public static TenantGraph of(Schema schema, TableName root) {
        if (schema.find(root).isEmpty()) {
            throw noSuchTable(schema, root);
        }
        return rooted(schema, root, RootCandidates.rank(schema));
    }

    public static TenantGraph withoutRoot(Schema schema) {
        return withoutRoot(schema, RootCandidates.rank(schema));
    }

    private static SeedbedException noSuchTable(Schema schema, TableName root) {
        var candidates = RootCandidates.rank(schema).stream()
                .limit(5)
                .map(candidate -> candidate.table().label())
                .collect(Collectors.joining(", "));
        return Problem.error(
                        Category.USAGE,
                        "The tenant table " + root.label() + " does not exist.",
                        "the schema with " + schema.tables().size() + " tables",
                        "No table has exactly this schema and name; upper and lower case count.",
                        candidates.isEmpty()
                                ? "Choose another table."
                                : "Choose another table, such as " + candidates + ".")
                .exception();
    }

    private static TenantGraph rooted(Schema schema, TableName root, List<RootCandidate> candidates) {
        var columns = new TenantColumns(schema, schema.table(root));
        var reach = new CascadeReach(schema, root);
        var effects = new Settlement(schema, root, new DepthRule(schema, reach).effects()).settled();
        var bare = new Judge(schema, reach, effects, columns).verdicts();
        var badges = new Badges(schema, bare, effects, columns.links());
        return new TenantGraph(
                schema,
                Optional.of(root),
                candidates,
                badges.pinned(),
                effects,
                TenantKeys.towards(schema, root),
                columns.links(),
                badges.strays());
    }

    private static TenantGraph withoutRoot(Schema schema, List<RootCandidate> candidates) {
        var bare = new Rootless(schema).verdicts();
        var badged = new Badges(schema, bare, List.of(), List.of()).pinned();
        return new TenantGraph(schema, Optional.empty(), candidates, badged, List.of(), Map.of(), List.of(), List.of());
    }

    /// The same verdicts with these notes, table by table, instead of those they had.
    public TenantGraph intended(Map<TableName, String> notes) {
        var marked = verdicts.stream()
                .map(verdict -> verdict.intended(Optional.ofNullable(notes.get(verdict.table()))))
                .toList();
        return withVerdicts(marked);
    }

    /// The same verdicts, with the badge on those tables that an executed delete agreed with.
    public TenantGraph proven(Set<TableName> tables) {
        return withVerdicts(verdicts.stream()
                .map(verdict -> tables.contains(verdict.table()) ? verdict.proven() : verdict)
                .toList());
    }

    private TenantGraph withVerdicts(List<TableVerdict> other) {
        return new TenantGraph(schema, root, candidates, other, effects, tenantKeys, inferredLinks, strayKeys);
    }

    public TableVerdict verdict(TableName table) {
        return verdicts.stream()
                .filter(verdict -> verdict.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + table));
    }

    /// How many tables got each verdict; every verdict is present.
    public Map<Verdict, Integer> counts() {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        verdicts.forEach(verdict -> counts.merge(verdict.verdict(), 1, Integer::sum));
        return counts;
    }

    /// The verdicts that somebody should look at before trusting the one-line teardown, in table-name order; the root's
    /// too, when a tenant can hinder another one from going.
    public List<TableVerdict> problems() {
        return verdicts.stream().filter(this::problem).toList();
    }

    private boolean problem(TableVerdict verdict) {
        return verdict.problem()
                || (verdict.verdict() == Verdict.ROOT
                        && effects(verdict.table()).stream().anyMatch(KeyEffect::blocks));
    }

    /// What the delete does at the table's own keys that point at rows which go.
    public List<KeyEffect> effects(TableName table) {
        return effects.stream()
                .filter(effect -> effect.key().table().equals(table))
                .toList();
    }

    public List<ForeignKey> tenantKeys(TableName table) {
        return tenantKeys.getOrDefault(table, List.of());
    }

    public List<InferredLink> inferredLinks(TableName table) {
        return inferredLinks.stream().filter(link -> link.table().equals(table)).toList();
    }

    /// Whether the table's rows belong to tenants, by foreign keys or by a column's name; true for the root.
    public boolean tenantOwned(TableName table) {
        return root.filter(table::equals).isPresent()
                || tenantKeys.containsKey(table)
                || inferredLinks.stream().anyMatch(link -> link.table().equals(table));
    }

    static Map<TableName, Table> byName(Schema schema) {
        return schema.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
    }
}
