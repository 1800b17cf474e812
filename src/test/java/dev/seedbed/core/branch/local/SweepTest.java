package dev.seedbed.core.branch.local;

import static dev.seedbed.core.branch.local.NotesBase.DRY;
import static dev.seedbed.core.branch.local.NotesBase.SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class SweepTest {

    @Parameter
    TestServer server;

    private Optional<NotesBase> opened = Optional.empty();

    @BeforeEach
    void open() {
        opened = Optional.of(NotesBase.on(server));
        base().publish(5);
    }

    @AfterEach
    void close() {
        base().close();
    }

    private NotesBase base() {
        return opened.orElseThrow();
    }

    @Test
    void takesBranchesWhoseTimeIsOver() {
        var over = base().create("over");
        var later = base().create("later");
        var guarded = base().create("guarded");
        var forever = base().create("forever");
        base().branches().expire(over, Optional.of(Instant.now().minus(Duration.ofHours(3))));
        base().branches().expire(guarded, Optional.of(Instant.now().minus(Duration.ofHours(3))));
        base().branches().expire(later, Optional.of(Instant.now().plus(Duration.ofHours(3))));
        base().branches().guard(guarded, true);

        assertThat(sweep(DRY)).containsExactly(new Swept(over.value(), "expired 3 hours ago"));
        assertThat(base().branches().find(over)).isPresent();
        assertThat(sweep(SWEEP)).hasSize(1);

        assertThat(base().branches().find(over)).isEmpty();
        assertThat(List.of(later, guarded, forever))
                .allMatch(branch -> base().branches().find(branch).isPresent());
        assertThat(sweep(SWEEP)).isEmpty();
    }

    @Test
    void takesBranchesThatAreTooOldWhereThatIsWanted() {
        var old = base().create("old");
        var present =
                base().parts().find(old.value()).flatMap(LocalDatabase::marker).orElseThrow();
        base().mark(
                        old.value(),
                        new Marker(
                                present.kind(),
                                present.base(),
                                present.generation(),
                                present.scenario(),
                                Instant.now().minus(Duration.ofDays(9))));
        base().create("young");

        assertThat(sweep(SWEEP)).isEmpty();
        assertThat(sweep(new SweepPolicy(false, Optional.of(Duration.ofDays(7)))))
                .containsExactly(new Swept(old.value(), "made 9 days ago"));
    }

    @Test
    void takesWhatDeadProcessesLeft() {
        var marker = Supply.branchOf(base().parts().bases().getFirst());
        var left = List.of(Part.STAGE.fresh(), Part.CLONE.fresh(), Part.DISCARDED.fresh());
        left.forEach(name -> leave(name, marker.as(Marker.Kind.STAGE)));
        var demoted = Part.PREVIOUS.fresh();
        leave(demoted, marker.as(Marker.Kind.STAGE));

        assertThat(sweep(SWEEP)).extracting(Swept::name).contains(demoted).containsAll(left);
        assertThat(base().parts().all()).hasSize(1);
    }

    @Test
    void takesCopiesAndGenerationsThatNobodyNeeds() {
        var branch = base().create("pr");
        base().publish(6);
        base().publish(7);
        base().branches().fillPool(Progress.UNWATCHED);
        assertThat(sweep(SWEEP)).isEmpty();
        var copy = base().parts().parts(Part.READY).getFirst();
        base().mark(
                        copy.name(),
                        new Marker(
                                Marker.Kind.READY,
                                Optional.of(base().name().value()),
                                2,
                                Optional.of("hash"),
                                Instant.now()));

        base().branches().delete(branch);

        assertThat(sweep(SWEEP))
                .extracting(Swept::why)
                .containsExactlyInAnyOrder(
                        "generation 1 of " + base().name() + ", which no branch is of",
                        "a copy of generation 2, which is replaced");
        assertThat(base().parts(Part.READY)).hasSize(1);
        assertThat(base().parts(Part.PREVIOUS)).hasSize(1);
    }

    @Test
    void takesAGenerationTogetherWithItsLastBranch() {
        var branch = base().create("pr");
        base().publish(6);
        base().publish(7);
        base().branches().expire(branch, Optional.of(Instant.now().minusSeconds(1)));

        assertThat(sweep(SWEEP)).hasSize(2);
    }

    @Test
    void leavesThePublisherAtWorkItsStage() {
        var swept = new ArrayList<Swept>();

        var published = base().branches()
                .publish(
                        base().publication((stage, seal) -> {
                            swept.addAll(sweep(SWEEP));
                            NotesBase.rows(6).fill(stage, seal);
                        }),
                        Progress.UNWATCHED);

        assertThat(swept).isEmpty();
        assertThat(published.generation()).isEqualTo(2);
    }

    /// A sweeper that is connected to another database has other locks there, and sees these.
    @Test
    void leavesThoseAtWorkTheirCopies() {
        var elsewhere = new LocalBranches(server.database(""));
        var branch = base().create("pr");
        var swept = new ArrayList<Swept>();

        base().branches().reset(branch, (phase, _, _) -> {
            if (phase.startsWith("replacing")) {
                swept.addAll(sweep(elsewhere, SWEEP));
            }
        });

        assertThat(swept).isEmpty();
        assertThat(base().rows(branch)).isEqualTo("5");
    }

    @Test
    void leavesAloneWhatIsNotOurs() {
        var foreign = new BranchName(server.database("").database());

        sweep(SWEEP);

        assertThat(TestServer.query(server.url().withDatabase(foreign.value()), "SELECT 1"))
                .isEqualTo("1");
    }

    private void leave(String name, Marker marker) {
        TestServer.execute(server.url(), "CREATE DATABASE " + name);
        base().mark(name, marker);
    }

    private List<Swept> sweep(SweepPolicy policy) {
        return sweep(base().branches(), policy);
    }

    /// Other tests may have left something on this server.
    private List<Swept> sweep(LocalBranches branches, SweepPolicy policy) {
        var ours = base().parts().all().stream().map(LocalDatabase::name).toList();
        return branches.sweep(policy, Progress.UNWATCHED).stream()
                .filter(swept -> ours.contains(swept.name()))
                .toList();
    }
}
