package dev.seedbed.core.branch.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever kills a publish, whenever: base-seed is there, and holds all rows of one generation.
class PublishKillTest {

    /// What the child says it does when it is killed; then it gets so many milliseconds more.
    private static final List<Moment> MOMENTS = List.of(
            new Moment("preparing the stage", 0),
            new Moment("preparing the stage", 30),
            new Moment("batch 0", 0),
            new Moment("batch 2", 5),
            new Moment("batch 5", 10),
            new Moment("batch 7", 0),
            new Moment("settling the rows", 5),
            new Moment("replacing", 0),
            new Moment("replacing", 10),
            new Moment("replacing", 40));

    private final TestServer server = PostgresServers.newest();
    private final LocalBranches branches = new LocalBranches(server.url());
    private final BranchName base = NotesBase.name("base");
    private final DatabaseUrl schema = server.database("CREATE TABLE notes (id int PRIMARY KEY)");
    private final Map<Long, Integer> batchesOf = new HashMap<>();

    private record Moment(String phase, long millis) {}

    @Test
    void leavesTheOldOrTheNewBaseAfterAKillAtAnyTime() throws Exception {
        batchesOf.put(publish(4).generation(), 4);
        var interrupted = 0;
        for (var batches = 10; batches < 10 + MOMENTS.size(); batches++) {
            var before = generation();
            var moment = MOMENTS.get(batches - 10);
            var child = startPublish(batches);
            child.awaitPrinted(moment.phase());
            Thread.sleep(moment.millis());
            child.kill();
            interrupted += child.printed().contains("published") ? 0 : 1;
            assertBaseIsWhole(before, batches);
        }

        assertThat(interrupted).isGreaterThanOrEqualTo(7);
        var last = publish(3);
        batchesOf.put(last.generation(), 3);
        assertBaseIsWhole(last.generation(), 3);
        assertThat(TestServer.query(
                        server.url(), "SELECT count(*) FROM pg_database WHERE datname ~ '^seedbed_(stage|clone)_'"))
                .isEqualTo("0");
    }

    /// The killed publish made the next generation, or none.
    private void assertBaseIsWhole(long before, int batches) {
        var now = generation();
        assertThat(now).isIn(before, before + 1);
        if (now > before) {
            batchesOf.put(now, batches);
        }
        var branch = NotesBase.name("reader");
        branches.create(new NewBranch(branch, base), Progress.UNWATCHED);
        assertThat(TestServer.query(branches.lease(branch).url(), "SELECT count(*) FROM notes"))
                .isEqualTo(Integer.toString(batchesOf.get(now) * PublishingMain.BATCH));
        branches.delete(branch);
    }

    private long generation() {
        return branches.find(base).orElseThrow().generation();
    }

    private Branch publish(int batches) {
        return new LocalPublish(server.url())
                .publish(
                        PublishingMain.publication(base.value(), schema, batches, Progress.UNWATCHED),
                        Progress.UNWATCHED);
    }

    private ChildJvm startPublish(int batches) {
        return ChildJvm.start(
                PublishingMain.class,
                server.url().connectable(),
                base.value(),
                schema.database(),
                Integer.toString(batches));
    }
}
