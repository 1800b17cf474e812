package dev.seedbed.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a person decides can be taken back and made again.
class UndoTest {

    private static final List<String> TABLES = List.of("orders", "customers", "products", "audit_events");
    private static final List<Remedy> REMEDIES = List.of(Remedy.values());

    private record State(Design design, long rows, Optional<TableName> root, Object marks) {

        static State of(Session session) {
            var open = Workbenches.project(session);
            return new State(
                    session.designProperty().get(),
                    open.plan().rows(),
                    open.graph().root(),
                    open.scenario().intended());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void undoingAnySequenceOfChangesLeadsBackThroughEveryState(long seed) {
        var session = Workbenches.sessionOn("sample:storefront");
        var random = new Random(seed);
        var states = new ArrayList<State>(List.of(State.of(session)));
        for (var step = 0; step < 14; step++) {
            change(session, random);
            if (!State.of(session).design().equals(states.getLast().design())) {
                states.add(State.of(session));
            }
        }

        for (var step = states.size() - 2; step >= 0; step--) {
            session.undo();
            assertThat(State.of(session)).isEqualTo(states.get(step));
        }
        assertThat(session.undoableProperty().get()).isEmpty();
        for (var step = 1; step < states.size(); step++) {
            session.redo();
            assertThat(State.of(session)).isEqualTo(states.get(step));
        }
        assertThat(session.redoableProperty().get()).isEmpty();
    }

    @Test
    void aChangeThatTurnsOutToBeWrongIsTakenBackAndExplained() {
        var session = Workbenches.sessionOn("sample:storefront");
        var before = State.of(session);

        session.edit(
                "Rows",
                text -> ScenarioEdit.of(text)
                        .set(List.of("tables", "public.orders", "rows"), "9 per public.nowhere")
                        .text());

        assertThat(State.of(session)).isEqualTo(before);
        assertThat(session.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.text()).contains("nowhere"));
        assertThat(session.undoableProperty().get()).isEmpty();
    }

    @Test
    void takingWrongTextBackTakesItsProblemBack() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.type("seeed: 1\n");
        assertThat(session.textProblemProperty().get()).isPresent();

        session.undo();

        assertThat(session.textProblemProperty().get()).isEmpty();
    }

    @Test
    void whatIsTakenBackWhileItIsWorkedOutDoesNotComeIn() {
        var later = new ArrayDeque<Runnable>();
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        drain(later);
        var before = State.of(session);

        session.edit(
                "Seed", text -> ScenarioEdit.of(text).set(List.of("seed"), "7").text());
        session.undo();
        drain(later);

        assertThat(State.of(session)).isEqualTo(before);
        assertThat(Workbenches.project(session).scenario().seed()).isEqualTo(42);
    }

    @Test
    void whatWasMovedWhileAWrongChangeWasWorkedOutStaysMoved() {
        var later = new ArrayDeque<Runnable>();
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        drain(later);
        var before = State.of(session).design();
        var moved = before.arrangement().pin(new TableName("public", "orders"), new Point(5, 11));

        session.edit(
                "Seed",
                text -> ScenarioEdit.of(text).set(List.of("seed"), "none").text());
        session.decide("Move", design -> design.withArrangement(moved));
        drain(later);

        assertThat(session.problemProperty().get()).isPresent();
        assertThat(State.of(session).design()).isEqualTo(before.withArrangement(moved));
        assertThat(session.undoableProperty().get()).contains("Move");
        session.undo();
        assertThat(State.of(session).design()).isEqualTo(before);
        assertThat(session.undoableProperty().get()).isEmpty();
    }

    private static void drain(Deque<Runnable> later) {
        while (!later.isEmpty()) {
            later.poll().run();
        }
    }

    @Test
    void everyStepHasItsName() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.chooseSize(Size.S);
        assertThat(session.undoableProperty().get()).contains("Size S");
        session.undo();
        assertThat(session.redoableProperty().get()).contains("Size S");
    }

    @Test
    void anotherSourceHasNothingToTakeBack() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.chooseSize(Size.S);

        session.open("sample:tracker");
        session.undo();

        assertThat(session.undoableProperty().get()).isEmpty();
        assertThat(Workbenches.project(session).source().text()).isEqualTo("sample:tracker");
    }

    private static void change(Session session, Random random) {
        var table = new TableName("public", TABLES.get(random.nextInt(TABLES.size())));
        switch (random.nextInt(8)) {
            case 0 -> session.chooseSize(random.nextBoolean() ? Size.S : Size.M);
            case 1 -> session.chooseRoot(Optional.of(table));
            case 2 -> session.markIntended(table, random.nextBoolean() ? Optional.of("Kept.") : Optional.empty());
            case 3 ->
                session.edit(
                        "Seed",
                        text -> ScenarioEdit.of(text)
                                .set(List.of("seed"), Integer.toString(random.nextInt(100)))
                                .text());
            case 4 ->
                session.decide(
                        "Move",
                        design -> design.withArrangement(
                                design.arrangement().pin(table, new Point(random.nextInt(100), 7))));
            case 5 -> session.decide("Reset", design -> design.withArrangement(Arrangement.NONE));
            case 6 ->
                session.decide(
                        "Remedy",
                        design -> design.withRemedy(table.toString(), REMEDIES.get(random.nextInt(REMEDIES.size()))));
            default -> session.type(session.textProperty().get() + "# note\n");
        }
    }
}
