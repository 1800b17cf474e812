package dev.seedbed.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class PushViewModelTest {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final Session session = Workbenches.sessionOn("sample:tracker");
    private final PushViewModel model = new PushViewModel(session);

    @Test
    void saysFirstWhatItWouldReplace() {
        model.plan();
        model.push();
        var published = model.reportProperty().get().orElseThrow();
        assertThat(published.check().clean()).isTrue();

        model.plan();

        assertThat(model.planProperty().get()).hasValueSatisfying(plan -> {
            assertThat(plan.where()).startsWith("127.0.0.1:");
            assertThat(plan.rows())
                    .isEqualTo(Workbenches.project(session).plan().rows());
            assertThat(plan.tables())
                    .isEqualTo(Workbenches.project(session).plan().tables().size());
            assertThat(plan.replaced().map(Branch::generation))
                    .contains(published.base().generation());
        });
    }

    @Test
    void pushesNothingThatWasNotPlanned() {
        model.push();

        assertThat(model.reportProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void forgetsThePlanWhenWhatWouldBePushedChanges() {
        model.plan();
        assertThat(model.planProperty().get()).isPresent();

        session.chooseSize(Size.M);

        assertThat(model.planProperty().get()).isEmpty();
    }

    @Test
    void aPlanThatIsUnderWayIsOfWhatIsOpenThen() {
        var open = later();
        var planning = new PushViewModel(open);
        planning.plan();
        var look = waiting.remove();
        open.chooseSize(Size.M);
        runAll();

        look.run();
        runAll();

        assertThat(planning.planProperty().get())
                .hasValueSatisfying(plan -> assertThat(plan.rows())
                        .isEqualTo(Workbenches.project(open).plan().rows()));
    }

    @Test
    void aPushOfWhatWasOpenBeforeIsToldAsThat() {
        var open = later();
        var pushing = new PushViewModel(open);
        pushing.plan();
        runAll();
        pushing.push();
        var push = waiting.remove();
        open.chooseSize(Size.M);
        runAll();

        push.run();
        runAll();

        assertThat(pushing.reportProperty().get()).isEmpty();
        assertThat(pushing.problemProperty().get())
                .map(Problem::what)
                .contains("base-seed was published before the last change.");
    }

    private Session later() {
        var open = Workbenches.session(Background.on(waiting::add));
        open.open("sample:tracker");
        runAll();
        return open;
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void namesTheKeyThatIsMissingAndSaysTheSameAsACommand() {
        model.providerProperty().set(ProviderName.DBLAB);

        model.plan();

        assertThat(model.planProperty().get()).isEmpty();
        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.text()).contains("DBLAB_VERIFICATION_TOKEN"));
        assertThat(model.commandProperty().getValue()).isEqualTo("seedbed push sample:tracker --to dblab");
        assertThat(model.branchCommand()).isEqualTo("seedbed branch create pr-123 --ttl 4h --provider dblab");
    }

    /// What is offered works as it stands.
    @Test
    void offersNoEndWhereTheProviderKeepsNone() {
        model.providerProperty().set(ProviderName.PLANETSCALE);

        assertThat(model.branchCommand()).isEqualTo("seedbed branch create pr-123 --provider planetscale");
    }
}
