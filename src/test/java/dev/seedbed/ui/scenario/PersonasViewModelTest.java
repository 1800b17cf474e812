package dev.seedbed.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.Population.Persona;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.scenario.PersonasViewModel.Field;
import dev.seedbed.ui.scenario.PersonasViewModel.PersonaLine;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each thing that is written of a persona is one change of the text, which leaves the rest of it alone.
class PersonasViewModelTest {

    private static final String BLOCK = """
            tenants: 100
            personas:
              whale: {weight: 1, size: 40}      # most of the rows
              typical:
                weight: 6
              dormant: {weight: 3, size: 0.1}
            """;

    private final Session session = Workbenches.sessionOn("sample:tracker");
    private final PersonasViewModel model =
            new ScenarioViewModel(session).tenants().personas();

    @Test
    void personasOfTheScenarioAreLinesWithTheirShareOfTheTenants() {
        session.type(BLOCK);

        assertThat(model.lines().stream().map(this::words))
                .containsExactly("whale 1 40 10%", "typical 6 1 60%", "dormant 3 0.1 30%");
    }

    @Test
    void whatIsWrittenOfOneChangesItsPlaceAlone() {
        session.type(BLOCK);

        commit(0, Field.SIZE, "25");
        assertThat(text()).isEqualTo(BLOCK.replace("size: 40}", "size: 25}"));
        commit(1, Field.WEIGHT, "7");
        assertThat(text()).contains("    weight: 7\n");
        commit(1, Field.SIZE, "2");
        assertThat(text()).contains("    weight: 7\n    size: 2\n");
        commit(2, Field.NAME, "fast asleep");
        assertThat(text()).contains("  fast asleep: {weight: 3, size: 0.1}\n");
        assertThat(personas())
                .containsExactly(
                        new Persona("whale", 1, 25), new Persona("typical", 7, 2), new Persona("fast asleep", 3, 0.1));

        for (var change = 0; change < 4; change++) {
            session.undo();
        }
        assertThat(text()).isEqualTo(BLOCK);
        assertThat(words(model.lines().getFirst())).isEqualTo("whale 1 40 10%");
    }

    @Test
    void aBlankNumberIsAnOrdinaryOne() {
        session.type(BLOCK);

        commit(0, Field.SIZE, " ");

        assertThat(personas().getFirst()).isEqualTo(new Persona("whale", 1, 1));
        assertThat(model.lines().getFirst().textProperty(Field.SIZE).get()).isEqualTo("1");
    }

    @Test
    void personasAreAddedAndTakenAwayToTheLast() {
        session.type("tenants: 10\n");
        model.add();
        model.add();
        assertThat(personas()).containsExactly(new Persona("persona 1", 1, 1), new Persona("persona 2", 1, 1));

        model.remove(model.lines().getFirst());
        assertThat(personas()).containsExactly(new Persona("persona 2", 1, 1));
        model.remove(model.lines().getFirst());
        assertThat(personas()).isEmpty();
        assertThat(text()).isEqualTo("tenants: 10\n");
    }

    @Test
    void fourAreSuggestedWhoCanBeChanged() {
        session.type("tenants: 10\n");
        model.suggest();
        assertThat(personas()).hasSize(4);

        commit(1, Field.SIZE, "3");
        model.remove(model.lines().get(2));

        assertThat(text())
                .contains("personas: {whale: {weight: 1, size: 40}, typical: {weight: 6, size: 3}, "
                        + "empty: {weight: 1, size: 0}}");
    }

    @Test
    void whatIsWrongIsSaidAtThePersonaAndChangesNothing() {
        session.type(BLOCK);

        assertThat(wrong(0, Field.SIZE, "huge")).contains("'huge' does not fit here");
        assertThat(wrong(0, Field.WEIGHT, "0")).isNotEmpty();
        assertThat(wrong(0, Field.WEIGHT, "5000")).contains("add up to more than 1000");
        assertThat(wrong(0, Field.NAME, "typical")).contains("'typical' stands here twice");
        commit(0, Field.NAME, " ");
        assertThat(model.lines().getFirst().textProperty(Field.NAME).get()).isEqualTo("whale");

        commit(0, Field.NAME, "whale");
        assertThat(model.lines().getFirst().problemProperty().get()).isEmpty();
        session.type("tenants: {count: 10, zipf: 1.1}\n");
        model.add();
        assertThat(model.problemProperty().get().map(Problem::what))
                .hasValueSatisfying(what -> assertThat(what).contains("Zipf"));
    }

    private String wrong(int index, Field field, String text) {
        commit(index, field, text);
        assertThat(text()).isEqualTo(BLOCK);
        return model.lines()
                .get(index)
                .problemProperty()
                .get()
                .map(Problem::what)
                .orElse("");
    }

    private void commit(int index, Field field, String text) {
        var line = model.lines().get(index);
        line.textProperty(field).set(text);
        model.commit(line, field);
    }

    private String words(PersonaLine line) {
        return String.join(
                " ",
                line.textProperty(Field.NAME).get(),
                line.textProperty(Field.WEIGHT).get(),
                line.textProperty(Field.SIZE).get(),
                line.shareProperty().get());
    }

    private List<Persona> personas() {
        assertThat(session.problemProperty().get()).isEqualTo(Optional.empty());
        return Workbenches.project(session).scenario().population().personas();
    }

    private String text() {
        return session.textProperty().get();
    }
}
