package dev.seedbed.core.cascade.migration;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.core.schema.DeleteAction.RESTRICT;
import static dev.seedbed.core.schema.DeleteAction.SET_DEFAULT;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.defaulting;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.optional;
import static dev.seedbed.testing.SchemaBuilder.policy;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static dev.seedbed.testing.SchemaBuilder.unindexed;
import static dev.seedbed.testing.SchemaBuilder.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.Certainty;
import dev.seedbed.core.cascade.KeyEffect;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.SchemaBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private final SchemaBuilder schema = schema().table("tenants")
            .table("orders", required("tenant_id"), refers("tenant_id", "tenants", CASCADE), unique("tenant_id", "id"))
            .table("products", refers("tenant_id", "tenants", CASCADE))
            .table("lines", refers("order_id", "orders", CASCADE));

    @Test
    void changesNothingInASoundSchema() {
        var migration = migration();

        assertThat(migration.decisions()).isEmpty();
        assertThat(migration.changes().all()).isEmpty();
    }

    @Test
    void cascadesWhereRowsDoNotGo() {
        schema.table("shipments", refers("order_id", "orders", NO_ACTION));

        assertThat(decisions()).containsExactly("shipments_order_id_fkey blocks: cascade, keep");
        assertThat(definitions())
                .containsExactly(
                        "FOREIGN KEY (\"order_id\") REFERENCES \"public\".\"orders\" (\"id\") ON DELETE CASCADE");
        assertThat(verdict("shipments")).isEqualTo(Verdict.DELETED);
    }

    @Test
    void clearsAnOptionalKeyWhenAsked() {
        schema.table("shipments", mayRefer("order_id", "orders", RESTRICT));
        var migration = migration("shipments", Remedy.SET_NULL);

        assertThat(migration.after().verdict(name("shipments")).verdict()).isEqualTo(Verdict.DETACHED);
        assertThat(migration.open()).isEmpty();
    }

    @Test
    void checksAtCommitWhatOnlyGoesTooLate() {
        schema.table("items", refers("line_id", "lines", CASCADE), refers("product_id", "products", NO_ACTION));

        assertThat(decisions()).contains("items_product_id_fkey blocks: deferrable, cascade, keep");
        assertThat(definitions()).singleElement().asString().endsWith(" DEFERRABLE INITIALLY DEFERRED");
        assertThat(migration().changes().all().getFirst().change())
                .isInstanceOfSatisfying(
                        Change.ReplaceKey.class,
                        replace -> assertThat(replace.inPlace()).isTrue());
    }

    @Test
    void makesARestrictingKeyAnewToCheckItAtCommit() {
        schema.table("items", refers("line_id", "lines", CASCADE), refers("product_id", "products", RESTRICT));

        assertThat(migration().changes().all().getFirst().change())
                .isInstanceOfSatisfying(
                        Change.ReplaceKey.class,
                        replace -> assertThat(replace.inPlace()).isFalse());
        assertThat(certainties(migration())).containsOnly(Certainty.SAFE);
    }

    @Test
    void cascadesWhereClearingMeetsNotNull() {
        schema.table("cards", refers("order_id", "orders", SET_NULL));

        assertThat(decisions()).containsExactly("cards_order_id_fkey blocks: cascade, keep");
    }

    @Test
    void cascadesWhereADefaultNeedsARow() {
        schema.table(
                "cards",
                refers("tenant_id", "tenants", CASCADE),
                optional("line_id"),
                defaulting("line_id", "1"),
                refers(List.of("line_id"), "lines", List.of("id"), SET_DEFAULT));

        assertThat(certainties(migration())).containsOnly(Certainty.SAFE);
    }

    @Test
    void sparesTheTenantColumnOfACompositeKeyAndTiesItByAKeyOfItsOwn() {
        schema.table(
                "carts",
                required("tenant_id"),
                optional("order_id"),
                refers(List.of("tenant_id", "order_id"), "orders", List.of("tenant_id", "id"), SET_NULL));

        assertThat(decisions())
                .containsExactly(
                        "carts_tenant_id_fkey blocks: set-null, cascade, keep", "carts no-key: add-key, intended");
        assertThat(definitions()).first().asString().endsWith(" ON DELETE SET NULL (\"order_id\")");
        assertThat(migration().after().verdict(name("carts")).verdict()).isEqualTo(Verdict.DELETED);
    }

    @Test
    void cascadesACompositeKeyWhereTheServerCannotClearSomeColumns() {
        schema.table(
                "carts",
                required("tenant_id"),
                optional("order_id"),
                refers(List.of("tenant_id", "order_id"), "orders", List.of("tenant_id", "id"), SET_NULL));
        var old = new Schema(schema.build().tables(), 140_000);
        var migration = Migration.of(TenantGraph.of(old, name("tenants")), Choices.DEFAULTS);

        assertThat(migration.decisions().getFirst().offer().remedy()).isEqualTo(Remedy.CASCADE);
    }

    @Test
    void addsTheKeyThatANameStandsForAndItsIndex() {
        schema.table("searches", required("tenant_id"));

        assertThat(decisions())
                .containsExactly(
                        "searches no-key: add-key, intended", "searches_tenant_id_fkey no-index: add-index, keep");
        assertThat(verdict("searches")).isEqualTo(Verdict.DELETED);
    }

    @Test
    void addsTheKeyThatAPolicyStandsFor() {
        schema.table(
                "deliveries",
                required("weight", "owner_ref"),
                policy("(owner_ref = (current_setting('app.weight = 1'::text, true))::bigint)"));

        assertThat(decisions()).contains("deliveries no-key: add-key, intended");
        assertThat(definitions())
                .contains("FOREIGN KEY (\"owner_ref\") REFERENCES \"public\".\"tenants\" (\"id\") ON DELETE CASCADE");
    }

    @Test
    void offersNoKeyWhereAPolicyComparesNoColumn() {
        schema.table("deliveries", policy("is_tenant_member()"));
        var migration = migration();

        assertThat(migration.changes().all()).isEmpty();
        assertThat(migration.open())
                .singleElement()
                .satisfies(decision -> assertThat(decision.fault().name()).isEqualTo("deliveries"));
    }

    @Test
    void requiresTheColumnOfACascadingKey() {
        schema.table("uploads", mayRefer("tenant_id", "tenants", CASCADE));

        assertThat(decisions()).containsExactly("uploads_tenant_id_fkey may-be-null: require, intended");
        assertThat(verdict("uploads")).isEqualTo(Verdict.DELETED);
    }

    @Test
    void prefersAKeyOnTheTenantColumnToOneMoreRequiredColumn() {
        schema.table("notes", required("tenant_id"), mayRefer("order_id", "orders", CASCADE));

        assertThat(decisions()).contains("notes_order_id_fkey may-be-null: add-key, require, intended");
    }

    @Test
    void requiresNothingThatWouldCloseACircle() {
        schema.table("teams", mayRefer("lead_id", "members", CASCADE))
                .table("members", refers("team_id", "teams", CASCADE), mayRefer("tenant_id", "tenants", CASCADE));

        assertThat(decisions()).contains("members_tenant_id_fkey may-be-null: require, intended");
        assertThat(verdict("teams")).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(migration().open())
                .extracting(decision -> decision.fault().name())
                .containsExactly("teams_lead_id_fkey");
    }

    @Test
    void letsDependentsFollow() {
        schema.table("searches", required("tenant_id")).table("hits", refers("search_id", "searches", NO_ACTION));

        assertThat(decisions()).contains("hits_search_id_fkey blocks: cascade, keep");
        assertThat(migration().open()).isEmpty();
    }

    @Test
    void saysThatNoKeyDeletesARowAfterTheOneThatPointsAtIt() {
        schema.table("addresses")
                .table(
                        "searches",
                        required("tenant_id"),
                        refers("address_id", "addresses", CASCADE),
                        unique("address_id"));
        var migration = migration("searches", Remedy.INTENDED);

        assertThat(migration.open()).singleElement().satisfies(decision -> {
            assertThat(decision.fault().name()).isEqualTo("addresses");
            assertThat(decision.fault().what()).contains("No key can delete a row after the one that points at it");
            assertThat(decision.fault().offers()).extracting(Offer::remedy).containsExactly(Remedy.INTENDED);
        });
    }

    @Test
    void leavesDetachedRowsUnlessAsked() {
        schema.table("events", mayRefer("tenant_id", "tenants", SET_NULL));

        assertThat(decisions()).containsExactly("events_tenant_id_fkey detached: intended, cascade");
        assertThat(migration().open()).isEmpty();
        assertThat(migration("events_tenant_id_fkey", Remedy.CASCADE)
                        .after()
                        .verdict(name("events"))
                        .verdict())
                .isEqualTo(Verdict.DELETED);
    }

    @Test
    void indexesAKeyOnce() {
        schema.table(
                "stocks",
                refers("order_id", "orders", CASCADE),
                refers(List.of("order_id"), "orders", List.of("id"), CASCADE),
                unindexed());

        assertThat(migration().changes().all())
                .singleElement()
                .satisfies(each -> assertThat(each.change())
                        .isInstanceOfSatisfying(
                                Change.AddIndex.class,
                                add -> assertThat(add.index().name()).isEqualTo("stocks_order_id_idx")));
    }

    @Test
    void carriesTheTenantInAColumnThatItAdds() {
        schema.table("pairs", refers("one_id", "orders", CASCADE), refers("other_id", "orders", CASCADE));

        assertThat(migration().changes().all()).isEmpty();
        assertThat(migration("pairs", Remedy.CARRY_TENANT).changes().all())
                .extracting(each -> each.change().getClass().getSimpleName())
                .containsExactly("AddColumn", "AddIndex", "AddIndex", "RequireColumn", "ReplaceKey", "ReplaceKey");
    }

    @Test
    void carriesTheTenantInTheColumnThatIsThere() {
        schema.table("entries", refers("tenant_id", "tenants", CASCADE), refers("product_id", "products", CASCADE));
        var migration = migration("entries_product_id_fkey", Remedy.CARRY_TENANT);

        assertThat(migration.changes().all())
                .extracting(each -> each.change().getClass().getSimpleName())
                .containsExactly("AddIndex", "AddIndex", "ReplaceKey");
        assertThat(migration.after().verdict(name("entries")).badges()).isEmpty();
    }

    @Test
    void clearsTheParentOfASubTenantRatherThanDeletingIt() {
        var tree = schema().table("tenants", mayRefer("parent_id", "tenants", NO_ACTION));
        var migration = Migration.of(TenantGraph.of(tree.build(), name("tenants")), Choices.DEFAULTS);

        assertThat(migration.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.fault().offers())
                        .extracting(Offer::remedy)
                        .containsExactly(Remedy.SET_NULL, Remedy.CASCADE, Remedy.KEEP));
        assertThat(certainties(migration)).containsOnly(Certainty.SAFE);
    }

    @Test
    void mendsOnlyWhatIsAskedFor() {
        schema.table("shipments", refers("order_id", "orders", NO_ACTION)).table("searches", required("tenant_id"));
        var migration = Migration.of(graph(), new Choices(List.of("searches"), Map.of()));

        assertThat(migration.after().verdict(name("searches")).verdict()).isEqualTo(Verdict.DELETED);
        assertThat(migration.open())
                .extracting(decision -> decision.fault().name())
                .containsExactly("shipments_order_id_fkey");
    }

    @Test
    void keepsToAChoiceThatDoesNotHelp() {
        schema.table(
                        "carts",
                        required("tenant_id"),
                        optional("order_id"),
                        refers(List.of("order_id"), "orders", List.of("id"), NO_ACTION),
                        unique("order_id"))
                .table("marks", optional("cart"), refers(List.of("cart"), "carts", List.of("order_id"), NO_ACTION));
        var migration = migration("carts_order_id_fkey", Remedy.KEEP);

        assertThat(migration.open())
                .extracting(decision -> decision.fault().name())
                .containsExactly("carts_order_id_fkey");
    }

    @Test
    void keepsNamesWithinTheLimitOfTheServer() {
        var wide = "ü".repeat(40);
        schema.table(wide, required("tenant_id")).table(wide + "2", required("tenant_id"));

        var names = migration().after().schema().tables().stream()
                .flatMap(table -> table.indexes().stream())
                .map(index -> index.name())
                .filter(index -> index.startsWith("ü"))
                .toList();
        assertThat(names)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(index ->
                        assertThat(index.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63));
    }

    private TenantGraph graph() {
        return TenantGraph.of(schema.build(), name("tenants"));
    }

    private Migration migration() {
        return Migration.of(graph(), Choices.DEFAULTS);
    }

    private Migration migration(String name, Remedy remedy) {
        return Migration.of(graph(), new Choices(List.of(), Map.of(name, remedy)));
    }

    private Verdict verdict(String table) {
        return migration().after().verdict(name(table)).verdict();
    }

    private static List<Certainty> certainties(Migration migration) {
        return migration.after().effects().stream().map(KeyEffect::certainty).toList();
    }

    /// Each fault with its offers, the default first.
    private List<String> decisions() {
        return migration().decisions().stream()
                .map(decision -> "%s %s: %s"
                        .formatted(
                                decision.fault().name(),
                                decision.fault().kind().code(),
                                String.join(
                                        ", ",
                                        decision.fault().offers().stream()
                                                .map(offer -> offer.remedy().code())
                                                .toList())))
                .toList();
    }

    /// What the changed and added keys say.
    private List<String> definitions() {
        return migration().changes().all().stream()
                .flatMap(each -> switch (each.change()) {
                    case Change.ReplaceKey replace -> List.of(replace.to().definition()).stream();
                    case Change.AddKey add -> List.of(add.key().definition()).stream();
                    default -> List.<String>of().stream();
                })
                .toList();
    }
}
