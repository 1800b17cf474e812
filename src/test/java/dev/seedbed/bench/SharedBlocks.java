package dev.seedbed.bench;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.local.LocalBranches;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.SchemaScript;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.ServerStatus;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.TestServer;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// A gigabyte on a file system that shares blocks: an XFS in a file, mounted for the time of this. That
/// takes root.
record SharedBlocks(Path folder, DatabaseUrl server, LocalBranches branches) {

    private static final int ROUNDS = 7;
    private static final BranchName BASE = new BranchName("bench-gigabyte");
    private static final BranchName BRANCH = new BranchName("bench-shared");
    private static final String BARE = "bench_bare";
    private static final int ROWS = 1_000_000;

    static void print(Report report, World world) throws Exception {
        var image = world.file("xfs.img");
        var folder = Files.createDirectories(world.file("xfs"));
        try {
            mount(image, folder);
        } catch (IllegalStateException | UncheckedIOException e) {
            report.leftOut("A gigabyte on XFS, for " + e.getMessage().strip().replaceAll("\\s+", " "));
            Files.deleteIfExists(image);
            return;
        }
        var postgres = new EmbeddedPostgres(new SeedbedHome(folder.resolve("home")));
        try {
            var running = postgres.start(Progress.UNWATCHED);
            new SharedBlocks(folder, running.url(), provider(running)).print(report, new CpuClock(running.pid()));
        } finally {
            postgres.stop();
            Command.output("umount", folder.toString());
            Files.deleteIfExists(image);
        }
    }

    private static void mount(Path image, Path folder) {
        Command.output("truncate", "--size=8G", image.toString());
        Command.output("mkfs.xfs", "-q", "-f", "-m", "reflink=1", image.toString());
        Command.output("mount", "-o", "loop", image.toString(), folder.toString());
    }

    private static LocalBranches provider(ServerStatus.Running running) {
        return new LocalBranches(running.url(), Optional.of(running.folder()), 0);
    }

    private void print(Report report, CpuClock clock) throws Exception {
        publish();
        Contest.print(
                report,
                "A gigabyte on XFS, " + branches.capabilities().copying(),
                clock,
                ROUNDS,
                List.of(
                        new Variant("connect, CREATE DATABASE .. FILE_COPY, clone", 0, () -> drop(BARE), this::bare),
                        new Variant("create, copied", 0, () -> branches.delete(BRANCH), this::create)));
        branches.delete(BRANCH);
        settle();
        var before = Files.getFileStore(folder).getUsableSpace();
        create();
        settle();
        report.table("A branch that shares blocks, MB", "in the branch", "more on the disk")
                .row(
                        "XFS",
                        Report.number(
                                0,
                                branches.find(BRANCH).orElseThrow().sizeBytes().orElse(0) / 1e6),
                        Report.number(1, (before - Files.getFileStore(folder).getUsableSpace()) / 1e6));
    }

    private void publish() {
        var schema = new SchemaScript("notes.sql", "CREATE TABLE notes (id int PRIMARY KEY, text text)");
        branches.publish(
                new Publication(
                        BASE,
                        "bench",
                        new Publication.Schema.Script(schema),
                        (stage, _) -> TestServer.execute(
                                stage,
                                "INSERT INTO notes SELECT n, repeat('x', 900) FROM generate_series(1, " + ROWS
                                        + ") n")),
                Progress.UNWATCHED);
    }

    private long create() {
        branches.create(new NewBranch(BRANCH, BASE), Progress.UNWATCHED);
        return 0;
    }

    private long bare() throws SQLException {
        try (var connection = Connections.session(server);
                var statement = connection.createStatement()) {
            statement.execute("SET file_copy_method = clone");
            statement.execute(
                    "CREATE DATABASE " + BARE + " TEMPLATE " + Sql.identifier(BASE.value()) + " STRATEGY file_copy");
        }
        return 0;
    }

    private void drop(String database) {
        TestServer.drop(server, database);
    }

    /// So that what is still to be written does not count: dropping a database makes the server write
    /// everything.
    private void settle() {
        TestServer.execute(server, "CREATE DATABASE bench_none");
        drop("bench_none");
        Command.output("sync", "--file-system", folder.toString());
    }
}
