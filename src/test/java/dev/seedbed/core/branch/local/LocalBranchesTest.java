package dev.seedbed.core.branch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class LocalBranchesTest {

    @Parameter
    TestServer server;

    private final BranchName base = name("base");
    private final BranchName branch = name("pr");

    static BranchName name(String prefix) {
        return new BranchName(prefix + "-" + UUID.randomUUID().toString().substring(0, 8));
    }

    @AfterEach
    void deleteBranches() {
        branches().delete(branch);
    }

    @Test
    void copiesTheRowsOfTheBase() {
        publish(100);

        var created = branches().create(new NewBranch(branch, base), Progress.UNWATCHED);

        assertThat(created.base()).contains(base);
        assertThat(created.generation()).isEqualTo(1);
        assertThat(rows(branches().lease(branch).url())).isEqualTo("100");
    }

    @Test
    void copiesABaseThatIsLarge() {
        publish(400_000);
        assertThat(branches().find(base).orElseThrow().sizeBytes().orElse(0)).isGreaterThan(32 << 20);

        branches().create(new NewBranch(branch, base), Progress.UNWATCHED);

        assertThat(rows(branches().lease(branch).url())).isEqualTo("400000");
    }

    @Test
    void isWritableAndLeavesTheBaseAlone() {
        publish(100);
        branches().create(new NewBranch(branch, base), Progress.UNWATCHED);
        TestServer.execute(branches().lease(branch).url(), "DELETE FROM notes");
        branches().delete(branch);
        branches().create(new NewBranch(branch, base), Progress.UNWATCHED);

        assertThat(rows(branches().lease(branch).url())).isEqualTo("100");
    }

    @Test
    void listsBasesAndBranchesAndNothingElse() {
        publish(1);
        branches().create(new NewBranch(branch, base), Progress.UNWATCHED);

        var ours = branches().list().branches().stream()
                .filter(found -> List.of(base, branch).contains(found.name()))
                .toList();
        assertThat(ours).extracting(Branch::isBase).containsExactly(true, false);
        assertThat(ours).allMatch(found -> found.sizeBytes().orElse(0) > 1_000_000);
        assertThat(branches().list().branches())
                .noneMatch(found -> found.name().value().startsWith("test_"));
        assertThat(branches().find(name("absent"))).isEmpty();
    }

    @Test
    void keepsTheGenerationItWasMadeFrom() {
        publish(1);
        branches().create(new NewBranch(branch, base), Progress.UNWATCHED);
        publish(2);

        assertThat(branches().find(branch).orElseThrow().generation()).isEqualTo(1);
        assertThat(branches().find(base).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void deletesABranchThatIsInUse() {
        publish(1);
        branches().create(new NewBranch(branch, base), Progress.UNWATCHED);
        try (var connections = Connections.to(branches().lease(branch).url());
                var _ = connections.open()) {
            assertThat(branches().delete(branch)).isTrue();
        } catch (SQLException _) {
            // The session was ended, so closing it may fail.
        }

        assertThat(branches().find(branch)).isEmpty();
        assertThat(branches().delete(branch)).isFalse();
    }

    @Test
    void refusesToDeleteTheBase() {
        publish(7);

        assertThat(problemOf(() -> branches().delete(base)).category()).isEqualTo(Category.REFUSED);
        assertThat(branches().find(base)).isPresent();
    }

    @Test
    void refusesDatabasesThatAreNotOurs() {
        var foreign = new BranchName(server.database("").database());

        assertThat(problemOf(() -> branches().delete(foreign)).category()).isEqualTo(Category.REFUSED);
        assertThat(problemOf(() -> branches().lease(foreign).url()).category()).isEqualTo(Category.USAGE);
        assertThat(problemOf(() -> branches().create(new NewBranch(branch, foreign), Progress.UNWATCHED))
                        .what())
                .contains("There is no " + foreign);
        assertThat(problemOf(() -> branches().create(new NewBranch(foreign, base), Progress.UNWATCHED))
                        .what())
                .contains("is taken");
        assertThat(TestServer.query(server.url().withDatabase(foreign.value()), "SELECT 1"))
                .isEqualTo("1");
    }

    @Test
    void takesNoNameTwice() {
        publish(1);
        branches().create(new NewBranch(branch, base), Progress.UNWATCHED);

        assertThat(problemOf(() -> branches().create(new NewBranch(branch, base), Progress.UNWATCHED))
                        .what())
                .contains("is taken");
    }

    /// Each looks at all databases first, while others are made or dropped under its eyes.
    @Test
    void createsAndDeletesSixteenAtOnce() throws Exception {
        publish(10);
        var names = IntStream.range(0, 16).mapToObj(_ -> name("parallel")).toList();

        for (var created : atOnce(names, each -> branches().create(new NewBranch(each, base), Progress.UNWATCHED))) {
            assertThat(rows(branches().lease(created.name()).url())).isEqualTo("10");
        }
        assertThat(atOnce(names, branches()::delete)).containsOnly(true);
        assertThat(branches().list().branches()).extracting(Branch::name).doesNotContainAnyElementsOf(names);
    }

    private static <T> List<T> atOnce(List<BranchName> names, Function<BranchName, T> work) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = names.stream().<Callable<T>>map(each -> () -> work.apply(each));
            for (var result : threads.invokeAll(calls.toList())) {
                results.add(result.get());
            }
        }
        return results;
    }

    @Test
    void toleratesThatADatabaseIsDroppedWhileItLooks() throws SQLException {
        var url = server.database("");
        var oid =
                Long.parseLong(TestServer.query(url, "SELECT oid FROM pg_database WHERE datname = current_database()"));
        try (var session = LocalServer.connect(server.url())) {
            assertThat(session.size(oid)).isPresent();
            session.drop(url.database());

            assertThat(session.size(oid)).isEmpty();
        }
    }

    @Test
    void keepsEverybodyOutOfTheBase() {
        publish(1);

        assertThatThrownBy(() -> Connections.session(server.url().withDatabase(base.value())))
                .hasMessageContaining("make a branch of it");
    }

    private void publish(int rows) {
        branches()
                .publish(
                        new Publication(
                                base,
                                "hash",
                                new Publication.Schema.Template(server.database(
                                        "CREATE TABLE notes (id int PRIMARY KEY, text text DEFAULT repeat('x', 100))")),
                                (stage, _) -> TestServer.execute(
                                        stage, "INSERT INTO notes (id) SELECT generate_series(1, " + rows + ")")),
                        Progress.UNWATCHED);
    }

    private LocalBranches branches() {
        return new LocalBranches(server.url());
    }

    private static String rows(DatabaseUrl url) {
        return TestServer.query(url, "SELECT count(*) FROM notes");
    }

    private static Problem problemOf(ThrowingCallable work) {
        return catchThrowableOfType(SeedbedException.class, work).problem();
    }
}
