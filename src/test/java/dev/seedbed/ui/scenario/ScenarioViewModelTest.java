package dev.seedbed.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.scenario.ScenarioViewModel.Place;
import dev.seedbed.ui.session.Session;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioViewModelTest {

    private final Session session = Workbenches.sessionOn("sample:ledger");
    private final ScenarioViewModel model = new ScenarioViewModel(session);

    @Test
    void showsTheTenantTableFirst() {
        assertThat(session.tableProperty().get()).contains(new TableName("public", "workspaces"));
        assertThat(model.columns()).isNotEmpty();
    }

    @Test
    void everyColumnHasARuleAReasonAndTheValueOfTheFirstRow() {
        var table = new TableName("public", "members");
        session.tableProperty().set(Optional.of(table));

        var first = session.workbench()
                .preview(Workbenches.project(session), table, 0, 1)
                .rows()
                .getFirst();
        assertThat(model.columns())
                .extracting(ScenarioViewModel.ColumnLine::sample)
                .containsExactlyElementsOf(first);
        assertThat(model.columns()).allSatisfy(line -> {
            assertThat(line.plan().draft().rule().phrase()).isNotBlank();
            assertThat(line.plan().draft().reason()).isNotBlank();
        });
    }

    @Test
    void theDraftedFileIsAcceptedAsItIs() {
        var drafted = model.textProperty().get();

        model.textProperty().set(drafted + "\n");
        model.apply();

        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.textProperty().get()).isEqualTo(drafted + "\n");
    }

    @Test
    void anEditChangesThePlanAndLeavesTheTextAlone() {
        var before = Workbenches.project(session).plan().rows();
        var edited = model.textProperty().get().replace("tenants: 10", "tenants: 20");

        model.textProperty().set(edited);
        model.apply();

        assertThat(Workbenches.project(session).plan().rows()).isGreaterThan(before);
        assertThat(model.textProperty().get()).isEqualTo(edited);
    }

    @Test
    void aWrongKeyIsShownAtItsLineAndTheOldPlanStays() {
        var before = Workbenches.project(session);
        var text = model.textProperty().get();
        var line = 1 + (int) text.substring(0, text.indexOf("tenants:")).lines().count();

        model.textProperty().set(text.replace("tenants:", "tennants:"));
        model.apply();

        assertThat(model.placeProperty().getValue())
                .hasValueSatisfying(place -> assertThat(place.line()).isEqualTo(line));
        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.text()).contains("tenants"));
        assertThat(Workbenches.project(session)).isSameAs(before);
    }

    @Test
    void mendingTheTextClearsTheProblem() {
        var text = model.textProperty().get();
        model.textProperty().set(text.replace("tenants:", "tennants:"));
        model.apply();

        model.textProperty().set(text);
        model.apply();

        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aChoiceMadeElsewhereIsWrittenIntoTheFile() {
        model.textProperty().set(model.textProperty().get() + "\n");
        model.apply();

        session.chooseSize(Size.M);

        var tenants = Workbenches.project(session).scenario().tenants();
        assertThat(model.textProperty().get()).contains("tenants: " + tenants);
    }

    @Test
    void placesAreReadFromTheEndOfWhere() {
        assertThat(ScenarioViewModel.place("scenario.yaml:12:5")).contains(new Place(12, 5));
        assertThat(ScenarioViewModel.place("public.members")).isEmpty();
    }
}
