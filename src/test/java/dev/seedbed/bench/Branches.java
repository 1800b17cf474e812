package dev.seedbed.bench;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.local.LocalBranches;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Sized;
import dev.seedbed.testing.TestServer;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a branch of the ledger costs: taken from the pool, copied, or made by running the seed again.
final class Branches {

    private static final int CLAIMS = 25;
    private static final int COPIES = 5;
    private static final int PROCESSES = 10;
    private static final BranchName BRANCH = new BranchName("bench-branch");
    private static final String BARE = "bench_bare";
    private static final String RENAMED = "bench_renamed";

    private final Report report;
    private final World world;
    private final CpuClock clock;
    private final DatabaseUrl server;
    private final LocalBranches branches;
    private final LocalBranches withoutPool;

    private Branches(Report report, World world, CpuClock clock) {
        this.report = report;
        this.world = world;
        this.clock = clock;
        this.server = world.database("postgres");
        branches = new LocalBranches(server, Optional.empty(), 1);
        withoutPool = new LocalBranches(server, Optional.empty(), 0);
    }

    static void print(Report report, World world, CpuClock clock) throws Exception {
        var branches = new Branches(report, world, clock);
        for (var rows : List.of(20_000L, 1_000_000L)) {
            var project = Sized.rows(world.workbench(), world.open("sample:ledger"), rows);
            var base = branches.publish(project, rows);
            branches.printClaims(base);
            if (rows > 20_000) {
                branches.printCopies(project, base);
                branches.printProcesses(base);
            }
            branches.drop(base);
        }
        SharedBlocks.print(report, world);
    }

    private BranchName publish(Project project, long rows) {
        var base = new BranchName("bench-" + rows);
        world.workbench().push(project, base, Progress.UNWATCHED);
        return base;
    }

    private void printClaims(BranchName base) throws Exception {
        drop(BARE);
        drop(RENAMED);
        copy(base, BARE);
        Contest.print(
                report,
                "A ready branch, " + megabytes(base) + " MB",
                clock,
                CLAIMS,
                List.of(
                        new Variant("connect, ALTER DATABASE .. RENAME", 0, this::renameBack, () -> {
                            session("ALTER DATABASE " + BARE + " RENAME TO " + RENAMED);
                            return 0;
                        }),
                        new Variant("create, taken from the pool", 0, () -> fill(branches), () -> create(base))
                                .within(3)));
        drop(RENAMED);
    }

    private void renameBack() throws SQLException {
        if (TestServer.query(server, "SELECT count(*) FROM pg_database WHERE datname = '" + RENAMED + "'")
                .equals("1")) {
            session("ALTER DATABASE " + RENAMED + " RENAME TO " + BARE);
        }
    }

    private void fill(BranchProvider provider) {
        provider.delete(BRANCH);
        branches.fillPool(Progress.UNWATCHED);
    }

    private long create(BranchName base) {
        withoutPool.create(new NewBranch(BRANCH, base), Progress.UNWATCHED);
        return 0;
    }

    private void printCopies(Project project, BranchName base) throws Exception {
        emptyPool();
        var variants = new ArrayList<>(List.of(
                new Variant("connect, CREATE DATABASE .. TEMPLATE", 0, () -> dropAndSettle(BARE), () -> {
                    copy(base, BARE);
                    return 0;
                }),
                new Variant("create, copied", 0, () -> dropAndSettle(BRANCH.value()), () -> create(base)).within(1.5),
                new Variant("reset, copied", 0, () -> dropAndSettle(RENAMED), () -> {
                    withoutPool.reset(BRANCH, Progress.UNWATCHED);
                    return 0;
                })));
        variants.addAll(reloads(project));
        Contest.print(report, "A branch of " + megabytes(base) + " MB, without a pool", clock, COPIES, variants);
        drop(BARE);
        drop(RENAMED);
    }

    private List<Variant> reloads(Project project) {
        var seed = world.file("seed.sql");
        world.workbench().export(project, Loader.PSQL, seed, Progress.UNWATCHED);
        var database = "bench_ledger";
        var variants = new ArrayList<Variant>();
        variants.add(new Variant("seed.sql run again", 0, () -> world.fresh(project, database), () -> {
            World.load(world.database(database), seed);
            return Files.size(seed);
        }));
        Restore.of(report, world, seed).ifPresent(restore -> variants.add(restore.variant(server)));
        return variants;
    }

    private void printProcesses(BranchName base) throws Exception {
        if (!Files.exists(PostgresServers.TARGET.resolve("seedbed").resolve("bin"))) {
            report.leftOut("branch create as a process, for 'mvn package' built no distribution");
            return;
        }
        Contest.print(
                report,
                "The whole program, " + megabytes(base) + " MB",
                clock,
                PROCESSES,
                List.of(
                        new Variant("branch create, taken from the pool", 0, () -> fill(branches), () -> process(base)),
                        new Variant(
                                "branch create, copied",
                                0,
                                () -> {
                                    branches.delete(BRANCH);
                                    emptyPool();
                                },
                                () -> process(base))));
    }

    private long process(BranchName base) {
        world.run("", "branch", "create", BRANCH.value(), "--from", base.value());
        return 0;
    }

    private void copy(BranchName base, String name) throws SQLException {
        session("CREATE DATABASE " + name + " TEMPLATE " + Sql.identifier(base.value()));
    }

    /// As a bare client does it: connecting is a part of it.
    private void session(String sql) throws SQLException {
        try (var connection = Connections.session(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void emptyPool() {
        dropWhere("starts_with(datname::text, 'seedbed_ready_')");
    }

    private void drop(BranchName base) {
        branches.delete(BRANCH);
        emptyPool();
        TestServer.execute(server, "ALTER DATABASE " + Sql.identifier(base.value()) + " IS_TEMPLATE false");
        drop(base.value());
    }

    /// Copying files begins with a checkpoint: it should not pay for what was done before.
    private void dropAndSettle(String database) throws SQLException {
        drop(database);
        drop(RENAMED);
        session("CREATE DATABASE " + RENAMED + " STRATEGY file_copy");
    }

    private void drop(String database) {
        TestServer.drop(server, database);
    }

    private void dropWhere(String condition) {
        var names = TestServer.query(
                server, "SELECT coalesce(string_agg(datname, ','), '') FROM pg_database WHERE " + condition);
        for (var name : names.split(",")) {
            if (!name.isEmpty()) {
                drop(name);
            }
        }
    }

    private String megabytes(BranchName base) {
        return String.format(
                Locale.ROOT,
                "%.0f",
                branches.find(base).orElseThrow().sizeBytes().orElse(0) / 1e6);
    }
}
