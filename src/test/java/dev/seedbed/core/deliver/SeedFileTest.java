package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedFileTest {

    @TempDir
    Path folder;

    @Test
    void tellsRowsBytesAndHashOfWhatItWrote() throws Exception {
        var file = folder.resolve("seed.sql");
        var report = SeedFile.write(plan(), SeedForm.of(Loader.PSQL), file, Progress.UNWATCHED);
        assertThat(report.bytes()).isEqualTo(Files.size(file));
        assertThat(report.rows()).isEqualTo(plan().rows());
        assertThat(SeedFile.write(plan(), SeedForm.of(Loader.PSQL), folder.resolve("again.sql"), Progress.UNWATCHED)
                        .sha256())
                .isEqualTo(report.sha256());
        assertThat(folder.resolve("again.sql")).hasSameBinaryContentAs(file);
    }

    @Test
    void leavesTheOldFileWhenItIsCancelledInTheMiddle() throws Exception {
        var file = Files.writeString(folder.resolve("seed.sql"), "old");
        var problem = failure(file, new Progress() {
            private boolean started;

            @Override
            public void report(String phase, long done, long total) {
                started = done > total / 2;
            }

            @Override
            public boolean cancelled() {
                return started;
            }
        });
        assertThat(problem.problem().what()).isEqualTo("Cancelled.");
        assertOnlyTheOldFileIsThere(file);
    }

    @Test
    void leavesTheOldFileWhenTheDiskIsFull() throws Exception {
        var mounted = run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", folder.toString());
        assumeTrue(mounted, "needs a small tmpfs, which only root on Linux can make");
        try {
            var file = Files.writeString(folder.resolve("seed.sql"), "old");
            var problem = failure(file, Progress.UNWATCHED).problem();
            assertThat(problem.category()).isEqualTo(Category.UNREACHABLE);
            assertThat(problem.why()).contains("No space left");
            assertOnlyTheOldFileIsThere(file);
        } finally {
            run("umount", folder.toString());
        }
    }

    @Test
    void writesIntoAPipeAndNeverReplacesIt() throws Exception {
        var pipe = folder.resolve("pipe");
        assumeTrue(run("mkfifo", pipe.toString()), "needs named pipes");
        var copy = folder.resolve("copy.sql");
        var reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(copy.toFile())
                .start();
        var report = SeedFile.write(plan(), SeedForm.of(Loader.PSQL), pipe, Progress.UNWATCHED);
        assertThat(reader.waitFor()).isZero();
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(report.bytes()).isEqualTo(Files.size(copy)).isPositive();
    }

    @Test
    void takesTheLongestNameThatAFileCanHave() {
        var file = folder.resolve("x".repeat(251) + ".sql");
        assertThat(SeedFile.write(plan(), SeedForm.of(Loader.PSQL), file, Progress.UNWATCHED)
                        .file())
                .isRegularFile();
    }

    @Test
    void saysWhyAPlaceIsNoPlaceForAFile() {
        assertThat(failure(folder, Progress.UNWATCHED).problem().why()).contains("is a folder");
        assertThat(failure(folder.resolve("no/such/seed.sql"), Progress.UNWATCHED)
                        .problem()
                        .why())
                .contains("does not exist");
        assertThat(failure(Path.of("/proc/seed.sql"), Progress.UNWATCHED)
                        .problem()
                        .category())
                .isEqualTo(Category.UNREACHABLE);
    }

    private SeedbedException failure(Path file, Progress progress) {
        return catchThrowableOfType(
                SeedbedException.class, () -> SeedFile.write(plan(), SeedForm.of(Loader.PSQL), file, progress));
    }

    private void assertOnlyTheOldFileIsThere(Path file) throws IOException {
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static Plan plan() {
        return new Workbench(PostgresServers.newestHome())
                .open(Source.parse("sample:ledger"), Progress.UNWATCHED)
                .plan();
    }
}
