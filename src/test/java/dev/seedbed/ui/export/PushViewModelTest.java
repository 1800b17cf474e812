package dev.seedbed.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.session.Session;
import org.junit.jupiter.api.Test;

class PushViewModelTest {

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
