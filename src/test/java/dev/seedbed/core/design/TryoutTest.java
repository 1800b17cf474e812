package dev.seedbed.core.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.design.RuleChoice.Rank;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.TableRecipe;
import dev.seedbed.core.scenario.TableRecipe.ColumnRecipe;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.file.RuleText;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules for columns of real projects, tried one by one.
class TryoutTest {

    private static Project project(String source) {
        return new Workbench(PostgresServers.newestHome()).open(Source.parse(source), Progress.UNWATCHED);
    }

    private static Stream<ColumnName> columns(Plan plan) {
        return plan.tables().stream()
                .flatMap(table -> table.columnNames().stream().map(column -> new ColumnName(table.name(), column)));
    }

    /// The whole scenario with the rule in its file, where that can be planned.
    private static Optional<Plan> planned(Project project, ColumnName column, ColumnRule rule) {
        var recipe = new TableRecipe(
                Optional.empty(), Map.of(column.column(), new ColumnRecipe(Optional.of(rule), OptionalDouble.of(0))));
        try {
            var scenario = project.scenario().withTables(Map.of(column.table(), recipe));
            return Optional.of(Planner.plan(Drafter.draft(project.schema(), project.graph(), scenario)));
        } catch (SeedbedException refused) {
            return Optional.empty();
        }
    }

    private static List<Optional<String>> values(Plan plan, ColumnName column, int most) {
        var table = plan.table(column.table());
        return LongStream.range(0, Math.min(most, table.rows()))
                .mapToObj(row -> CellText.of(
                        table.column(column.column()).source(),
                        table.numbering().place(row)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample:tracker", "sample:storefront"})
    void whatIsTriedIsWhatWouldBePlanned(String source) {
        var project = project(source);
        var scenario = project.scenario().withTables(Map.of());
        var plan = Planner.plan(Drafter.draft(project.schema(), project.graph(), scenario));
        var tryout = new Tryout(plan);
        var number = 0;
        for (var column : columns(plan).toList()) {
            for (var choice : RuleChoices.of(plan, column)) {
                if (number++ % 61 == 0) {
                    var tried = tryout.of(column, choice.rule());
                    var planned = planned(project, column, choice.rule());
                    var rows = plan.table(column.table()).rows();
                    if (tried.refusal().isEmpty()) {
                        assertThat(planned.map(other ->
                                        values(other, column, tried.values().size())))
                                .as(column + ": " + choice.text())
                                .contains(tried.values());
                    } else {
                        assertThat(planned.map(other ->
                                                other.table(column.table()).rows())
                                        .orElse(0L))
                                .as(column + ": " + choice.text() + " " + tried.refusal())
                                .isLessThan(rows);
                    }
                }
            }
        }
        assertThat(number).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample:tracker", "sample:storefront", "sample:ledger"})
    void everyChoiceHasValuesOrAReasonWhyNot(String source) {
        var plan = project(source).plan();
        var tryout = new Tryout(plan);
        var columns = 0;
        for (var column : columns(plan).toList()) {
            var choices = RuleChoices.of(plan, column);
            if (!choices.isEmpty()) {
                columns++;
                assertThat(choices.getFirst().rank()).as(column.toString()).isIn(Rank.CURRENT, Rank.POSSIBLE);
            }
            for (var choice : choices) {
                var result = tryout.of(column, choice.rule());
                assertThat(result.values().isEmpty())
                        .as(column + ": " + choice.text() + " " + result.refusal())
                        .isEqualTo(result.refusal().isPresent());
            }
        }
        assertThat(columns).isGreaterThan(40);
    }

    @Test
    void onlyWhatFitsTheTypeIsOffered() {
        var plan = project("sample:storefront").plan();
        columns(plan)
                .forEach(column -> RuleChoices.of(plan, column)
                        .forEach(choice -> assertThat(RuleText.column(
                                                choice.text(), plan.draft().schema(), column)
                                        .rule())
                                .as(column + ": " + choice.text())
                                .contains(choice.rule())));
    }

    @Test
    void aUniqueColumnRefusesAListThatIsTooShort() {
        var plan = project("sample:tracker").plan();
        var email = new ColumnName(new TableName("public", "members"), "email");

        var result = new Tryout(plan).of(email, new ColumnRule.OneOf(List.of("a@example.com", "b@example.com")));

        assertThat(result.values()).isEmpty();
        assertThat(result.refusal())
                .hasValueSatisfying(problem -> assertThat(problem.why()).contains("has room for"));
    }
}
