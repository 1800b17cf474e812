package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.scenario.IdleMarks;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntendedTest {

    private static final String MARKS = """
            intended:
              audits: "The law asks for them: seven years."
              public.events: Charts count them.
            """;

    private final Schema schema = schema().table("tenants")
            .table("projects", refers("tenant_id", "tenants", CASCADE))
            .table("audits", mayRefer("project_id", "projects", SET_NULL))
            .table("events", required("tenant_id"))
            .table("invoices", refers("tenant_id", "tenants", NO_ACTION))
            .build();

    @Test
    void whatIsLeftBehindOnPurposeIsNoProblem() {
        assertThat(graph("").problems())
                .extracting(TableVerdict::table)
                .containsExactly(name("events"), name("invoices"));
        assertThat(graph(MARKS).problems()).extracting(TableVerdict::table).containsExactly(name("invoices"));
        assertThat(graph(MARKS).verdict(name("audits")).intended()).contains("The law asks for them: seven years.");
    }

    @Test
    void aMarkOnWhatBlocksOrGoesChangesNothingAndIsTold() {
        var scenario = read("intended: {invoices: Kept for taxes, projects: Why not, tenants: Ours, events: Fine}");
        var graph = TenantGraph.of(schema).intended(scenario.intended());

        assertThat(graph.problems()).extracting(TableVerdict::table).containsExactly(name("invoices"));
        assertThat(IdleMarks.of(graph, scenario))
                .extracting(Problem::what)
                .containsExactly(
                        "The mark on invoices changes nothing.",
                        "The mark on projects changes nothing.",
                        "The mark on tenants changes nothing.");
        assertThat(IdleMarks.of(graph, scenario).getFirst().why()).contains("The delete fails", "NO ACTION");
    }

    @Test
    void aMarkNeedsANote() {
        assertThatThrownBy(() -> read("seed: 1\nintended:\n  events:\n"))
                .isInstanceOfSatisfying(SeedbedException.class, failure -> {
                    assertThat(failure.problem().what()).isEqualTo("The mark on 'events' has no note.");
                    assertThat(failure.problem().where()).isEqualTo("a.yaml:3:3");
                });
    }

    @Test
    void aWrongNameIsPointedAtWithTheNearestOne() {
        assertThatThrownBy(() -> read("intended:\n  evnts: Fine.\n"))
                .isInstanceOfSatisfying(SeedbedException.class, failure -> {
                    assertThat(failure.problem().where()).isEqualTo("a.yaml:2:3");
                    assertThat(failure.problem().remedy()).isEqualTo("Did you mean 'events'?");
                });
    }

    @Test
    void theFileIsWrittenBackWithItsNotes() {
        var scenario = read(MARKS);

        assertThat(read(ScenarioText.of(draft(scenario), "schema.sql")).intended())
                .isEqualTo(scenario.intended())
                .isEqualTo(Map.of(
                        name("audits"), "The law asks for them: seven years.", name("events"), "Charts count them."));
    }

    @Test
    void marksChangeNoByteOfTheRows() {
        var marked = draft(read(MARKS));
        var plain = draft(read(""));

        assertThat(Exports.text(Planner.plan(marked), Loader.INSERT))
                .isEqualTo(Exports.text(Planner.plan(plain), Loader.INSERT));
    }

    @Test
    void aMarkIsTakenAwayAgain() {
        var marked = Scenario.inferred().withIntended(Map.of(name("events"), "Fine."));

        assertThat(marked.withIntended(Map.of())).isEqualTo(Scenario.inferred());
    }

    private TenantGraph graph(String yaml) {
        return draft(read(yaml)).graph();
    }

    private Draft draft(Scenario scenario) {
        return Drafter.draft(schema, TenantGraph.of(schema).intended(scenario.intended()), scenario);
    }

    private Scenario read(String yaml) {
        return ScenarioFile.read("a.yaml", yaml, schema);
    }
}
