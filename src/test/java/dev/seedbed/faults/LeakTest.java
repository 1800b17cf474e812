package dev.seedbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.local.Leavings;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.Effort;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process that publishes and branches again and again: what it holds afterwards is what it held at first.
class LeakTest {

    private static final int CYCLES = Effort.count("cycles", 10, 5_000);
    private static final int WARM = 3;
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private final TestServer server = PostgresServers.newest();
    private final Workbench workbench = new Workbench(PostgresServers.newestHome());
    private final BranchName base = new BranchName("leak-" + Long.toHexString(System.nanoTime()));

    /// `files` are open ones, `kept` those in the home beside the server's own.
    private record Held(int connections, int databases, long files, long kept, int threads, long heap) {}

    @Test
    void nothingIsHeldAfterwards() throws Exception {
        try {
            for (var cycle = 0; cycle < WARM; cycle++) {
                cycle();
            }
            var before = held();
            for (var cycle = 0; cycle < CYCLES; cycle++) {
                cycle();
            }
            var after = held();

            Effort.tell(CYCLES + " cycles: before " + before + ", after " + after);
            assertThat(after.connections()).isLessThanOrEqualTo(before.connections());
            assertThat(after.databases()).isLessThanOrEqualTo(before.databases());
            assertThat(after.kept()).isLessThanOrEqualTo(before.kept());
            assertThat(after.files()).isLessThanOrEqualTo(before.files() + 3);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 3);
            assertThat(after.heap()).isLessThan(before.heap() + 8 * MEBIBYTE);
        } finally {
            Leavings.drop(server, base);
        }
    }

    private void cycle() throws IOException {
        var file = Files.writeString(
                folder.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY, name text NOT NULL);");
        var project = workbench.open(new Source.SqlFile(file), Progress.UNWATCHED);
        workbench.push(project, base, Progress.UNWATCHED);
        workbench.fillPool(base, BranchPlace.LOCAL, Progress.UNWATCHED);
        var branches = workbench.branches(Progress.UNWATCHED);
        var branch = new BranchName(base + "-pr");
        branches.create(new NewBranch(branch, base), Progress.UNWATCHED);
        assertThat(workbench
                        .check(branches.lease(branch).url(), Progress.UNWATCHED)
                        .clean())
                .isTrue();
        branches.reset(branch, Progress.UNWATCHED);
        assertThat(branches.delete(branch)).isTrue();
    }

    private Held held() throws IOException {
        System.gc();
        var connections = TestServer.query(
                server.url(), "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'seedbed'");
        var databases = TestServer.query(server.url(), "SELECT count(*) FROM pg_database");
        return new Held(
                Integer.parseInt(connections),
                Integer.parseInt(databases),
                entries(Path.of("/proc/self/fd")),
                kept(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private static long kept() throws IOException {
        var home = PostgresServers.newestHome().folder();
        try (var files = Files.walk(home)) {
            return files.filter(file -> !home.relativize(file).startsWith("server"))
                    .count();
        }
    }

    private static long entries(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (var files = Files.list(place)) {
            return files.count();
        }
    }
}
