package dev.seedbed.core.branch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Filler;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class LocalPublishTest {

    @Parameter
    TestServer server;

    private final BranchName base = NotesBase.name("base");
    private DatabaseUrl schema = PostgresServers.newest().url();

    @BeforeEach
    void loadSchema() {
        schema = server.database("CREATE TABLE notes (id int PRIMARY KEY)");
    }

    @Test
    void publishesWhatTheFillerLoaded() {
        var published = publish(rows(50));

        assertThat(published.isBase()).isTrue();
        assertThat(published.generation()).isEqualTo(1);
        assertThat(rowsOfANewBranch()).isEqualTo("50");
    }

    @Test
    void countsGenerations() {
        publish(rows(1));

        assertThat(publish(rows(2)).generation()).isEqualTo(2);
        assertThat(rowsOfANewBranch()).isEqualTo("2");
    }

    @Test
    void keepsTheOldBaseWhenTheFillerFails() {
        publish(rows(50));

        assertThatThrownBy(() -> publish((stage, seal) -> {
                    TestServer.execute(stage, "INSERT INTO notes VALUES (1)");
                    throw new IllegalStateException("verification failed");
                }))
                .hasMessage("verification failed");
        assertThat(rowsOfANewBranch()).isEqualTo("50");
        assertThat(leftovers()).isEqualTo("0");
    }

    @Test
    void publishesThoughTheFillerLeftAConnectionOpen() throws Exception {
        var connections = Connections.to(schema);
        try (connections) {
            publish((stage, seal) -> {
                rows(3).fill(stage, seal);
                Connections.to(stage).open();
            });
        }

        assertThat(rowsOfANewBranch()).isEqualTo("3");
    }

    @Test
    void refusesToReplaceADatabaseThatIsNoBase() {
        TestServer.execute(server.url(), "CREATE DATABASE \"" + base + "\"");

        var failure = catchThrowableOfType(SeedbedException.class, () -> publish(rows(1)));

        assertThat(failure.problem().category()).isEqualTo(Category.REFUSED);
        assertThat(TestServer.query(server.url().withDatabase(base.value()), "SELECT 1"))
                .isEqualTo("1");
    }

    @Test
    void tellsTheSecondPublisherToWait() throws Exception {
        var filling = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> publish((stage, seal) -> {
                filling.countDown();
                await(finish);
            }));
            filling.await();
            var second = new LocalPublish(server.url(), Duration.ofMillis(200));
            assertThatThrownBy(() -> second.publish(publication(rows(9)), Progress.UNWATCHED))
                    .hasMessageContaining("Another Seedbed is publishing");
            finish.countDown();
            first.get();
        }

        assertThat(rowsOfANewBranch()).isEqualTo("0");
    }

    @Test
    void letsPublishersTakeTurns() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> publish(rows(10)));
            var second = threads.submit(() -> publish(rows(10)));

            assertThat(first.get().generation() + second.get().generation()).isEqualTo(3);
        }
        assertThat(rowsOfANewBranch()).isEqualTo("10");
    }

    @Test
    void sweepsWhatADeadPublisherLeft() {
        TestServer.execute(server.url(), "CREATE DATABASE seedbed_stage_dead IS_TEMPLATE true");
        TestServer.execute(server.url(), "CREATE DATABASE seedbed_clone_dead");

        publish(rows(1));

        assertThat(leftovers()).isEqualTo("0");
    }

    /// Every generation n holds exactly 100 n rows, so a branch with another count would be a mixture.
    @Test
    void showsReadersOneWholeGenerationAtAnyTime() throws Exception {
        publish(rows(100));
        var done = new AtomicBoolean();
        var seen = new TreeSet<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> {
                while (!done.get()) {
                    assertThat(new LocalBranches(server.url()).find(base)).isPresent();
                    seen.add(Integer.parseInt(rowsOfANewBranch()));
                }
                return seen;
            });
            try {
                for (var generation = 2; generation <= 5; generation++) {
                    publish(rows(generation * 100));
                }
            } finally {
                done.set(true);
            }

            assertThat(reader.get()).isSubsetOf(100, 200, 300, 400, 500).hasSizeGreaterThan(1);
        }
    }

    private Branch publish(Filler filler) {
        return new LocalPublish(server.url()).publish(publication(filler), Progress.UNWATCHED);
    }

    private Publication publication(Filler filler) {
        return new Publication(base, "hash", new Publication.Schema.Template(schema), filler);
    }

    private static Filler rows(int rows) {
        return (stage, _) -> TestServer.execute(stage, "INSERT INTO notes SELECT generate_series(1, " + rows + ")");
    }

    private String rowsOfANewBranch() {
        var branches = new LocalBranches(server.url());
        var branch = NotesBase.name("reader");
        branches.create(new NewBranch(branch, base), Progress.UNWATCHED);
        try {
            return TestServer.query(branches.lease(branch).url(), "SELECT count(*) FROM notes");
        } finally {
            branches.delete(branch);
        }
    }

    private String leftovers() {
        return TestServer.query(
                server.url(), "SELECT count(*) FROM pg_database WHERE datname ~ '^seedbed_(stage|previous|clone)_'");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
