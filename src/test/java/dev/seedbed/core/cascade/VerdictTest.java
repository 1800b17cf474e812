package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
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
import static dev.seedbed.testing.SchemaBuilder.text;
import static dev.seedbed.testing.SchemaBuilder.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.testing.SchemaBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private final SchemaBuilder schema = schema().table("tenants", text("name"))
            .table("projects", refers("tenant_id", "tenants", CASCADE))
            .table("tasks", refers("project_id", "projects", CASCADE));

    @Test
    void deletesWhatTheCascadeReaches() {
        assertThat(verdict("projects").verdict()).isEqualTo(Verdict.DELETED);
        assertThat(verdict("tasks").verdict()).isEqualTo(Verdict.DELETED);
        assertThat(verdict("tenants").verdict()).isEqualTo(Verdict.ROOT);
    }

    @Test
    void namesThePathFromTheRootOutwards() {
        var tasks = verdict("tasks");

        assertThat(tasks.path())
                .extracting(ForeignKey::name)
                .containsExactly("projects_tenant_id_fkey", "tasks_project_id_fkey");
        assertThat(tasks.reason()).isEqualTo("Goes with tenants by tasks_project_id_fkey (CASCADE), through projects.");
    }

    @Test
    void takesTheShortestOfSeveralPaths() {
        schema.table("notes", refers("task_id", "tasks", CASCADE), refers("tenant_id", "tenants", CASCADE));

        assertThat(verdict("notes").path()).extracting(ForeignKey::name).containsExactly("notes_tenant_id_fkey");
    }

    @Test
    void takesTheRequiredPathRatherThanAShorterOneThatMayBeNull() {
        schema.table("notes", mayRefer("tenant_id", "tenants", CASCADE), refers("task_id", "tasks", CASCADE));

        assertThat(verdict("notes").verdict()).isEqualTo(Verdict.DELETED);
        assertThat(verdict("notes").path()).hasSize(3);
    }

    @Test
    void detachesWhatSetNullLetsStay() {
        schema.table("audits", mayRefer("task_id", "tasks", SET_NULL));

        assertThat(verdict("audits").verdict()).isEqualTo(Verdict.DETACHED);
        assertThat(verdict("audits").path()).hasSize(3);
        assertThat(verdict("audits").reason())
                .isEqualTo("Its rows stay: audits_task_id_fkey (SET NULL) clears task_id when tasks go.");
    }

    @Test
    void detachesWhatGetsADefaultInstead() {
        schema.table("audits", refers("task_id", "tasks", SET_DEFAULT), defaulting("task_id", "1"));

        assertThat(verdict("audits").verdict()).isEqualTo(Verdict.DETACHED);
        assertThat(verdict("audits").reason()).contains("needs the row that the default of task_id names");
    }

    @Test
    void leavesBehindRowsWhoseOnlyKeyMayBeNull() {
        schema.table("templates", mayRefer("tenant_id", "tenants", CASCADE));

        assertThat(verdict("templates").verdict()).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(verdict("templates").reason()).endsWith("but rows where templates.tenant_id is NULL stay.");
    }

    @Test
    void leavesBehindWhatGoesOnlyWithRowsThatMayStay() {
        schema.table("templates", mayRefer("tenant_id", "tenants", CASCADE))
                .table("fields", refers("template_id", "templates", CASCADE));

        assertThat(verdict("fields").verdict()).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(verdict("fields").reason()).contains("templates.tenant_id is NULL");
    }

    @Test
    void leavesBehindACompositeKeyOfWhichOneColumnMayBeNull() {
        schema.table(
                "carts",
                required("tenant_id"),
                optional("task_id"),
                refers(List.of("tenant_id", "task_id"), "tasks", List.of("project_id", "id"), CASCADE));

        assertThat(verdict("carts").verdict()).isEqualTo(Verdict.LEFT_BEHIND);
    }

    @Test
    void leavesBehindWhatOnlyAColumnNameTies() {
        schema.table("events", required("tenant_id"));

        assertThat(verdict("events").verdict()).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(verdict("events").badges()).contains(Badge.INFERRED);
        assertThat(graph().inferredLinks(name("events")))
                .extracting(InferredLink::columns, InferredLink::rootColumns)
                .containsExactly(tuple(List.of("tenant_id"), List.of("id")));
    }

    @Test
    void doesNotTakeAColumnOfAnotherTypeForTheTenants() {
        schema.table("events", text("tenant_id"));

        assertThat(verdict("events").verdict()).isEqualTo(Verdict.SHARED);
    }

    @Test
    void leavesBehindWhatOnlyAPolicyTies() {
        schema.table("hooks", required("owner"), policy("(owner = current_setting('app.tenant')::bigint)"))
                .table("languages", policy("true"));

        assertThat(verdict("hooks").verdict()).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(verdict("languages").verdict()).isEqualTo(Verdict.SHARED);
    }

    @Test
    void leavesBehindWhatBelongsToRowsThatStay() {
        schema.table("events", required("tenant_id"))
                .table("details", refers("event_id", "events", CASCADE))
                .table("remarks", refers("detail_id", "details", NO_ACTION))
                .table("views", mayRefer("event_id", "events", SET_NULL));

        assertThat(verdict("remarks").verdict()).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(verdict("remarks").path())
                .extracting(ForeignKey::name)
                .containsExactly("details_event_id_fkey", "remarks_detail_id_fkey");
        assertThat(verdict("views").verdict()).isEqualTo(Verdict.SHARED);
    }

    @Test
    void leavesBehindWhatTheTenantPointsAtOneToOne() {
        var reversed = schema().table("settings")
                .table("plans")
                .table(
                        "tenants",
                        refers("settings_id", "settings", NO_ACTION),
                        unique("settings_id"),
                        refers("plan_id", "plans", NO_ACTION))
                .table("projects", refers("tenant_id", "tenants", CASCADE));
        var graph = TenantGraph.of(reversed.build(), name("tenants"));

        assertThat(graph.verdict(name("settings")).verdict()).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(graph.verdict(name("plans")).verdict()).isEqualTo(Verdict.SHARED);
    }

    @Test
    void sharesWhatNothingTiesToTheTenant() {
        schema.table("countries").table("cities", refers("country_id", "countries", CASCADE));

        assertThat(verdict("cities").verdict()).isEqualTo(Verdict.SHARED);
        assertThat(verdict("cities").path()).isEmpty();
    }

    @Test
    void countsEveryVerdict() {
        schema.table("countries");

        assertThat(graph().counts())
                .containsEntry(Verdict.DELETED, 2)
                .containsEntry(Verdict.SHARED, 1)
                .containsEntry(Verdict.BLOCKS, 0);
    }

    @Test
    void judgesEveryTableInNameOrder() {
        assertThat(graph().verdicts())
                .extracting(TableVerdict::table)
                .containsExactly(name("projects"), name("tasks"), name("tenants"));
    }

    @Test
    void listsTheKeysThatLeadToTheRootNearestFirst() {
        schema.table("notes", refers("task_id", "tasks", NO_ACTION), mayRefer("tenant_id", "tenants", SET_NULL));

        assertThat(graph().tenantKeys(name("notes")))
                .extracting(ForeignKey::name)
                .containsExactly("notes_tenant_id_fkey", "notes_task_id_fkey");
        assertThat(graph().tenantKeys(name("tenants"))).isEmpty();
    }

    private TenantGraph graph() {
        return TenantGraph.of(schema.build(), name("tenants"));
    }

    private TableVerdict verdict(String table) {
        return graph().verdict(name(table));
    }
}
