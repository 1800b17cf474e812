package dev.seedbed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.conformance.ProviderWorld;
import dev.seedbed.conformance.Worlds;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.fakes.FakeService;
import dev.seedbed.fakes.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Services whose answers are broken: each call ends in words, what is not ours stays, and afterwards all is well.
@ParameterizedClass
@MethodSource("dev.seedbed.conformance.Worlds#remote")
class AnswerFuzzTest {

    private static final BranchName BRANCH = new BranchName("pr-1");
    private static final BranchName FOREIGN = new BranchName("somebodys");
    private static final List<Integer> STATUSES = List.of(200, 201, 204, 301, 302, 304, 402, 410, 418, 451, 511, 599);

    @Parameter
    Worlds.Kind kind;

    @TempDir
    Path folder;

    /// There is none where the description of the service is missing: then the test is skipped.
    @AutoClose
    private ProviderWorld world;

    private FakeService fake;
    private BranchProvider provider;

    @BeforeEach
    void publish() {
        world = kind.open(folder);
        fake = world.fake().orElseThrow();
        provider = world.provider();
        provider.publish(world.publication(1), Progress.UNWATCHED);
        world.makeForeign(FOREIGN.value());
    }

    @Test
    void areToldAndDoNoHarm() {
        Fuzzing.run("answers of " + kind, Duration.ofMillis(1_500), this::tryOne);
        fake.faults().clear();
        aListingWhosePagesNeverEndIsEnded();

        provider.create(new NewBranch(BRANCH, world.base()).anew(), Progress.UNWATCHED);
        assertThat(provider.delete(BRANCH)).isTrue();
        provider.sweep(new SweepPolicy(false, Optional.empty()), Progress.UNWATCHED);
        assertThat(provider.find(world.base())).isPresent();
        assertThat(foreigners()).isEqualTo(1);
    }

    private void aListingWhosePagesNeverEndIsEnded() {
        fake.faults().next("GET", ".*", new Fault.Garbled(AnswerFuzzTest::withAnotherPage), 100);

        assertThat(provider.list().branches()).isNotEmpty();
        assertThat(fake.faults().unused()).isNotEmpty();
        fake.faults().clear();
    }

    private static String withAnotherPage(String body) {
        return body.replaceFirst("^\\{", "{\"pagination\":{\"next\":\"on\"},\"next_page\":1,")
                .replaceFirst(",\"next_page\":null", "");
    }

    /// Somebody's branch still has its name: ours is refused there.
    private int foreigners() {
        try {
            provider.delete(FOREIGN);
            return 0;
        } catch (SeedbedException _) {
            return 1;
        }
    }

    private void tryOne(Random random) {
        fake.faults().clear();
        var calls = 1 + random.nextInt(3);
        for (var call = 0; call < calls; call++) {
            fake.faults().next(random.nextInt(3) == 0 ? "*" : "GET", ".*", fault(random));
        }
        switch (random.nextInt(6)) {
            case 0 -> provider.list();
            case 1 -> provider.find(BRANCH);
            case 2 -> provider.delete(BRANCH);
            case 3 -> provider.lease(BRANCH);
            case 4 -> provider.sweep(new SweepPolicy(false, Optional.empty()), Progress.UNWATCHED);
            default -> provider.create(new NewBranch(BRANCH, world.base()), Progress.UNWATCHED);
        }
    }

    private static Fault fault(Random random) {
        return random.nextInt(5) == 0
                ? new Fault.Status(STATUSES.get(random.nextInt(STATUSES.size())))
                : new Fault.Garbled(new AnswerMutation(random));
    }
}
