package dev.seedbed.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each sample loads on the oldest and the newest server, as a role that is no superuser, and holds what its page says.
@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class SampleSchemasTest {

    @Parameter
    TestServer server;

    private Schema sample(String name) {
        return Samples.schema(server, name);
    }

    private Table tracker(String table) {
        return sample("tracker").table(new TableName("public", table));
    }

    private static ForeignKey key(Table table, String name) {
        return table.foreignKeys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"ledger, 18", "storefront, 17", "tracker, 15"})
    void hasItsTables(String sample, int tables) {
        assertThat(sample(sample).tables()).hasSize(tables);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void saysWhatEachTableIsFor(String sample) {
        assertThat(sample(sample).tables()).allMatch(table -> table.comment().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void namesItsConstraintsItself(String sample) {
        assertThat(sample(sample).tables()).allSatisfy(table -> {
            assertThat(table.checks()).extracting(Check::name).allMatch(name -> name.endsWith("_check"));
            assertThat(table.foreignKeys()).extracting(ForeignKey::name).allMatch(name -> name.endsWith("_fk"));
            assertThat(table.uniqueKeys()).extracting(UniqueKey::name).allMatch(name -> name.matches(".*_(pk|key)"));
        });
    }

    @ParameterizedTest
    @CsvSource({"ledger, ''", "storefront, stock_movements_product_fk", "tracker, ''"})
    void hasAnIndexBehindEachForeignKeyButThePlantedOne(String sample, String planted) {
        var bare = sample(sample).tables().stream()
                .flatMap(table -> table.foreignKeys().stream().filter(key -> !table.indexed(key)))
                .map(ForeignKey::name);

        assertThat(bare).containsExactlyElementsOf(planted.isEmpty() ? List.of() : List.of(planted));
    }

    @Test
    void trackerCarriesTheWorkspaceInEveryKeyInsideOne() {
        var inside = sample("tracker").tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .filter(key -> !key.target().name().equals("plans"));

        assertThat(inside).allSatisfy(key -> {
            assertThat(key.columns()).startsWith("workspace_id");
            assertThat(key.targetColumns().getFirst()).isIn("workspace_id", "id");
        });
    }

    @Test
    void trackerHasACycleOfRequiredKeysOfWhichOneIsDeferred() {
        var lead = key(tracker("teams"), "teams_lead_fk");
        var team = key(tracker("members"), "members_team_fk");

        assertThat(lead.target()).isEqualTo(team.table());
        assertThat(team.target()).isEqualTo(lead.table());
        assertThat(tracker("teams").allRequired(lead.columns())).isTrue();
        assertThat(tracker("members").allRequired(team.columns())).isTrue();
        assertThat(lead.initiallyDeferred()).isTrue();
        assertThat(team.deferrable()).isFalse();
    }

    @Test
    void trackerKeepsATreeInsideOneProject() {
        var parent = key(tracker("issues"), "issues_parent_fk");

        assertThat(parent.selfReference()).isTrue();
        assertThat(parent.columns()).containsExactly("workspace_id", "project_id", "parent_id");
    }

    @Test
    void trackerClearsOneColumnOfACompositeKey() {
        var sprint = key(tracker("issues"), "issues_sprint_fk");

        assertThat(sprint.onDelete()).isEqualTo(DeleteAction.SET_NULL);
        assertThat(sprint.clearedColumns()).containsExactly("sprint_id");
    }

    @Test
    void trackerHasPartialAndExpressionKeys() {
        assertThat(tracker("projects").uniqueKeys())
                .filteredOn(key -> key.predicate().equals(Optional.of("is_default")))
                .hasSize(1);
        assertThat(tracker("members").uniqueKeys())
                .filteredOn(key -> key.expressionColumns().equals(List.of("email")))
                .hasSize(1);
    }

    @Test
    void trackerHasAnExclusionConstraint() {
        assertThat(tracker("sprints").exclusions().getFirst().elements())
                .extracting(element -> element.expression() + " " + element.operator())
                .containsExactly("workspace_id =", "project_id =", "during &&");
    }

    @Test
    void trackerIsPartitionedByMonthWithADefault() {
        var partitioning = tracker("activities").partitioning().orElseThrow();

        assertThat(partitioning.columns()).containsExactly("occurred_at");
        assertThat(partitioning.bounds()).hasSize(4).contains("DEFAULT");
    }

    @Test
    void trackerFillsColumnsInEveryWay() {
        var fillings = sample("tracker").tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::filling);

        assertThat(fillings).contains(Filling.values());
    }

    @Test
    void trackerUsesManyTypes() {
        var types = sample("tracker").tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> column.type().getClass().getSimpleName());

        assertThat(types)
                .contains("Enumerated", "Domain", "Array", "Range", "Json", "TextSearch", "Interval", "Network");
        assertThat(tracker("workspaces").column("name").type())
                .isInstanceOfSatisfying(
                        ColumnType.Domain.class, name -> assertThat(name.over()).isInstanceOf(ColumnType.Domain.class));
    }

    @Test
    void trackerChecksColumnsAgainstEachOther() {
        assertThat(tracker("assignments").checks())
                .extracting(Check::columns)
                .containsExactly(List.of("member_id", "team_id"));
        assertThat(tracker("work_logs").checks())
                .extracting(Check::expression)
                .containsExactly("(starts_at < ends_at)");
        assertThat(tracker("issues").checks()).extracting(Check::columns).contains(List.of("estimate", "budget"));
    }
}
