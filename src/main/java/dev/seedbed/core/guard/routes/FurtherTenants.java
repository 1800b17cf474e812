package dev.seedbed.core.guard.routes;

import dev.seedbed.core.deliver.TenantScript;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.stream.LongStream;

/// Whether tenants can be added to a base one by one, each by plain INSERTs, and deleted by one statement.
record FurtherTenants(Plan base, Plan wider) {

    private static final long MOST_ROWS = 100_000;
    private static final long MOST_TENANTS = 1_000;

    /// Refuses what can never work.
    static RootTable check(Plan base, Plan wider) {
        return new FurtherTenants(base, wider).root();
    }

    private RootTable root() {
        var name = base.draft().graph().requireRoot("the schema", "Test routes make and delete tenants.");
        var key = key(name);
        requireNoEdges();
        requireSomeTenants();
        requireOpenCircles();
        requireSameBase(name, key);
        requireFewRows();
        return RootTable.of(base.draft().schema().table(name), key);
    }

    /// What a person should know about deleting these tenants.
    static List<Problem> warnings(Plan base) {
        return base.draft().graph().problems().stream()
                .map(verdict -> Problem.warning(
                        Category.FINDING,
                        "Deleting a test tenant does not take this table along.",
                        verdict.table().toString(),
                        verdict.reason(),
                        "Mend the cascade first: 'seedbed fix' writes the migration."))
                .toList();
    }

    /// Tenants with edge cases stand where further ones would, and have their keys.
    private void requireNoEdges() {
        if (!base.draft().scenario().edges().off()) {
            throw refused(
                    Category.USAGE,
                    "Test tenants and edge cases cannot be in one base yet.",
                    "the scenario",
                    "Both stand behind the last tenant, with the same keys.",
                    "Take 'edges' out of this scenario, and keep a second one with them.");
        }
    }

    private void requireSomeTenants() {
        var count = wider.draft().scenario().tenants() - base.draft().scenario().tenants();
        if (count < 1 || count > MOST_TENANTS) {
            throw refused(
                    Category.USAGE,
                    "There cannot be so many test tenants.",
                    "--tenants",
                    count + " are asked for.",
                    "Give a number from 1 to " + MOST_TENANTS + ".");
        }
    }

    private Column key(TableName name) {
        var table = base.draft().schema().table(name);
        var identity = table.identity();
        if (identity.size() != 1) {
            throw refused(
                    Category.USAGE,
                    "The tenant table has no key of one column.",
                    name.toString(),
                    "A test route names a tenant by one value.",
                    "Give the table such a primary key.");
        }
        return table.column(identity.getFirst());
    }

    /// A load drops such keys for a while; an application's server is not the place for that.
    private void requireOpenCircles() {
        base.draft().schema().tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .filter(key -> !key.deferrable())
                .filter(key -> base.draft().lineage().broken().stream()
                        .anyMatch(link -> link.table().equals(key.table())
                                && link.constraint().equals(key.name())))
                .findFirst()
                .ifPresent(key -> {
                    throw refused(
                            Category.UNSATISFIABLE,
                            "A tenant's rows cannot be inserted in any order.",
                            key.table() + ", " + key.name(),
                            "The foreign key closes a circle, and the server checks it at once.",
                            "Make it DEFERRABLE: 'seedbed fix' writes the migration.");
                });
    }

    /// What the base holds must not depend on how many tenants there are.
    private void requireSameBase(TableName root, Column key) {
        for (var table : base.tables()) {
            var owned = base.draft().lineage().owned().contains(table.name());
            if (!owned && wider.table(table.name()).rows() != table.rows()) {
                throw unstable(table.name());
            }
        }
        var tenants = base.draft().scenario().tenants();
        if (!keys(base, key, tenants).equals(keys(wider, key, tenants))) {
            throw unstable(root);
        }
    }

    private static List<String> keys(Plan plan, Column key, long tenants) {
        return LongStream.range(0, tenants)
                .mapToObj(tenant ->
                        new TenantScript(plan, tenant).cell(key.name()).orElse(""))
                .toList();
    }

    private void requireFewRows() {
        var tenants = wider.draft().scenario().tenants();
        var rows = new TenantScript(wider, tenants - 1)
                .rows().values().stream().mapToLong(Long::longValue).sum();
        if (rows > MOST_ROWS) {
            throw refused(
                    Category.USAGE,
                    "A tenant has too many rows for a test route.",
                    "the scenario",
                    rows + " rows a tenant; " + MOST_ROWS + " is the most.",
                    "Give the tables fewer rows per tenant in the scenario.");
        }
    }

    private static SeedbedException unstable(TableName table) {
        return refused(
                Category.UNSATISFIABLE,
                "Tenants cannot be added to this base.",
                table.toString(),
                "Its rows depend on how many tenants there are.",
                "Say in the scenario how many rows the table has in all.");
    }

    private static SeedbedException refused(Category category, String what, String where, String why, String remedy) {
        return Problem.error(category, what, where, why, remedy).exception();
    }
}
