package dev.seedbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.local.Leavings;
import dev.seedbed.core.branch.local.LocalBranches;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.Effort;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Psql;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connection is cut at any byte: that is told, nothing is half there, and the same again succeeds.
class CutWireTest {

    private static final String DDL = """
            CREATE TABLE teams (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE members (id int PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE,
                email text NOT NULL UNIQUE, joined_at timestamptz NOT NULL);
            CREATE TABLE notes (id int PRIMARY KEY, member_id int NOT NULL REFERENCES members ON DELETE CASCADE, body text);
            """;
    private static final int CUTS = Effort.count("cuts", 3, 400);

    /// A byte of the DDL that a push sends.
    private static final long AT_THE_SCHEMA = 7_274;

    @TempDir
    Path folder;

    private final TestServer server = PostgresServers.newest();
    private final Workbench workbench = new Workbench(PostgresServers.newestHome());
    private final Random random = new Random(7);
    private Wire wire;
    private int cuts;
    private int failures;
    private Project project;

    @BeforeEach
    void open() throws IOException {
        wire = new Wire(server.url().port());
        var file = Files.writeString(folder.resolve("schema.sql"), DDL);
        project = workbench.open(new Source.SqlFile(file), Progress.UNWATCHED);
    }

    @AfterEach
    void close() {
        Effort.tell("wire: " + cuts + " cuts, " + failures + " told");
        wire.close();
    }

    @Test
    void aPushLeavesTheOldOrTheNewGeneration() {
        var base = new BranchName("base-" + Long.toHexString(System.nanoTime()));
        var branches = new LocalBranches(server.url());
        try {
            push(base);
            var whole = whole(() -> push(base));
            cutAt(AT_THE_SCHEMA, () -> push(base));
            for (var cut = 0; cut < CUTS; cut++) {
                var before = branches.find(base).orElseThrow().generation();
                cutOnce(whole, () -> push(base));
                assertThat(branches.find(base).orElseThrow().generation()).isBetween(before, before + 1);
                assertWhole(branches, base);
            }
            push(base);
            assertThat(branches.sweep(new SweepPolicy(true, Optional.empty()), Progress.UNWATCHED))
                    .noneMatch(left -> left.name().contains(base.value()));
        } finally {
            Leavings.drop(server, base);
        }
    }

    @Test
    void readingCheckingAndAuditingAreToldAndSucceedNextTime() {
        var loaded = server.database(DDL);
        workbench.export(
                project, dev.seedbed.core.deliver.Loader.INSERT, folder.resolve("seed.sql"), Progress.UNWATCHED);
        dev.seedbed.testing.SeedFileLoader.load(loaded, folder.resolve("seed.sql"));
        var url = through(loaded);
        cutAndAgain(() -> workbench.open(new Source.Database(url), Progress.UNWATCHED));
        cutAndAgain(() ->
                assertThat(workbench.check(url, Progress.UNWATCHED).clean()).isTrue());
        cutAndAgain(() -> workbench.audit(url, AuditOptions.ALL, Optional.empty(), Progress.UNWATCHED));
    }

    @Test
    void aFileThatPsqlLoadsIsThereWholeOrNotAtAll() {
        var psql = Psql.find();
        org.junit.jupiter.api.Assumptions.assumeTrue(psql.isPresent(), "needs psql");
        var target = server.database(DDL);
        var file = folder.resolve("seed.sql");
        workbench.export(project, dev.seedbed.core.deliver.Loader.PSQL, file, Progress.UNWATCHED);
        var rows = Long.toString(project.plan().rows());
        var whole = whole(() -> psql.get().run(through(target), file));
        for (var cut = 0; cut < CUTS; cut++) {
            TestServer.execute(target, "TRUNCATE teams, members, notes");
            wire.cutAt(random.nextLong(whole));
            try {
                psql.get().run(through(target), file);
            } catch (AssertionError told) {
                assertThat(told).hasMessageContaining("connection");
            }
            assertThat(TestServer.query(
                            target,
                            "SELECT (SELECT count(*) FROM teams) + (SELECT count(*) FROM members)"
                                    + " + (SELECT count(*) FROM notes)"))
                    .isIn("0", rows);
        }
    }

    private void push(BranchName base) {
        workbench.push(
                project,
                base,
                new BranchPlace(ProviderName.LOCAL, Optional.of(through(server.url()))),
                Progress.UNWATCHED);
    }

    private void assertWhole(LocalBranches branches, BranchName base) {
        var branch = new BranchName("cut-" + Long.toHexString(System.nanoTime()));
        branches.create(new NewBranch(branch, base), Progress.UNWATCHED);
        assertThat(workbench
                        .check(branches.lease(branch).url(), Progress.UNWATCHED)
                        .clean())
                .isTrue();
        branches.delete(branch);
    }

    private DatabaseUrl through(DatabaseUrl url) {
        return new DatabaseUrl("127.0.0.1", wire.port(), url.database(), url.user(), url.password(), url.parameters());
    }

    private void cutAndAgain(Runnable work) {
        var whole = whole(work);
        for (var cut = 0; cut < CUTS; cut++) {
            cutOnce(whole, work);
            work.run();
        }
    }

    private long whole(Runnable work) {
        wire.uncut();
        work.run();
        return wire.carried();
    }

    /// A cut behind the last thing that matters goes unseen.
    private void cutOnce(long whole, Runnable work) {
        cutAt(random.nextLong(whole), work);
    }

    private void cutAt(long at, Runnable work) {
        cuts++;
        wire.cutAt(at);
        try {
            work.run();
        } catch (SeedbedException told) {
            failures++;
            assertThat(told.problem().category())
                    .as("cut at byte %d: %s", at, told.problem())
                    .isEqualTo(Category.UNREACHABLE);
            assertThat(told.problem().remedy())
                    .as(told.problem().text() + told.getCause())
                    .isNotBlank();
        }
        wire.uncut();
    }
}
