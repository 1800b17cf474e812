package dev.seedbed.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Finding a column among those of all tables.
class FilterViewModelTest {

    private static final TableName ISSUES = new TableName("public", "issues");

    private final Session session = Workbenches.sessionOn("sample:tracker");
    private final ScenarioViewModel model = new ScenarioViewModel(session);

    @Test
    void aBlankFilterLeavesEverything() {
        type("  ");

        assertThat(model.filter().tables()).isEqualTo(model.tables());
        assertThat(model.filter().columns()).isEqualTo(model.columns());
        assertThat(model.filter().isNarrow()).isFalse();
    }

    @Test
    void aColumnIsFoundByItsNameAndKeepsTheTablesAboveItsOwn() {
        session.tableProperty().set(Optional.of(ISSUES));

        type("ESTIM");

        assertThat(columns()).containsExactly("estimate");
        assertThat(tables()).contains("workspaces", "projects", "issues").doesNotContain("plans");
    }

    @Test
    void allWordsCountWhetherOfTableColumnTypeOrRule() {
        session.tableProperty().set(Optional.of(ISSUES));
        var estimate = model.columns().stream()
                .filter(line -> line.plan().name().equals("estimate"))
                .findFirst()
                .orElseThrow()
                .plan()
                .draft();

        type("issues " + estimate.column().type().sql() + " "
                + estimate.rule().phrase().split(" ")[0]);
        assertThat(columns()).contains("estimate").doesNotContain("title");
        type("issues nowhere");
        assertThat(columns()).isEmpty();
    }

    @Test
    void aTableThatIsFoundByItsNameShowsAllItsColumns() {
        session.tableProperty().set(Optional.of(ISSUES));

        type("issues");

        assertThat(model.filter().columns()).isEqualTo(model.columns());
    }

    @Test
    void itIsSaidThatNothingIsFound() {
        type("zzz");

        assertThat(model.filter().nothingProperty().get()).isTrue();
        model.filter().clear();
        assertThat(model.filter().nothingProperty().get()).isFalse();
    }

    @Test
    void theFirstTableThatWasFoundIsSelectedUnlessOneIs() {
        type("estimate");

        model.filter().selectFound();
        assertThat(session.tableProperty().get()).contains(ISSUES);
        model.filter().selectFound();
        assertThat(session.tableProperty().get()).contains(ISSUES);
    }

    @Test
    void whoeverGoesToWhatIsOutOfViewEndsTheFilter() {
        type("estimate");
        session.tableProperty().set(Optional.of(ISSUES));
        assertThat(model.filter().isNarrow()).isTrue();

        model.filter().reveal(new ColumnName(ISSUES, "title"));
        assertThat(model.filter().isNarrow()).isFalse();

        type("estimate");
        session.tableProperty().set(Optional.of(new TableName("public", "plans")));
        assertThat(model.filter().textProperty().get()).isEmpty();
    }

    private void type(String words) {
        model.filter().textProperty().set(words);
    }

    private List<String> tables() {
        return model.filter().tables().stream()
                .flatMap(TableNode::all)
                .map(node -> node.plan().name().name())
                .toList();
    }

    private List<String> columns() {
        return model.filter().columns().stream().map(line -> line.plan().name()).toList();
    }
}
