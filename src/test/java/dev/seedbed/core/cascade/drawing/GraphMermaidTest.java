package dev.seedbed.core.cascade.drawing;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import org.junit.jupiter.api.Test;

class GraphMermaidTest {

    @Test
    void drawsThePictureAsText() {
        var chart = GraphMermaid.write(TenantGraph.of(schema().table("countries")
                .table("tenants")
                .table("projects", refers("tenant_id", "tenants", CASCADE))
                .table("tasks", refers("tenant_id", "tenants", CASCADE), refers("project_id", "projects", CASCADE))
                .table("bills", refers("tenant_id", "tenants", NO_ACTION))
                .build()));

        assertThat(chart.lines().map(String::strip))
                .startsWith("flowchart LR")
                .contains(
                        "t4[\"◆ tenants\"]:::root",
                        "t3[\"✔ tasks ⌂ ⇄\"]:::deleted",
                        "t0[\"✖ bills\"]:::blocks",
                        "t2 --> t3",
                        "t4 --> t2",
                        "t4 --x|\"bills_tenant_id_fkey NO ACTION\"| t0",
                        "subgraph shared_lane[\"Shared: belongs to no tenant\"]",
                        "t1[\"· countries\"]:::shared")
                .doesNotContain("t4 --> t3");
    }

    @Test
    void escapesNamesThatMermaidWouldRead() {
        var chart = GraphMermaid.write(TenantGraph.of(schema().table("tenants")
                .table("a\"]; click <b>`x`", refers("tenant_id", "tenants", CASCADE))
                .build()));

        assertThat(chart).contains("✔ a#34;#93;#59; click #60;b#62;#96;x#96;\"]");
    }
}
