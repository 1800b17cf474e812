package dev.seedbed.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.scenario.PersonasViewModel.Field;
import dev.seedbed.ui.scenario.RulePickerViewModel.ChoiceLine;
import dev.seedbed.ui.scenario.ScenarioViewModel.ColumnLine;
import dev.seedbed.ui.session.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What arrives late does not disturb what stands on the screen by then.
class StandingTest {

    private static final TableName CUSTOMERS = new TableName("public", "customers");

    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Session session = Workbenches.session(Background.on(later::add));
    private final ScenarioViewModel model = new ScenarioViewModel(session);

    @Test
    void whatIsBeingWrittenStaysWhenTheProjectIsTried() {
        openUntried();
        var seed = model.tenants().setting("seed").textProperty();
        var persona = model.tenants().personas().lines().getFirst();
        seed.set("77");
        persona.textProperty(Field.SIZE).set("12");

        runUntil(later::isEmpty);

        assertThat(Workbenches.project(session).tried()).isTrue();
        assertThat(seed.get()).isEqualTo("77");
        assertThat(persona.textProperty(Field.SIZE).get()).isEqualTo("12");
    }

    @Test
    void whatIsWrittenGivesWayToAnotherValueAndToAnotherSource() {
        openUntried();
        runUntil(later::isEmpty);
        var seed = model.tenants().setting("seed");
        seed.textProperty().set("77");

        session.type(session.textProperty().get() + "seed: 5\n");
        runUntil(later::isEmpty);
        assertThat(seed.textProperty().get()).isEqualTo("5");

        session.undo();
        runUntil(later::isEmpty);
        seed.textProperty().set("none");
        model.tenants().commit(seed);
        assertThat(seed.problemProperty().get()).isPresent();
        session.open("sample:ledger");
        runUntil(later::isEmpty);
        assertThat(seed.textProperty().get()).isEqualTo("42");
        assertThat(seed.problemProperty().get()).isEmpty();
    }

    @Test
    void aBlankFieldShowsWhatIsSoByItself() {
        openUntried();
        runUntil(later::isEmpty);
        var seed = model.tenants().setting("shared-rows");
        seed.textProperty().set("");

        model.tenants().commit(seed);
        runUntil(later::isEmpty);

        assertThat(seed.textProperty().get()).isNotBlank();
    }

    @Test
    void samplesOfAnOlderProjectDoNotComeIn() {
        openUntried();
        runUntil(later::isEmpty);
        session.tableProperty().set(Optional.of(CUSTOMERS));
        var older = withSeed(5);
        var newer = withSeed(6);

        session.adopt(older);
        session.tableProperty().set(Optional.of(CUSTOMERS));
        session.adopt(newer);
        session.tableProperty().set(Optional.of(CUSTOMERS));
        while (!later.isEmpty()) {
            later.removeLast().run(); // the newest first
        }

        var first = session.workbench().preview(newer, CUSTOMERS, 0, 1).rows().getFirst();
        assertThat(model.columns()).extracting(ColumnLine::sample).containsExactlyElementsOf(first);
    }

    @Test
    void valuesForOneColumnAreNotShownForTheNext() {
        openUntried();
        runUntil(later::isEmpty);
        var picker = model.picker();
        picker.open(List.of(new ColumnName(CUSTOMERS, "street")));
        runUntil(() -> !picker.lines().isEmpty());

        picker.close();
        picker.open(List.of(new ColumnName(CUSTOMERS, "city")));
        runUntil(later::isEmpty);

        var fresh = new RulePickerViewModel(session);
        fresh.open(List.of(new ColumnName(CUSTOMERS, "city")));
        runUntil(later::isEmpty);
        assertThat(picker.lines())
                .extracting(ChoiceLine::result)
                .containsExactlyElementsOf(
                        fresh.lines().stream().map(ChoiceLine::result).toList());
    }

    private Project withSeed(long seed) {
        var open = Workbenches.project(session);
        return session.workbench().withScenario(open, open.scenario().withSeed(seed));
    }

    private void openUntried() {
        session.open("sample:storefront");
        runUntil(() -> session.projectProperty().get().isPresent());
        assertThat(Workbenches.project(session).tried()).isFalse();
    }

    private void runUntil(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            later.remove().run();
        }
    }
}
