package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.ForeignKey;
import org.junit.jupiter.api.Test;

class WayTest {

    private final TenantGraph graph = TenantGraph.of(schema().table("tenants")
            .table("audits", mayRefer("task_id", "tasks", SET_NULL))
            .table("audit_lines", refers("audit_id", "audits", CASCADE))
            .table("bills", mayRefer("task_id", "tasks", NO_ACTION))
            .table("countries")
            .table("events", required("tenant_id"))
            .table("projects", refers("tenant_id", "tenants", CASCADE))
            .table("tasks", refers("project_id", "projects", CASCADE))
            .build());

    @Test
    void followsTheCascadeToItsEnd() {
        var way = Way.to(graph, name("tasks"));

        assertThat(way.stop()).isEmpty();
        assertThat(way.sentence()).isEqualTo("tenants → projects → tasks");
    }

    @Test
    void namesTheKeyAtWhichTheDeleteFails() {
        var way = Way.to(graph, name("bills"));

        assertThat(way.keys())
                .extracting(ForeignKey::name)
                .containsExactly("projects_tenant_id_fkey", "tasks_project_id_fkey", "bills_task_id_fkey");
        assertThat(way.stop()).map(ForeignKey::name).contains("bills_task_id_fkey");
        assertThat(way.sentence()).startsWith("tenants → projects → tasks ⊣ bills: bills_task_id_fkey (NO ACTION)");
    }

    @Test
    void tellsHowFarTheCascadeGetsOnTheWayToWhatItNeverReaches() {
        var way = Way.to(graph, name("audit_lines"));

        assertThat(way.keys())
                .extracting(ForeignKey::name)
                .containsExactly(
                        "projects_tenant_id_fkey",
                        "tasks_project_id_fkey",
                        "audits_task_id_fkey",
                        "audit_lines_audit_id_fkey");
        assertThat(way.stop()).map(ForeignKey::name).contains("audits_task_id_fkey");
        assertThat(way.sentence()).startsWith("tenants → projects → tasks ⊣ audits");
    }

    @Test
    void saysThatThereIsNoWay() {
        assertThat(Way.to(graph, name("countries")).sentence())
                .startsWith("No foreign key leads from tenants to countries.");
        assertThat(Way.to(graph, name("events")).keys()).isEmpty();
    }

    @Test
    void beginsAtTheTenant() {
        assertThat(Way.to(graph, name("tenants"))).extracting(Way::sentence).isEqualTo("The delete begins here.");
    }
}
