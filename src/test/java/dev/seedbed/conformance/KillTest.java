package dev.seedbed.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Capabilities.Publishing;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.fakes.Fault;
import dev.seedbed.testing.ConcurrentTest;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever kills a command at a service, at whichever step: the same command, run again, ends where it was to end.
///
/// The child stops dead behind each step that it wrote down, before the call that the step announces, and is killed
/// there; and once more in the middle of the exchange of two generations.
@ParameterizedClass
@MethodSource("dev.seedbed.conformance.Worlds#exchanging")
class KillTest {

    /// More steps than any command has.
    private static final int STEPS = 12;

    @Parameter
    Worlds.Kind kind;

    @TempDir
    Path folder;

    /// There is none where the description of the service is missing: then the test is skipped.
    @AutoClose
    private ProviderWorld world;

    private BranchProvider provider;
    private final BranchName branch = new BranchName("pr-7");

    @BeforeEach
    void publish() {
        world = kind.open(folder);
        provider = world.provider();
        provider.publish(world.publication(1), Progress.UNWATCHED);
    }

    @ConcurrentTest
    void finishesACreate() {
        var step = 1;
        while (killed("create", step++)) {
            create();

            assertThat(rows()).isEqualTo("1");
            assertNothingIsLeft();
            provider.delete(branch);
        }
        assertThat(step).isGreaterThan(2);
    }

    @ConcurrentTest
    void finishesADelete() {
        create();
        var step = 1;
        while (killed("delete", step++)) {
            provider.delete(branch);

            assertThat(provider.find(branch)).isEmpty();
            assertNothingIsLeft();
            create();
        }
        assertThat(step).isGreaterThan(2);
    }

    @ConcurrentTest
    void finishesAReset() {
        create();
        var step = 1;
        while (killed("reset", step++)) {
            // One that has to make the branch anew may have come as far as to delete it.
            provider.reset(branch, Progress.UNWATCHED);

            assertThat(rows()).isEqualTo("1");
            assertNothingIsLeft();
            TestServer.execute(world.url(branch), "DELETE FROM notes");
        }
        assertThat(step).isGreaterThan(2);
    }

    @ConcurrentTest
    void finishesAPublish() {
        var step = 1;
        for (var rows = 2; killed("publish " + rows, step++); rows++) {
            assertThat(rowsOfANewBranch()).isIn(Integer.toString(rows - 1), Integer.toString(rows));
            provider.publish(world.publication(rows), Progress.UNWATCHED);

            assertThat(rowsOfANewBranch()).isEqualTo(Integer.toString(rows));
            assertNothingIsLeft();
        }
        assertThat(step).isGreaterThan(2);
    }

    /// The old base has another name by then, and the new one not yet its own.
    @ConcurrentTest
    void finishesAnExchangeThatWasKilledMidway() {
        assumeThat(provider.capabilities().publishing()).isIn(Publishing.RENAME, Publishing.BACKUP);
        var fake = world.fake().orElseThrow();
        fake.faults().next("PATCH", ".*", new Fault.LaggingListing(0));
        fake.faults().next("PATCH", ".*", new Fault.HalfOpen(), STEPS);

        Killing.when(world, "publish 2", () -> renames() >= 2);

        assertThat(provider.find(world.base())).isEmpty();
        fake.faults().clear();
        assertThat(rowsOfANewBranch()).isEqualTo("2");
        assertThat(provider.publish(world.publication(3), Progress.UNWATCHED).generation())
                .isEqualTo(3);
        assertThat(rowsOfANewBranch()).isEqualTo("3");
        assertNothingIsLeft();
    }

    private long renames() {
        return world.fake().orElseThrow().calls().stream()
                .filter(call -> call.method().equals("PATCH"))
                .count();
    }

    private boolean killed(String command, int step) {
        return step <= STEPS && Killing.at(world, command, step);
    }

    private void create() {
        provider.create(new NewBranch(branch, world.base()), Progress.UNWATCHED);
    }

    private String rows() {
        return TestServer.query(world.url(branch), "SELECT count(*) FROM notes");
    }

    private String rowsOfANewBranch() {
        var reader = new BranchName("reader");
        provider.create(new NewBranch(reader, world.base()).anew(), Progress.UNWATCHED);
        return TestServer.query(world.url(reader), "SELECT count(*) FROM notes");
    }

    private void assertNothingIsLeft() {
        assertThat(provider.sweep(new SweepPolicy(true, Optional.empty()), Progress.UNWATCHED))
                .isEmpty();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
