package dev.seedbed.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.design.EdgeUse.PackUse;
import dev.seedbed.core.design.RuleChoice.Rank;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.scenario.RulePickerViewModel.ChoiceLine;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is chosen in the designer is one change of the file, and is taken back as a whole.
class ScenarioDesignTest {

    private static final TableName ISSUES = new TableName("public", "issues");
    private static final TableName PROJECTS = new TableName("public", "projects");

    private final Session session = Workbenches.sessionOn("sample:tracker");
    private final ScenarioViewModel model = new ScenarioViewModel(session);
    private final String before = text();

    private String text() {
        return session.textProperty().get();
    }

    private DraftColumn column(TableName table, String column) {
        return Workbenches.project(session).draft().table(table).column(column);
    }

    private void pick(TableName table, String... columns) {
        session.tableProperty().set(Optional.of(table));
        model.pick(List.of(columns));
    }

    private ChoiceLine line(String text) {
        return model.picker().lines().stream()
                .filter(line -> line.choice().text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(model.picker().lines()));
    }

    private void undone() {
        assertThat(session.problemProperty().get()).isEmpty();
        assertThat(text()).isNotEqualTo(before);
        session.undo();
        assertThat(text()).isEqualTo(before);
        assertThat(session.textProblemProperty().get()).isEmpty();
    }

    @Test
    void aRuleIsWrittenDownAndTakenBack() {
        pick(ISSUES, "title");
        assertThat(model.picker().lines().getFirst().choice().rank()).isEqualTo(Rank.CURRENT);

        model.picker().choose(line("job").choice());

        assertThat(column(ISSUES, "title").rule().phrase()).isEqualTo("job");
        assertThat(text().lines().filter(line -> line.strip().startsWith("title: job")))
                .hasSize(1);
        assertThat(model.picker().subjectProperty().get()).isEmpty();
        assertThat(session.undoableProperty().get()).contains("Rule of issues.title");
        undone();
    }

    @Test
    void everyRuleInTheListIsShownWithItsValuesOrWhyNot() {
        pick(ISSUES, "estimate");
        assertThat(model.picker().lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(line.result())
                        .hasValueSatisfying(result -> assertThat(result.values().isEmpty())
                                .isEqualTo(result.refusal().isPresent())));
    }

    @Test
    void aSearchLeavesWhatHasAllOfItsWords() {
        pick(ISSUES, "estimate");
        model.picker().searchProperty().set("log norm");
        assertThat(model.picker().lines())
                .hasSizeBetween(2, 9)
                .allSatisfy(line -> assertThat(line.choice().text()).contains("log-normal"));
    }

    @Test
    void theShareOfNullsStaysBesideAnotherRule() {
        pick(ISSUES, "estimate");
        model.picker().chooseNulls(0.25);
        assertThat(column(ISSUES, "estimate").nulls()).isEqualTo(0.25);

        pick(ISSUES, "estimate");
        model.picker().choose(line("quantity").choice());

        assertThat(column(ISSUES, "estimate").nulls()).isEqualTo(0.25);
        assertThat(column(ISSUES, "estimate").rule().phrase()).isEqualTo("quantity");
        session.undo();
        undone();
    }

    @Test
    void oneRuleForSeveralColumnsIsOneChange() {
        session.tableProperty().set(Optional.of(ISSUES));
        var moments = model.columns().stream()
                .filter(line -> line.decidable()
                        && line.plan().draft().column().type().sql().startsWith("timestamp"))
                .map(line -> line.plan().name())
                .toList();
        assertThat(moments).hasSizeGreaterThan(1);
        model.pick(moments);

        var between = model.picker().lines().stream()
                .filter(line -> line.choice().name().equals("between"))
                .findFirst()
                .orElseThrow();
        model.picker().choose(between.choice());

        assertThat(moments)
                .allSatisfy(name -> assertThat(column(ISSUES, name).rule()).isInstanceOf(ColumnRule.Between.class));
        undone();
    }

