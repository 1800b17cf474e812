package dev.seedbed.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.Effort;
import dev.seedbed.testing.Sized;
import dev.seedbed.testing.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An embedded server of its own, killed as by a power cut or left without room in the middle of a push.
class DyingServerTest {

    private static final BranchName BASE = BranchName.BASE_SEED;

    /// Mid-COPY and mid-swap, and with more patience around them.
    private static final List<String> PHASES = List.of(
                    "loading", "replacing", "checking", "dropping what was replaced", "preparing the stage")
            .subList(0, Effort.of(2, 5));

    @TempDir
    Path folder;

    @Test
    void aPushThatTheServerDidNotSurviveLeavesWholeGenerations() {
        var home = new SeedbedHome(folder.resolve("home"));
        var workbench = new Workbench(home);
        try {
            var project = workbench.open(new Source.OfSample(Sample.LEDGER), Progress.UNWATCHED);
            workbench.push(project, BASE, Progress.UNWATCHED);
            for (var phase : PHASES) {
                var before = generation(workbench);

                var told = catchThrowableOfType(
                        SeedbedException.class, () -> workbench.push(project, BASE, at(phase, () -> kill(home))));

                if (told != null) {
                    assertThat(told.problem().category()).isEqualTo(Category.UNREACHABLE);
                    assertThat(told.problem().remedy())
                            .as(told.problem().text() + told.getCause())
                            .isNotBlank();
                }
                assertThat(generation(workbench)).as(phase).isBetween(before, before + 1);
                assertWhole(workbench);
                assertThat(workbench
                                .push(project, BASE, Progress.UNWATCHED)
                                .base()
                                .generation())
                        .isGreaterThan(before);
            }
        } finally {
            workbench.server().stop();
        }
    }

    @Test
    void aServerWithoutRoomKeepsTheOldGeneration() throws IOException {
        try (var disk = SmallDisk.at(folder.resolve("disk"), "260m")) {
            var workbench = new Workbench(new SeedbedHome(disk.folder().resolve("home")));
            try {
                var project = workbench.open(new Source.OfSample(Sample.LEDGER), Progress.UNWATCHED);
                workbench.push(project, BASE, Progress.UNWATCHED);
                var larger = Sized.rows(workbench, project, 100_000);
                disk.fill(24 << 20);

                var told = catchThrowableOfType(
                        SeedbedException.class, () -> workbench.push(larger, BASE, Progress.UNWATCHED));

                assertThat(told.problem().category()).isEqualTo(Category.UNREACHABLE);
                assertThat(told.problem().text()).containsAnyOf("No space left", "disk is full", "connection was lost");
                disk.makeRoom();
                assertThat(generation(workbench)).isEqualTo(1);
                assertWhole(workbench);
                assertThat(push(workbench, project)).isEqualTo(2);
            } finally {
                workbench.server().stop();
            }
        }
    }

    private static long push(Workbench workbench, Project project) {
        return workbench.push(project, BASE, Progress.UNWATCHED).base().generation();
    }

    private static long generation(Workbench workbench) {
        return workbench.branches(Progress.UNWATCHED).find(BASE).orElseThrow().generation();
    }

    private static void assertWhole(Workbench workbench) {
        var branches = workbench.branches(Progress.UNWATCHED);
        var branch = new BranchName("after");
        branches.create(new NewBranch(branch, BASE).anew(), Progress.UNWATCHED);
        assertThat(workbench
                        .check(branches.lease(branch).url(), Progress.UNWATCHED)
                        .clean())
                .isTrue();
        branches.delete(branch);
    }

    private static Progress at(String phase, Runnable fault) {
        var done = new AtomicBoolean();
        return (now, _, _) -> {
            if (now.startsWith(phase) && done.compareAndSet(false, true)) {
                fault.run();
            }
        };
    }

    /// The process that all others of the server belong to; they end when they see that it is gone.
    private static void kill(SeedbedHome home) {
        try (var files = Files.walk(home.folder().resolve("server"), 2)) {
            var file = files.filter(found -> found.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .orElseThrow()
                    .destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
