package dev.seedbed.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Severity;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.session.Session;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {

    private static final TableName ORDERS = new TableName("public", "orders");
    private static final TableName CARTS = new TableName("public", "carts");

    private final Session session = Workbenches.session();
    private final ShellViewModel model = new ShellViewModel(session);

    private void look(Section section, TableName table) {
        model.go(section);
        session.tableProperty().set(Optional.of(table));
    }

    @Test
    void backAndForthLeadOverScreensAndTables() {
        session.open("sample:storefront");
        look(Section.CASCADE, ORDERS);
        session.tableProperty().set(Optional.of(CARTS));
        model.go(Section.PREVIEW);

        model.back();
        assertThat(model.sectionProperty().get()).isEqualTo(Section.CASCADE);
        assertThat(session.tableProperty().get()).contains(CARTS);
        model.back();
        assertThat(session.tableProperty().get()).contains(ORDERS);
        model.forward();
        model.forward();
        assertThat(model.sectionProperty().get()).isEqualTo(Section.PREVIEW);
        assertThat(session.tableProperty().get()).contains(CARTS);
    }

    @Test
    void aTableOfAnotherSchemaIsNotGoneBackTo() {
        session.open("sample:storefront");
        look(Section.CASCADE, ORDERS);
        session.open("sample:ledger");
        model.go(Section.PREVIEW);

        model.back();
        model.back();

        assertThat(session.tableProperty().get()).isEmpty();
    }

    @Test
    void problemsAreErrorsFirstEachWithItsPlace() {
        session.open("sample:storefront");
        assertThat(model.problems().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.section()).isEqualTo(Section.CASCADE));

        session.problemProperty()
                .set(Optional.of(Problem.error(Category.USAGE, "No such rule.", "public.orders.total", "", "")));

        var first = model.problems().findings().getFirst();
        assertThat(first.problem().severity()).isEqualTo(Severity.ERROR);
        assertThat(first.section()).isEqualTo(Section.SCENARIO);
        assertThat(first.table()).contains(ORDERS);
    }

    @Test
    void anotherSeedIsAChangeLikeAnyOther() {
        session.open("sample:ledger");
        var before = session.textProperty().get();

        model.chooseSeed();

        assertThat(session.undoableProperty().get())
                .hasValueSatisfying(name -> assertThat(name).startsWith("Seed "));
        assertThat(Workbenches.project(session).scenario().seed()).isNotEqualTo(42);
        session.undo();
        assertThat(session.textProperty().get()).isEqualTo(before);
    }

    @Test
    void aWindowThatIsOpenedAgainShowsItsScreen() {
        session.open("sample:ledger");
        session.sectionProperty().set("PREVIEW");

        assertThat(model.sectionProperty().get()).isEqualTo(Section.PREVIEW);
        model.go(Section.EXPORT);
        assertThat(session.sectionProperty().get()).isEqualTo("EXPORT");
    }

    @Test
    void nobodyIsLedAwayFromChoosingAnotherSource() {
        session.open("sample:storefront");
        assertThat(model.sectionProperty().get()).isEqualTo(Section.CASCADE);
        model.go(Section.WELCOME);

        model.chooseSeed();
        model.reload();
        assertThat(model.sectionProperty().get()).isEqualTo(Section.WELCOME);

        session.open("sample:ledger");
        assertThat(model.sectionProperty().get()).isEqualTo(Section.CASCADE);
    }

    @Test
    void withoutAnySchemaThereIsNoProblem() {
        assertThat(model.problems().findings()).isEmpty();
    }
}
