package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootCandidatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants",
                "tenant",
                "Workspace",
                "organizations",
                "organisations",
                "accounts",
                "companies",
                "res_company",
                "teams",
                "stores",
                "shops",
                "Realm",
                "crm.Organization"
            })
    void takesATableNamedLikeATenant(String table) {
        var schema = schema().table("countries")
                .table(table, refers("country_id", "countries", NO_ACTION))
                .table("projects", refers("owner_id", table, CASCADE))
                .build();

        assertThat(TenantGraph.of(schema).root()).hasValue(name(table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "jobs", "products", "hosts", "tenant_settings", "organization_members"})
    void takesNoTableThatTenantsMerelyHave(String table) {
        var schema = schema().table(table)
                .table("a", refers("owner_id", table, CASCADE))
                .table("b", refers("owner_id", table, CASCADE))
                .table("c", refers("owner_id", table, CASCADE))
                .table("d", refers("owner_id", table, CASCADE))
                .build();

        assertThat(TenantGraph.of(schema).root()).isEmpty();
        assertThat(TenantGraph.of(schema).candidates())
                .extracting(RootCandidate::table)
                .contains(name(table));
    }

    @Test
    void prefersTheOuterOfTwoTenantLikeTables() {
        var schema = schema().table("organizations")
                .table("teams", refers("organization_id", "organizations", CASCADE))
                .table("boards", refers("team_id", "teams", CASCADE))
                .build();

        assertThat(TenantGraph.of(schema).candidates())
                .extracting(RootCandidate::table)
                .startsWith(name("organizations"), name("teams"));
    }

    @Test
    void prefersTheTenantToTheUsersWhoOwnIt() {
        var schema = schema().table("users")
                .table("workspaces", refers("owner_id", "users", CASCADE))
                .table("boards", refers("workspace_id", "workspaces", CASCADE))
                .build();

        assertThat(TenantGraph.of(schema).root()).hasValue(name("workspaces"));
    }

    @Test
    void takesATableWithAPlainNameWhenMostTablesGoWithIt() {
        var schema = schema().table("fleets");
        for (var number = 0; number < 5; number++) {
            schema.table("part" + number, refers("fleet_id", "fleets", CASCADE));
        }

        assertThat(TenantGraph.of(schema.build()).root()).hasValue(name("fleets"));
    }

    @Test
    void findsATenantThatOnlyColumnNamesTie() {
        var schema = schema().table("tenants")
                .table("boards", required("tenant_id"))
                .table("cards", required("tenant_id"))
                .build();
        var graph = TenantGraph.of(schema);

        assertThat(graph.root()).hasValue(name("tenants"));
        assertThat(graph.counts()).containsEntry(Verdict.LEFT_BEHIND, 2);
    }

    @Test
    void doesWithoutARootWhereNothingIsTenantLike() {
        var graph = TenantGraph.of(catalogue());

        assertThat(graph.root()).isEmpty();
        assertThat(graph.counts()).containsEntry(Verdict.SHARED, 3);
        assertThat(graph.verdicts()).hasSize(3);
    }

    @Test
    void obeysWhoChoosesARoot() {
        var graph = TenantGraph.of(catalogue(), name("artists"));

        assertThat(graph.root()).hasValue(name("artists"));
        assertThat(graph.verdict(name("albums")).verdict()).isEqualTo(Verdict.BLOCKS);
    }

    @Test
    void refusesARootThatDoesNotExist() {
        assertThatExceptionOfType(SeedbedException.class)
                .isThrownBy(() -> TenantGraph.of(catalogue(), name("Artists")))
                .withMessageContaining("The tenant table Artists does not exist.")
                .withMessageContaining("such as artists, albums");
    }

    @Test
    void sharesEverythingWithoutARootOnRequest() {
        var schema = schema().table("tenants")
                .table("boards", refers("tenant_id", "tenants", CASCADE))
                .build();

        assertThat(TenantGraph.withoutRoot(schema).counts()).containsEntry(Verdict.SHARED, 2);
    }

    @Test
    void leavesBehindTenantColumnsThatNoTableStandsFor() {
        var schema = schema().table("processes", required("tenant_id"))
                .table("jobs", required("tenant_id"))
                .table("settings")
                .build();
        var graph = TenantGraph.of(schema);

        assertThat(graph.root()).isEmpty();
        assertThat(graph.verdict(name("jobs")).verdict()).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(graph.verdict(name("settings")).verdict()).isEqualTo(Verdict.SHARED);
    }

    @Test
    void survivesAnEmptySchema() {
        var graph = TenantGraph.of(schema().build());

        assertThat(graph.root()).isEmpty();
        assertThat(graph.verdicts()).isEmpty();
    }

    private static Schema catalogue() {
        return schema().table("artists")
                .table("albums", refers("artist_id", "artists", NO_ACTION))
                .table("tracks", refers("album_id", "albums", NO_ACTION))
                .build();
    }
}
