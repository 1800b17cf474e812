package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static dev.seedbed.testing.SchemaBuilder.unindexed;
import static dev.seedbed.testing.SchemaBuilder.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.testing.SchemaBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BadgeTest {

    private final SchemaBuilder schema = schema().table("tenants")
            .table("projects", refers("tenant_id", "tenants", CASCADE), unique("tenant_id", "id"))
            .table("members", refers("tenant_id", "tenants", CASCADE), unique("tenant_id", "id"));

    @Test
    void pinsNothingOnASoundTable() {
        assertThat(badges("projects")).isEmpty();
    }

    @Test
    void marksAKeyWithoutAnIndex() {
        schema.table("tasks", refers("project_id", "projects", CASCADE), unindexed());

        assertThat(badges("tasks")).containsExactly(Badge.NO_INDEX);
    }

    @Test
    void ignoresAMissingIndexOnAKeyToASharedTable() {
        schema.table("colours").table("labels", mayRefer("colour_id", "colours", SET_NULL), unindexed());

        assertThat(badges("labels")).isEmpty();
    }

    @Test
    void marksEveryTableOnACycle() {
        schema.table(
                        "teams",
                        refers("tenant_id", "tenants", CASCADE),
                        required("lead_id"),
                        refers(List.of("tenant_id", "lead_id"), "leads", List.of("tenant_id", "id"), CASCADE))
                .table(
                        "leads",
                        refers("tenant_id", "tenants", CASCADE),
                        unique("tenant_id", "id"),
                        required("team_id"),
                        refers(List.of("tenant_id", "team_id"), "teams", List.of("tenant_id", "id"), CASCADE));

        assertThat(badges("teams")).containsExactly(Badge.CYCLE);
        assertThat(badges("leads")).containsExactly(Badge.CYCLE);
    }

    @Test
    void marksASelfReferenceAsACycle() {
        schema.table("folders", refers("project_id", "projects", CASCADE), mayRefer("parent_id", "folders", CASCADE));

        assertThat(badges("folders")).contains(Badge.CYCLE);
    }

    @Test
    void marksTwoParentsThatMayBelongToDifferentTenants() {
        schema.table("assignments", refers("project_id", "projects", CASCADE), refers("member_id", "members", CASCADE));

        assertThat(badges("assignments")).containsExactly(Badge.CROSS_TENANT);
    }

    @Test
    void marksASecondKeyToTheTenantItself() {
        schema.table("users", refers("tenant_id", "tenants", CASCADE), mayRefer("current_id", "tenants", SET_NULL))
                .table("visits", mayRefer("tenant_id", "tenants", SET_NULL));
        var graph = TenantGraph.of(schema.build(), name("tenants"));

        assertThat(badges("users")).containsExactly(Badge.CROSS_TENANT);
        assertThat(badges("visits")).isEmpty();
        assertThat(graph.strayKeys()).extracting(ForeignKey::name).containsExactly("users_current_id_fkey");
    }

    @Test
    void trustsKeysThatCarryTheTenant() {
        schema.table(
                "assignments",
                required("tenant_id", "project_id", "member_id"),
                refers(List.of("tenant_id", "project_id"), "projects", List.of("tenant_id", "id"), CASCADE),
                refers(List.of("tenant_id", "member_id"), "members", List.of("tenant_id", "id"), CASCADE));

        assertThat(badges("assignments")).isEmpty();
    }

    @Test
    void trustsTheOnlyKeyOfATable() {
        schema.table("tasks", refers("project_id", "projects", CASCADE));

        assertThat(badges("tasks")).isEmpty();
    }

    @Test
    void marksASelfReferenceThatDoesNotCarryTheTenant() {
        schema.table("folders", refers("tenant_id", "tenants", CASCADE), mayRefer("parent_id", "folders", CASCADE));

        assertThat(badges("folders")).contains(Badge.CROSS_TENANT);
    }

    private Set<Badge> badges(String table) {
        return TenantGraph.of(schema.build(), name("tenants"))
                .verdict(name(table))
                .badges();
    }
}
