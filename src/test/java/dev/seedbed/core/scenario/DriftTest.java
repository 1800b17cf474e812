package dev.seedbed.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Drift.Change;
import dev.seedbed.core.scenario.Drift.ColumnDrift;
import dev.seedbed.core.scenario.Drift.TableDrift;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.SchemaBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final Schema THEN = SchemaBuilder.schema()
            .table("teams", SchemaBuilder.text("name"), SchemaBuilder.text("code"))
            .table("old")
            .table("users", SchemaBuilder.refers("team_id", "teams", DeleteAction.CASCADE))
            .build();
    private static final Schema NOW = SchemaBuilder.schema()
            .table("teams", SchemaBuilder.required("name"), SchemaBuilder.text("note"))
            .table("users", SchemaBuilder.refers("team_id", "teams", DeleteAction.NO_ACTION))
            .table("fresh")
            .build();

    @Test
    void namesTablesAndColumnsThatAreNewGoneOrChanged() {
        var drift = between(THEN, NOW);

        assertThat(drift.tables())
                .extracting(TableDrift::table, TableDrift::change)
                .containsExactly(
                        tuple("public.old", Change.GONE),
                        tuple("public.teams", Change.CHANGED),
                        tuple("public.users", Change.CHANGED),
                        tuple("public.fresh", Change.NEW));
        assertThat(drift.tables().get(1).columns())
                .containsExactly(
                        new ColumnDrift("name", Change.CHANGED, Optional.of("text"), Optional.of("bigint not null")),
                        new ColumnDrift("code", Change.GONE, Optional.of("text"), Optional.empty()),
                        new ColumnDrift("note", Change.NEW, Optional.empty(), Optional.of("text")));
        assertThat(drift.tables().get(2).columns()).as("only its key differs").isEmpty();
        assertThat(drift.find("public.fresh", "id")).map(ColumnDrift::change).contains(Change.NEW);
        assertThat(drift.find("public.teams", "id")).isEmpty();
    }

    @Test
    void aSchemaDoesNotDriftFromItself() {
        assertThat(between(THEN, THEN).isEmpty()).isTrue();
        assertThat(between(THEN, THEN).warning("scenario.yaml")).isEmpty();
    }

    @Test
    void theWarningNamesTheChangedTablesAndTheCommand() {
        var warning = between(THEN, NOW).warning("scenario.yaml").orElseThrow();

        assertThat(warning.why())
                .isEqualTo("Changed: public.old (gone), public.teams, public.users, public.fresh (new).");
        assertThat(warning.remedy()).contains("'seedbed init --update scenario.yaml'");
    }

    @Test
    void theWarningOfManyTablesStaysShort() {
        var many = SchemaBuilder.schema();
        IntStream.range(0, 300).forEach(number -> many.table("t" + number));

        assertThat(between(SchemaBuilder.schema().build(), many.build())
                        .warning("s.yaml")
                        .orElseThrow()
                        .why())
                .endsWith(", 290 more.");
    }

    @Test
    void isRememberedInTheFileWhateverTheNames() {
        var schema = SchemaBuilder.schema()
                .table("a: {b}, \"c\"\n# d", SchemaBuilder.text("null"), SchemaBuilder.text("x, y: [z]\u0007"))
                .table("no", SchemaBuilder.text("~"), SchemaBuilder.text("'\\"))
                .build();
        var text = text(schema);

        assertThat(ScenarioFile.memory("s.yaml", text)).contains(SchemaMemory.of(schema));
        assertThat(ScenarioFile.read("s.yaml", text, schema).memory()).contains(SchemaMemory.of(schema));
    }

    @Test
    void tablesOfOneNameInAFileAreOneInMemory() {
        var dotted = new TableName("a.b", "c");
        var other = new TableName("a", "b.c");
        var one = Table.plain(dotted, List.of());
        var two = Table.plain(other, List.of());

        var both = SchemaMemory.of(new Schema(List.of(one, two), 180_000));
        assertThat(both.tables()).containsOnlyKeys("a.b.c");
        assertThat(both).isNotEqualTo(SchemaMemory.of(new Schema(List.of(one), 180_000)));
    }

    @Test
    void isNoDecisionAndChangesNoHash() {
        var draft = Drafter.draft(THEN, TenantGraph.of(THEN), Scenario.inferred());

        assertThat(ScenarioText.decisions(draft)).doesNotContain("schema:", "fingerprint");
    }

    @Test
    void aFingerprintIsEightDigits() {
        assertThatThrownBy(() -> ScenarioFile.memory("s.yaml", "schema: {a: {fingerprint: many}}"))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("'many' is not a fingerprint.")
                .hasMessageContaining("s.yaml:1:");
    }

    @Test
    void whatNoLongerFitsIsLeftOutAndTold() {
        var yaml = """
                root: public.teams
                intended: {old: They stay.}
                tables:
                  old: {rows: 3 in all}
                  users: {rows: 2 per old}
                  teams:
                    columns:
                      code: word
                      name: {between: [1, 9]}
                      note: {derived: "upper(code)"}
                """;
        var remains = ScenarioFile.remains("s.yaml", yaml, NOW);

        assertThat(remains.misfits())
                .extracting(problem -> problem.where().replaceAll("^s.yaml:(\\d+).*", "$1"))
                .containsExactly("4", "5", "8", "10", "2");
        assertThat(remains.scenario().recipe(SchemaBuilder.name("teams")).columns())
                .containsOnlyKeys("name");
        assertThat(remains.scenario().intended()).isEmpty();
    }

    @Test
    void aNameThatIsGoneIsAnErrorThatLeadsToTheUpdate() {
        assertThatThrownBy(() -> ScenarioFile.read("s.yaml", text(THEN), NOW))
                .hasMessageContaining("There is no table 'public.old'.")
                .hasMessageContaining("seedbed init --update s.yaml");
        assertThatThrownBy(() -> ScenarioFile.read("s.yaml", "tables: {old: {}}", NOW))
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("--update"));
    }

    private static String text(Schema schema) {
        return ScenarioText.of(Drafter.draft(schema, TenantGraph.of(schema), Scenario.inferred()), "schema.sql");
    }

    private static Drift between(Schema before, Schema now) {
        return Drift.between(SchemaMemory.of(before), SchemaMemory.of(now));
    }
}
