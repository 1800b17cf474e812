package dev.seedbed.core.branch.local;

import static dev.seedbed.core.branch.local.NotesBase.SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Whoever kills what, at whichever step: the same command run again does what it should, and a sweep
/// leaves nothing.
class BranchKillTest {

    private static final int AT_ONCE = 4;

    /// A kill at the beginning of a step; or so many milliseconds into it, while the server is at work.
    private record Kill(String operation, String step, long millis) {}

    private static final List<Kill> KILLS = List.of(
            new Kill("create", "taking a copy", 0),
            new Kill("create", "copying", 0),
            new Kill("create", "copying", 15),
            new Kill("create", "naming", 0),
            new Kill("reset", "taking a copy", 0),
            new Kill("reset", "copying", 15),
            new Kill("reset", "naming", 0),
            new Kill("reset", "replacing", 0),
            new Kill("reset", "replacing", 3),
            new Kill("reset", "dropping", 0),
            new Kill("delete", "begun", 60),
            new Kill("delete", "begun", 120),
            new Kill("rollback", "taking generation", 0),
            new Kill("rollback", "taking generation", 5));

    private static final List<Kill> FILLING = List.of(new Kill("pool", "copying", 0), new Kill("pool", "naming", 0));

    private final TestServer server = PostgresServers.newest();

    @Test
    void isFinishedByTheSameCommandWheneverItWasKilled() throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var calls = KILLS.stream().<Callable<Kill>>map(kill -> () -> {
                killAndRunAgain(kill);
                return kill;
            });
            for (var done : threads.invokeAll(calls.toList())) {
                done.get();
            }
        }
    }

    /// By itself: a pool is filled for all bases of a server.
    @Test
    void fillsThePoolThoughItWasKilled() throws Exception {
        for (var kill : FILLING) {
            killAndRunAgain(kill);
        }
    }

    private void killAndRunAgain(Kill kill) throws InterruptedException {
        try (var base = NotesBase.on(server)) {
            killAndRunAgain(kill, base);
        }
    }

    private static void killAndRunAgain(Kill kill, NotesBase base) throws InterruptedException {
        base.publish(5);
        base.publish(6);
        var branch = NotesBase.name("pr");
        if (List.of("reset", "delete").contains(kill.operation())) {
            base.create(new NewBranch(branch, base.name()));
            TestServer.execute(base.branches().lease(branch).url(), "DELETE FROM notes");
        }
        var child = ChildJvm.start(
                BranchingMain.class,
                kill.operation(),
                base.url().connectable(),
                base.name().value(),
                branch.value(),
                kill.millis() == 0 ? kill.step() : "");
        child.awaitPrinted(kill.step());
        Thread.sleep(kill.millis());
        child.kill();

        BranchingMain.run(kill.operation(), base.branches(), base.name(), branch, Progress.UNWATCHED);

        assertIsAsWanted(kill, base, branch);
        assertSweepLeavesNothing(kill, base);
    }

    private static void assertIsAsWanted(Kill kill, NotesBase base, BranchName branch) {
        switch (kill.operation()) {
            case "create", "reset" ->
                assertThat(base.rows(branch)).as("%s", kill).isEqualTo("6");
            case "delete" ->
                assertThat(base.branches().find(branch)).as("%s", kill).isEmpty();
            case "rollback" ->
                assertThat(base.branches().find(base.name()).orElseThrow().generation())
                        .as("%s", kill)
                        .isEqualTo(1);
            default -> assertThat(base.parts(Part.READY)).as("%s", kill).hasSize(2);
        }
        assertThat(base.rows(base.create("reader")))
                .as("%s", kill)
                .isEqualTo(kill.operation().equals("rollback") ? "5" : "6");
    }

    /// The server may need a moment until it notices who is dead.
    private static void assertSweepLeavesNothing(Kill kill, NotesBase base) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            base.branches().sweep(SWEEP, Progress.UNWATCHED);
            var left = unnamedParts(base);
            if (left.isEmpty()) {
                return;
            }
            assertThat(Instant.now()).as("%s left %s", kill, left).isBefore(deadline);
            Thread.sleep(20);
        }
    }

    private static List<String> unnamedParts(NotesBase base) {
        return List.of(Part.STAGE, Part.CLONE, Part.DISCARDED).stream()
                .flatMap(part -> base.parts(part).stream())
                .toList();
    }
}
