package dev.seedbed.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.migration.Choices;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProverTest {

    private static final Choices CARRY = new Choices(List.of(), Map.of("related_products", Remedy.CARRY_TENANT));

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsEverythingThatIsInTheWayInOneGo(TestServer server) {
        var proof = prove(server, Samples.ddl("storefront"));

        assertThat(proof.blockers())
                .extracting(blocker -> blocker.key().map(ForeignKey::name).orElse(""))
                .containsExactlyInAnyOrder(
                        "carts_customer_fk",
                        "loyalty_cards_customer_fk",
                        "order_lines_product_fk",
                        "payouts_store_fk",
                        "shipments_order_fk");
        assertThat(proof.tables())
                .filteredOn(table -> table.left() + table.unowned() > 0 && proof.stains(table))
                .extracting(table -> table.table().name())
                .containsExactly(
                        "carts", "loyalty_cards", "payouts", "search_queries", "shipments", "webhook_deliveries");
        assertThat(proof.tables())
                .filteredOn(table -> table.orphaned() > 0)
                .extracting(table -> table.table().name())
                .containsExactly("carts", "search_queries");
        assertThat(proof.crossings())
                .extracting(crossing ->
                        crossing.key().name() + " " + crossing.effect().code())
                .containsExactlyInAnyOrder("related_products_product_fk taken", "related_products_related_fk taken");
        assertThat(proof.disagreements()).isEmpty();
        assertThat(proof.unused()).isEmpty();
        assertThat(proof.clean()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void provesTheStorefrontOnceItIsMended(TestServer server) {
        for (var choices : List.of(Choices.DEFAULTS, CARRY)) {
            try (var template = server.connections(Samples.ddl("storefront"))) {
                var graph = TenantGraph.of(Exports.schema(template));
                var migration = Migration.of(graph, choices);
                var schema = Rehearsal.run(migration.forward(), template, Progress.UNWATCHED);
                var proof = Prover.prove(plan(schema, 2), plan(schema, 10), template, Progress.UNWATCHED);

                assertThat(Rehearsal.surprises(migration.after(), TenantGraph.of(schema)))
                        .isEmpty();
                assertThat(proof.findings()).isEmpty();
                assertThat(proof.clean()).isTrue();
                assertThat(proof.unused()).isEmpty();
                assertThat(proof.crossings()).hasSize(choices.equals(CARRY) ? 0 : 2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void provesWhatIsSound(TestServer server) {
        for (var sample : List.of("ledger", "tracker")) {
            var proof = prove(server, Samples.ddl(sample));

            assertThat(proof.findings()).as(sample).isEmpty();
            assertThat(proof.unused()).as(sample).isEmpty();
            assertThat(proof.proven())
                    .as(sample)
                    .containsAll(proof.tables().stream()
                            .filter(table -> table.before() > 0)
                            .map(TableProof::table)
                            .toList());
            assertThat(proof.tables())
                    .as(sample)
                    .allSatisfy(table -> assertThat(table.neighbourLost()).isZero());
        }
    }

    @Test
    void leavesTheScratchDatabaseAsItWasLoaded() {
        try (var scratch = PostgresServers.newest().connections(Samples.ddl("storefront"))) {
            var plan = plan(Exports.schema(scratch), 2);
            Prover.prove(plan, plan, scratch, Progress.UNWATCHED);

            assertThat(TestServer.query(scratch.url(), "SELECT count(*) FROM stores"))
                    .isEqualTo("2");
            assertThat(Exports.schema(scratch).table(name("shipments")).foreignKeys())
                    .hasSize(2);
        }
    }

    /// A trigger that keeps a row though the cascade deletes it is outside the model, and must not go unnoticed.
    @Test
    void tellsLoudlyWhenTheServerDoesOtherThanTheVerdictSays() {
        var proof = prove(PostgresServers.newest(), """
                CREATE TABLE tenants (id int PRIMARY KEY, name text NOT NULL);
                CREATE TABLE notes (id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                CREATE TRIGGER keep BEFORE DELETE ON notes FOR EACH ROW EXECUTE FUNCTION keep();
                """);

        assertThat(proof.clean()).isFalse();
        assertThat(proof.proven()).isEmpty();
        assertThat(proof.disagreements()).anyMatch(text -> text.startsWith("Of notes, 5 rows were to go, and 0 went"));
        assertThat(proof.findings().getFirst())
                .startsWith("DEFECT of the verdict")
                .contains("trigger keep of notes");
    }

    @Test
    void stopsAtWhatIsNoForeignKey() {
        var proof = prove(PostgresServers.newest(), """
                CREATE TABLE tenants (id int PRIMARY KEY, name text NOT NULL);
                CREATE TABLE notes (id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
                    AS 'BEGIN RAISE EXCEPTION ''notes are for ever''; END';
                CREATE TRIGGER refuse BEFORE DELETE ON notes FOR EACH ROW EXECUTE FUNCTION refuse();
                """);

        assertThat(proof.blockers()).singleElement().satisfies(blocker -> {
            assertThat(blocker.key()).isEmpty();
            assertThat(blocker.message()).contains("notes are for ever");
        });
        assertThat(proof.clean()).isFalse();
    }

    @Test
    void ranksTheMissingIndexByWhatItCostsAtFullSize() {
        try (var scratch = PostgresServers.newest().connections(Samples.ddl("storefront"))) {
            var schema = Exports.schema(scratch);
            var proof = Prover.prove(plan(schema, 2), plan(schema, 50_000), scratch, Progress.UNWATCHED);
            var worst = proof.times().getFirst();

            assertThat(worst.key().name()).isEqualTo("stock_movements_product_fk");
            assertThat(worst.indexed()).isFalse();
            assertThat(worst.missingIndexMillis()).isGreaterThan(worst.forecastMillis() / 2);
            assertThat(proof.times().stream().skip(1)).allMatch(time -> time.missingIndexMillis() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void deletesATenantThatNoOtherHangsFrom(TestServer server) {
        var proof = prove(server, """
                CREATE TABLE tenants (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE TABLE notes (id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE INDEX ON notes (tenant_id);
                """);

        assertThat(proof.tables()).allSatisfy(table -> {
            assertThat(table.left()).isZero();
            assertThat(table.neighbourLost()).isZero();
        });
    }

    @Test
    void tellsTenantsOfSeveralKeyColumnsApart() {
        var proof = prove(PostgresServers.newest(), """
                CREATE TABLE tenants (region int, number int, name text NOT NULL, PRIMARY KEY (region, number));
                CREATE TABLE notes (id int PRIMARY KEY, region int NOT NULL, number int NOT NULL,
                    FOREIGN KEY (region, number) REFERENCES tenants ON DELETE CASCADE);
                CREATE INDEX ON notes (region, number);
                CREATE TABLE visits (id int PRIMARY KEY, region int NOT NULL, tenant_number int NOT NULL);
                """);

        assertThat(proof.statement()).matches(".* WHERE \"region\" = '.+' AND \"number\" = '.+'");
        assertThat(proof.disagreements()).isEmpty();
        assertThat(proof.tables())
                .filteredOn(table -> table.table().equals(name("visits")))
                .singleElement()
                .satisfies(visits -> assertThat(visits.orphaned()).isPositive().isEqualTo(visits.before()));
    }

    @Test
    void saysWhichKeysNoRowUses() {
        var ddl = """
                CREATE TABLE tenants (id int PRIMARY KEY, name text NOT NULL);
                CREATE TABLE notes (id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                    about_id int REFERENCES notes ON DELETE SET NULL);
                """;
        try (var scratch = PostgresServers.newest().connections(ddl)) {
            var schema = Exports.schema(scratch);
            var empty = Exports.plan(
                    schema, Scenario.inferred().withTenants(2).withNulls(name("notes"), List.of("about_id"), 1));
            var proof = Prover.prove(empty, empty, scratch, Progress.UNWATCHED);

            assertThat(proof.unused()).extracting(ForeignKey::name).containsExactly("notes_about_id_fkey");
            assertThat(proof.proven()).containsExactly(name("tenants"));
        }
    }

    private static Proof prove(TestServer server, String ddl) {
        try (var scratch = server.connections(ddl)) {
            var schema = Exports.schema(scratch);
            return Prover.prove(plan(schema, 2), plan(schema, 10), scratch, Progress.UNWATCHED);
        }
    }

    private static Plan plan(Schema schema, long tenants) {
        return Exports.plan(schema, Scenario.inferred().withTenants(tenants));
    }

    private static TableName name(String table) {
        return new TableName("public", table);
    }
}
