package dev.seedbed.ui.branches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BranchesViewModelTest {

    private static final String NAME = "workbench-test";

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final BranchesViewModel model = new BranchesViewModel(Workbenches.sessionOn("sample:ledger"));

    @AfterEach
    void deleteBranch() {
        model.lines().stream()
                .filter(line -> line.name().equals(NAME))
                .map(BranchLine.Ours.class::cast)
                .findFirst()
                .ifPresent(line -> model.delete(line.branch()));
    }

    @Test
    void publishesThenHandsOutABranchWithTheRows() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();

        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.lines())
                .first()
                .matches(line ->
                        line instanceof BranchLine.Ours ours && ours.branch().isBase());
        assertThat(model.outcomeProperty().get()).isEqualTo("Created workbench-test.");
        assertThat(TestServer.query(url(), "SELECT count(*) FROM workspaces")).isEqualTo("10");
    }

    @Test
    void aBranchOfAnOlderBaseIsOutdated() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();
        assertThat(line().outdated()).isFalse();

        model.publish();

        assertThat(line().outdated()).isTrue();
    }

    @Test
    void aNameThatFitsNoDatabaseIsExplained() {
        model.nameProperty().set("Not A Name");

        model.create();

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.remedy()).contains("pr-123"));
    }

    @Test
    void aDeletedBranchIsGone() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();

        model.delete(line().branch());

        assertThat(model.lines()).extracting(BranchLine::name).doesNotContain(NAME);
    }

    @Test
    void aResetBranchHasItsRowsAgain() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();
        TestServer.execute(url(), "DELETE FROM workspaces");

        model.reset(line().branch());

        assertThat(TestServer.query(url(), "SELECT count(*) FROM workspaces")).isEqualTo("10");
    }

    @Test
    void aGuardedBranchIsNotDeleted() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();
        model.guard(line().branch(), true);

        model.delete(line().branch());

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.remedy()).contains("guard"));
        model.guard(line().branch(), false);
    }

    @Test
    void sweepsOnlyWhatWasCounted() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();
        expire();

        model.offerSweep();
        var count = model.sweepProperty().get().orElseThrow().candidates().size();
        model.sweep(Integer.toString(count + 1));
        assertThat(model.lines()).extracting(BranchLine::name).contains(NAME);
        model.sweep(Integer.toString(count));

        assertThat(model.lines()).extracting(BranchLine::name).doesNotContain(NAME);
    }

    @Test
    void anotherProviderWithdrawsTheSweepOfTheOneBefore() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();
        expire();
        model.offerSweep();
        var count = model.sweepProperty().get().orElseThrow().candidates().size();

        model.providerProperty().set(ProviderName.NEON);

        assertThat(model.sweepProperty().get()).isEmpty();
        model.sweep(Integer.toString(count));
        model.providerProperty().set(ProviderName.LOCAL);
        assertThat(model.lines()).extracting(BranchLine::name).contains(NAME);
    }

    @Test
    void lookingStopsNoChange() {
        var later = later();

        later.publish();
        later.refresh();
        later.offerSweep();
        later.nameProperty().set(NAME);
        later.create();
        runAll();

        assertThat(later.problemProperty().get()).isEmpty();
        assertThat(later.outcomeProperty().get()).startsWith("Published");
        assertThat(later.lines()).extracting(BranchLine::name).doesNotContain(NAME);
    }

    @Test
    void aUrlIsCopiedWhileSomethingChanges() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();
        var later = later();
        var urls = new ArrayList<DatabaseUrl>();

        later.publish();
        later.lease(line().branch(), lease -> urls.add(lease.url()));
        runAll();

        assertThat(urls).hasSize(1);
        assertThat(later.outcomeProperty().get()).isNotEmpty();
        assertThat(later.lines())
                .filteredOn(line -> line.name().equals(NAME))
                .allMatch(line -> line instanceof BranchLine.Ours ours && ours.outdated());
    }

    @Test
    void aChangeThatIsCancelledIsTold() {
        var later = later();

        later.publish();
        assertThat(later.changingProperty().get()).isTrue();
        later.cancel();
        runAll();

        assertThat(later.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.what()).isEqualTo("Cancelled."));
        assertThat(later.changingProperty().get()).isFalse();
    }

    @Test
    void saysWhetherABranchHoldsTheOpenScenario() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();

        assertThat(line().drift()).isEqualTo(BranchLine.Drift.SAME);
    }

    @Test
    void aProviderWithoutAKeyIsExplainedWithCommands() {
        model.providerProperty().set(ProviderName.NEON);

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.text()).contains("NEON_API_KEY"));
        assertThat(model.commands()).contains("seedbed push sample:ledger --to neon");
        assertThat(model.lines()).isEmpty();
        model.providerProperty().set(ProviderName.LOCAL);
    }

    @Test
    void filtersByName() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();

        model.filterProperty().set("WORKBENCH");

        assertThat(model.lines()).extracting(BranchLine::name).contains(NAME).doesNotContain("base-seed");
        model.filterProperty().set("");
    }

    private static void expire() {
        Workbenches.workbench()
                .branches(Progress.UNWATCHED)
                .expire(new BranchName(NAME), Optional.of(Instant.now().minusSeconds(60)));
    }

    /// The screen of a session in which everything waits until it is run.
    private BranchesViewModel later() {
        var session = Workbenches.session(Background.on(waiting::add));
        session.open("sample:ledger");
        runAll();
        var later = new BranchesViewModel(session);
        runAll();
        return later;
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private DatabaseUrl url() {
        var url = new AtomicReference<DatabaseUrl>();
        model.lease(line().branch(), lease -> url.set(lease.url()));
        return url.get();
    }

    private BranchLine.Ours line() {
        return model.lines().stream()
                .filter(line -> line.name().equals(NAME))
                .map(BranchLine.Ours.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