    @Test
    void oneOwnWordsAreHeldAgainstTheColumnBeforeTheyAreWritten() {
        pick(ISSUES, "estimate");
        model.picker().textProperty().set("{normal: {mean: 5}}");
        model.picker().chooseText();

        assertThat(model.picker().outcomeProperty().get().flatMap(result -> result.refusal()))
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains("'deviation' is missing"));
        assertThat(model.picker().subjectProperty().get()).as("still open").isPresent();
        assertThat(text()).isEqualTo(before);

        model.picker().textProperty().set("{normal: {mean: 5, deviation: 1}, nulls: 0.5}");
        model.picker().tryText();
        assertThat(model.picker().outcomeProperty().get())
                .hasValueSatisfying(result -> assertThat(result.values()).hasSize(5));
        model.picker().chooseText();
        assertThat(column(ISSUES, "estimate").nulls()).isEqualTo(0.5);
        undone();
    }

    @Test
    void whatIsInferredAgainLeavesTheFile() {
        assertThat(column(ISSUES, "estimate").confidence()).isEqualTo(Confidence.DECIDED);
        pick(ISSUES, "estimate");
        model.picker().infer();
        assertThat(column(ISSUES, "estimate").confidence()).isNotEqualTo(Confidence.DECIDED);
        assertThat(text()).doesNotContain("estimate:");
        undone();
    }

    @Test
    void aRuleThatCannotBeIsTakenBackAndExplained() {
        var plans = new TableName("public", "plans");
        model.rows().open(plans);
        model.rows().textProperty().set("3 in all");
        model.rows().choose();
        var decided = text();
        pick(plans, "code");
        model.picker().textProperty().set("{one-of: [AAA, BBB]}");
        model.picker().chooseText();

        assertThat(session.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains("no room"));
        assertThat(text()).isEqualTo(decided);
    }

    @Test
    void keysAreNobodysChoice() {
        pick(ISSUES, "project_id");
        assertThat(model.picker().subjectProperty().get()).isEmpty();
    }

    @Test
    void numbersOfRowsShowWhatTheyComeToBeforeTheyCount() {
        session.tableProperty().set(Optional.of(PROJECTS));
        model.pickRows();
        model.rows().textProperty().set("{per: public.workspaces, exactly: 4}");

        assertThat(model.rows().countedProperty().get()).hasValueSatisfying(counted -> {
            assertThat(counted.rows()).isEqualTo(4 * 8);
            assertThat(counted.children().orElseThrow().most()).isEqualTo(4);
        });
        assertThat(text()).isEqualTo(before);
        model.rows().choose();
        assertThat(Workbenches.project(session).plan().table(PROJECTS).rows()).isEqualTo(4 * 8);
        undone();
    }

    @Test
    void everyFormOfANumberOfRowsIsUnderstood() {
        session.tableProperty().set(Optional.of(PROJECTS));
        model.pickRows();
        var forms = model.rows().subjectProperty().get().orElseThrow().forms();
        assertThat(forms).hasSizeGreaterThan(5).allSatisfy(form -> {
            model.rows().textProperty().set(form.text());
            assertThat(model.rows().problemProperty().get()).as(form.text()).isEmpty();
            assertThat(model.rows().countedProperty().get()).as(form.text()).isPresent();
        });
    }

    @Test
    void aWrongNumberOfRowsIsSaidAtItsField() {
        model.rows().open(PROJECTS);
        model.rows().textProperty().set("many");
        assertThat(model.rows().problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains("'many' is not a row count"));
        model.rows().choose();
        assertThat(model.rows().subjectProperty().get()).as("still open").isPresent();
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void aReviewWalksTheGuessesAndAcceptsThem() {
        var guesses = model.review().countProperty().get();
        assertThat(guesses).isGreaterThan(2);
        model.review().start();
        var first = model.review().stepProperty().get().orElseThrow().column().name();
        assertThat(session.tableProperty().get()).contains(first.table());
        model.review().next();
        assertThat(model.review().stepProperty().get().orElseThrow().position()).isEqualTo(2);
        model.review().previous();

        model.review().accept();

        assertThat(model.review().countProperty().get()).isEqualTo(guesses - 1);
        assertThat(model.review().stepProperty().get().orElseThrow().column().name())
                .isNotEqualTo(first);
        assertThat(Workbenches.project(session).scenario().recipe(first.table()).columns())
                .containsKey(first.column());
        undone();
        assertThat(model.review().countProperty().get()).isEqualTo(guesses);
    }

    @Test
    void aReviewEndsWithItsLastGuess() {
        model.review().start();
        var guesses = model.review().countProperty().get();
        for (var guess = 0; guess < guesses; guess++) {
            model.review().accept();
        }
        assertThat(model.review().countProperty().get()).isZero();
        assertThat(model.review().stepProperty().get()).isEmpty();
        assertThat(session.problemProperty().get()).isEmpty();
    }

    @Test
    void guessesAreCountedAtTheirTables() {
        assertThat(model.tables().stream()
                        .flatMap(TableNode::all)
                        .mapToLong(TableNode::guesses)
                        .sum())
                .isEqualTo(model.review().countProperty().get());
    }

    @Test
    void packsAreSwitchedOnAndOff() {
        model.edges().show();
        model.edges().toggle(pack("dates"));
        assertThat(Workbenches.project(session).scenario().edges().everywhere()).containsExactly("dates");
        assertThat(pack("dates").on()).isTrue();
        assertThat(pack("dates").rows()).isPositive();
        assertThat(model.edges().isSwitchable(pack("boundary"))).isFalse();

        model.edges().toggle(pack("dates"));
        assertThat(Workbenches.project(session).scenario().edges().everywhere()).isEmpty();

        model.edges().all();
        assertThat(text()).contains("edges: all");
        session.undo();
        session.undo();
        undone();
    }

    private PackUse pack(String name) {
        return model.edges().packs().stream()
                .filter(pack -> pack.pack().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(model.problemProperty().get()));
    }

    @Test
    void settingsOfAllTablesAreChangedOneByOne() {
        commit("tenants", "5");
        assertThat(Workbenches.project(session).scenario().tenants()).isEqualTo(5);
        undone();
        commit("names", "invented");
        undone();
        commit("languages", "{en: 1, ja: 2}");
        undone();
        commit("budget", "{rows: 1000000, bytes: 1 GB}");
        assertThat(model.spendingProperty().get().share())
                .hasValueSatisfying(share -> assertThat(share).isBetween(0.001, 0.1));
        undone();
        assertThat(model.spendingProperty().get().share()).isEmpty();
        model.tenants().rollSeed(new Random(1));
        assertThat(Workbenches.project(session).scenario().seed()).isNotEqualTo(42);
        undone();
        assertThat(model.tenants().setting("seed").textProperty().get()).isEqualTo("42");
    }

    @Test
    void aWrongSettingIsSaidAtItsFieldAndChangesNothing() {
        commit("as-of", "tomorrow");
        assertThat(model.tenants().setting("as-of").problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains("'tomorrow' is not a date"));
        assertThat(text()).isEqualTo(before);
    }

    private void commit(String key, String value) {
        var setting = model.tenants().setting(key);
        setting.textProperty().set(value);
        model.tenants().commit(setting);
    }

    @Test
    void commandsNameTheDesignAndTheTable() {
        session.tableProperty().set(Optional.of(ISSUES));
        assertThat(model.command("file")).isEqualTo("seedbed preview sample:tracker --table public.issues");
        assertThat(model.command("edges")).isEqualTo("seedbed edges sample:tracker");
    }

    @Test
    void theCommandDraftsTheFileWhereNoTableIsChosen() {
        session.tableProperty().set(Optional.empty());
        assertThat(model.command("file")).isEqualTo("seedbed init sample:tracker");
    }

    @Test
    void allThatIsPromisedIsASentence() {
        assertThat(model.promises())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.text()).isNotBlank());
        session.open("sample:ledger");
        assertThat(model.promises()).anySatisfy(line -> assertThat(line.text()).contains("add up to 0"));
    }
}
