package dev.seedbed.core.branch.local;

import static dev.seedbed.core.branch.local.NotesBase.failureOf;
import static dev.seedbed.core.branch.local.NotesBase.name;
import static dev.seedbed.core.branch.local.NotesBase.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Filler;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SchemaScript;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
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

    private Optional<NotesBase> opened = Optional.empty();

    @BeforeEach
    void open() {
        opened = Optional.of(NotesBase.on(server));
    }

    @AfterEach
    void close() {
        base().close();
    }

    private NotesBase base() {
        return opened.orElseThrow();
    }

    @Test
    void publishesWhatTheFillerLoaded() {
        var published = base().publish(50);

        assertThat(published.isBase()).isTrue();
        assertThat(published.generation()).isEqualTo(1);
        assertThat(rowsOfANewBranch()).isEqualTo("50");
    }

    @Test
    void countsGenerations() {
        base().publish(1);

        assertThat(base().publish(2).generation()).isEqualTo(2);
        assertThat(rowsOfANewBranch()).isEqualTo("2");
    }

    @Test
    void handsTheFillerTheSealOfTheGeneration() {
        base().publish(1);

        var published = publish((stage, seal) -> {
            assertThat(seal.generation()).isEqualTo(2);
            assertThat(seal.scenario()).isEqualTo("hash");
            rows(2).fill(stage, seal);
        });

        assertThat(published.scenario()).contains("hash");
    }

    @Test
    void keepsTheOldBaseWhenTheFillerFails() {
        base().publish(50);

        assertThatThrownBy(() -> publish((stage, seal) -> {
                    rows(1).fill(stage, seal);
                    throw new IllegalStateException("verification failed");
                }))
                .hasMessage("verification failed");
        assertThat(rowsOfANewBranch()).isEqualTo("50");
        assertThat(base().parts(Part.STAGE)).isEmpty();
    }

    @Test
    void publishesThoughTheFillerLeftAConnectionOpen() {
        publish((stage, seal) -> {
            rows(3).fill(stage, seal);
            Connections.to(stage).open();
        });

        assertThat(rowsOfANewBranch()).isEqualTo("3");
    }

    @Test
    void runsDdlInAnEmptyDatabase() {
        publishScript("CREATE TABLE notes (id int PRIMARY KEY); CREATE INDEX later ON notes (id);", rows(4));

        assertThat(rowsOfANewBranch()).isEqualTo("4");
    }

    @Test
    void publishesWithoutWhatNoRowNeeds() {
        publishScript("CREATE TABLE notes (id int PRIMARY KEY); CREATE EXTENSION hardly_known;", rows(4));

        assertThat(rowsOfANewBranch()).isEqualTo("4");
    }

    @Test
    void saysWhatOfTheSchemaIsMissingWhenRowsDoNotFit() {
        var failure = failureOf(() ->
                publishScript("CREATE TABLE other (id int); CREATE TABLE notes (id hardly_known);", (_, _) -> {
                    throw Problem.error(Category.UNSATISFIABLE, "No notes.", "", "", "")
                            .exception();
                }));

        assertThat(failure.kind()).isEqualTo(FailureKind.INCOMPATIBLE);
        assertThat(failure.problem().why()).contains("No notes.", "hardly_known");
        assertThat(base().parts(Part.STAGE)).isEmpty();
    }

    @Test
    void needsASchema() {
        var publication = new Publication(base().name(), "hash", new Publication.Schema.Provided(), rows(1));

        assertThat(failureOf(() -> base().branches().publish(publication, Progress.UNWATCHED))
                        .kind())
                .isEqualTo(FailureKind.FEATURE_UNAVAILABLE);
    }

    @Test
    void refusesToReplaceADatabaseThatIsNoBase() {
        TestServer.execute(server.url(), "CREATE DATABASE \"" + base().name() + "\"");

        var failure = failureOf(() -> base().publish(1));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_OURS);
        assertThat(failure.problem().category()).isEqualTo(Category.REFUSED);
        assertThat(TestServer.query(server.url().withDatabase(base().name().value()), "SELECT 1"))
                .isEqualTo("1");
    }

    @Test
    void refusesToReplaceABranch() {
        base().publish(1);
        var branch = base().create("pr");

        try (var other = new NotesBase(server, server.url(), branch)) {
            assertThat(failureOf(() -> other.publish(1)).kind()).isEqualTo(FailureKind.NAME_TAKEN);
        }
    }

    @Test
    void tellsTheSecondPublisherToWait() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var finish = new CountDownLatch(1);
            var filling = new CountDownLatch(1);
            var first = threads.submit(() -> publishSlowly(filling, finish));
            await(filling);

            var second = new LocalPublish(server.url(), Duration.ofMillis(200));
            var failure = failureOf(() -> second.publish(base().publication(rows(9)), Progress.UNWATCHED));

            assertThat(failure.kind()).isEqualTo(FailureKind.LOCKED);
            assertThat(failure).hasMessageContaining("Another Seedbed is publishing");
            finish.countDown();
            first.get();
        }

        assertThat(rowsOfANewBranch()).isEqualTo("5");
    }

    @Test
    void letsOneOfTwoPublishersWin() throws Exception {
        base().publish(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var finish = new CountDownLatch(1);
            var filling = new CountDownLatch(1);
            var first = threads.submit(() -> publishSlowly(filling, finish));
            await(filling);
            Progress finishFirst = (phase, _, _) -> {
                if (phase.startsWith("waiting for another publish")) {
                    finish.countDown();
                }
            };

            var failure = failureOf(() -> base().branches().publish(base().publication(rows(9)), finishFirst));

            assertThat(failure.kind()).isEqualTo(FailureKind.STALE_BASE);
            assertThat(failure.problem().why()).contains("The base moved", "generation 1 when", "generation 2 now");
            assertThat(first.get().generation()).isEqualTo(2);
        }
        assertThat(rowsOfANewBranch()).isEqualTo("5");
    }

    /// Locks are kept by database, so whoever connects to another one does not wait. Nothing is lost all
    /// the same.
    @Test
    void noticesAtTheExchangeThatTheBaseMoved() {
        base().publish(1);
        var elsewhere = new LocalBranches(server.database(""));

        var failure = failureOf(() -> publish((stage, seal) -> {
            elsewhere.publish(base().publication(rows(5)), Progress.UNWATCHED);
            rows(9).fill(stage, seal);
        }));

        assertThat(failure.kind()).isEqualTo(FailureKind.STALE_BASE);
        assertThat(rowsOfANewBranch()).isEqualTo("5");
        assertThat(base().parts(Part.STAGE)).isEmpty();
    }

    @Test
    void sweepsWhatADeadPublisherLeft() {
        TestServer.execute(server.url(), "CREATE DATABASE seedbed_stage_dead IS_TEMPLATE true");
        TestServer.execute(server.url(), "CREATE DATABASE seedbed_clone_dead");

        base().publish(1);

        assertThat(TestServer.query(
                        server.url(), "SELECT count(*) FROM pg_database WHERE datname ~ '^seedbed_(stage|clone)_dead'"))
                .isEqualTo("0");
    }

    @Test
    void keepsOneGenerationBeforeAndThoseOfBranches() {
        base().publish(1);
        var branch = base().create("pr");
        base().publish(2);
        base().publish(3);
        base().publish(4);

        assertThat(kept()).containsExactly(3L, 1L);

        base().branches().delete(branch);
        base().publish(5);
        assertThat(kept()).containsExactly(4L);
    }

    @Test
    void takesTheGenerationBeforeBack() {
        base().publish(10);
        base().publish(20);

        var back = base().branches().rollback(base().name(), Progress.UNWATCHED);

        assertThat(back.generation()).isEqualTo(1);
        assertThat(back.isBase()).isTrue();
        assertThat(rowsOfANewBranch()).isEqualTo("10");
        assertThatThrownBy(() -> Connections.session(
                        server.url().withDatabase(base().name().value())))
                .hasMessageContaining("sealed");
    }

    @Test
    void doesNotGoFurtherBackWhenTheSameIsAskedAgain() {
        base().publish(10);
        base().publish(20);
        var branch = base().create("pr");
        base().publish(30);

        base().branches().rollback(base().name(), Progress.UNWATCHED);
        var again = base().branches().rollback(base().name(), Progress.UNWATCHED);

        assertThat(again.generation()).isEqualTo(2);
        assertThat(base().rows(branch)).isEqualTo("20");
    }

    @Test
    void neverUsesANumberTwiceNorGoesBackToWhatWasTakenBack() {
        base().publish(10);
        base().publish(20);
        base().branches().rollback(base().name(), Progress.UNWATCHED);

        assertThat(base().publish(30).generation()).isEqualTo(3);
        assertThat(kept()).containsExactly(1L);
        assertThat(base().branches().rollback(base().name(), Progress.UNWATCHED).generation())
                .isEqualTo(1);
        assertThat(rowsOfANewBranch()).isEqualTo("10");
    }

    @Test
    void hasNothingToTakeBackAfterTheFirstPublish() {
        assertThat(failureOf(() -> base().branches().rollback(base().name(), Progress.UNWATCHED))
                        .kind())
                .isEqualTo(FailureKind.NOT_FOUND);
        base().publish(10);

        var failure = failureOf(() -> base().branches().rollback(base().name(), Progress.UNWATCHED));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure.failure().detail()).contains("before 1");
    }

    /// Every generation n holds exactly 100 n rows, so a branch with another count would be a mixture.
    @Test
    void showsReadersOneWholeGenerationAtAnyTime() throws Exception {
        base().publish(100);
        var done = new AtomicBoolean();
        var seen = new TreeSet<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TreeSet<Integer>> reader = threads.submit(() -> {
                while (!done.get()) {
                    assertThat(base().branches().find(base().name())).isPresent();
                    seen.add(Integer.parseInt(rowsOfANewBranch()));
                }
                return seen;
            });
            try {
                for (var generation = 2; generation <= 4; generation++) {
                    base().publish(generation * 100);
                    base().branches().fillPool(Progress.UNWATCHED);
                }
                base().branches().rollback(base().name(), Progress.UNWATCHED);
            } finally {
                done.set(true);
            }

            assertThat(reader.get()).isSubsetOf(100, 200, 300, 400).hasSizeGreaterThan(1);
        }
    }

    private Branch publish(Filler filler) {
        return base().branches().publish(base().publication(filler), Progress.UNWATCHED);
    }

    private void publishScript(String ddl, Filler filler) {
        var schema = new Publication.Schema.Script(new SchemaScript("schema.sql", ddl));
        base().branches().publish(new Publication(base().name(), "hash", schema, filler), Progress.UNWATCHED);
    }

    private Branch publishSlowly(CountDownLatch filling, CountDownLatch finish) {
        return publish((stage, seal) -> {
            rows(5).fill(stage, seal);
            filling.countDown();
            await(finish);
        });
    }

    private List<Long> kept() {
        return base().parts().previous(base().name().value()).stream()
                .map(LocalDatabase::generation)
                .toList();
    }

    private String rowsOfANewBranch() {
        var branch = name("reader");
        base().create(new NewBranch(branch, base().name()));
        try {
            return base().rows(branch);
        } finally {
            base().branches().delete(branch);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
