package dev.seedbed.core.branch.local;

import static dev.seedbed.core.branch.local.NotesBase.failureOf;
import static dev.seedbed.core.branch.local.NotesBase.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class LocalBranchesTest {

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

    private LocalBranches branches() {
        return base().branches();
    }

    @Test
    void copiesABaseThatIsLarge() {
        base().publish(400_000);
        assertThat(branches().find(base().name()).orElseThrow().sizeBytes().orElse(0))
                .isGreaterThan(32 << 20);

        assertThat(base().rows(base().create("pr"))).isEqualTo("400000");
    }

    @Test
    void listsBasesAndBranchesAndNothingElse() {
        base().publish(1);
        var branch = base().create("pr");
        var foreign = server.database("").database();

        var listing = branches().list();

        var ours = listing.branches().stream()
                .filter(found -> List.of(base().name(), branch).contains(found.name()))
                .toList();
        assertThat(ours).extracting(Branch::isBase).containsExactly(true, false);
        assertThat(ours).allMatch(found -> found.sizeBytes().orElse(0) > 1_000_000);
        assertThat(listing.branches()).noneMatch(found -> found.name().value().startsWith("test_"));
        assertThat(listing.foreign()).contains(foreign).doesNotContain("postgres", "template1", branch.value());
        assertThat(listing.foreign()).noneMatch(found -> found.startsWith("seedbed_"));
        assertThat(branches().find(name("absent"))).isEmpty();
    }

    @Test
    void takesABranchOfThePresentGenerationAsItIs() {
        base().publish(3);
        var branch = base().create("pr");
        TestServer.execute(branches().lease(branch).url(), "DELETE FROM notes WHERE id = 1");

        var again = base().create(new NewBranch(branch, base().name()));

        assertThat(again).isEqualTo(branches().find(branch).orElseThrow());
        assertThat(base().rows(branch)).isEqualTo("2");
    }

    @Test
    void namesBothGenerationsWhenABranchIsOlder() {
        base().publish(1);
        var branch = base().create("pr");
        base().publish(2);

        var failure = failureOf(() -> base().create(new NewBranch(branch, base().name())));

        assertThat(failure.kind()).isEqualTo(FailureKind.NAME_TAKEN);
        assertThat(failure.failure().detail()).contains("generation 1 of " + base().name(), "generation 2 now");
        assertThat(failure.problem().remedy()).contains("--fresh");
        assertThat(base().rows(branch)).isEqualTo("1");
    }

    @Test
    void makesABranchAnewWhenAFreshOneIsAskedFor() {
        base().publish(1);
        var branch = base().create("pr");
        base().publish(2);

        var fresh = base().create(new NewBranch(branch, base().name())
                .living(Duration.ofHours(4))
                .anew());

        assertThat(fresh.generation()).isEqualTo(2);
        assertThat(fresh.expiresAt().orElseThrow()).isAfter(Instant.now().plus(Duration.ofHours(3)));
        assertThat(base().rows(branch)).isEqualTo("2");
    }

    @Test
    void takesNoBranchOfAnotherBase() {
        base().publish(1);
        var branch = base().create("pr");
        try (var other = NotesBase.on(server)) {
            other.publish(5);

            var failure = failureOf(() -> other.create(new NewBranch(branch, other.name())));
            assertThat(failure.kind()).isEqualTo(FailureKind.NAME_TAKEN);
            assertThat(failure.failure().detail()).contains(base().name().value());

            other.create(new NewBranch(branch, other.name()).anew());
            assertThat(other.rows(branch)).isEqualTo("5");
        }
    }

    @Test
    void livesAsLongAsItIsNeeded() {
        base().publish(1);

        var created = base().create(new NewBranch(name("pr"), base().name()).living(Duration.ofHours(2)));

        assertThat(created.expiresAt().orElseThrow())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(119)),
                        Instant.now().plus(Duration.ofMinutes(121)));
        assertThat(branches().find(created.name()).orElseThrow().expiresAt()).isEqualTo(created.expiresAt());

        branches().expire(created.name(), Optional.empty());
        assertThat(branches().find(created.name()).orElseThrow().expiresAt()).isEmpty();
    }

    @Test
    void deletesABranchThatIsInUse() {
        base().publish(1);
        var branch = base().create("pr");
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
    void refusesToTouchTheBase() {
        base().publish(7);
        var name = base().name();

        assertThat(List.of(
                        failureOf(() -> branches().delete(name)),
                        failureOf(() -> branches().reset(name, Progress.UNWATCHED)),
                        failureOf(() -> branches().guard(name, true)),
                        failureOf(() -> branches().expire(name, Optional.of(Instant.now()))),
                        failureOf(() -> branches().lease(name))))
                .extracting(failure -> failure.kind())
                .containsOnly(FailureKind.GUARDED);
        assertThat(failureOf(() -> base().create(new NewBranch(name, name))).kind())
                .isEqualTo(FailureKind.NAME_TAKEN);
        assertThat(branches().find(name)).isPresent();
    }

    @Test
    void guardsABranchFromBeingDeletedOrReset() {
        base().publish(7);
        var branch = base().create("pr");

        assertThat(branches().guard(branch, true).guarded()).isTrue();
        assertThat(failureOf(() -> branches().delete(branch)).kind()).isEqualTo(FailureKind.GUARDED);
        assertThat(failureOf(() -> branches().reset(branch, Progress.UNWATCHED)).kind())
                .isEqualTo(FailureKind.GUARDED);
        assertThat(failureOf(() -> base().create(new NewBranch(branch, base().name()).anew()))
                        .kind())
                .isEqualTo(FailureKind.GUARDED);

        assertThat(branches().guard(branch, false).guarded()).isFalse();
        assertThat(branches().delete(branch)).isTrue();
    }

    @Test
    void refusesDatabasesThatAreNotOurs() {
        base().publish(1);
        var foreign = new BranchName(server.database("").database());

        assertThat(List.of(
                        failureOf(() -> branches().delete(foreign)),
                        failureOf(() -> branches().lease(foreign)),
                        failureOf(() -> branches().reset(foreign, Progress.UNWATCHED)),
                        failureOf(() -> branches().guard(foreign, true)),
                        failureOf(() -> base().create(new NewBranch(foreign, base().name()))),
                        failureOf(() -> base().create(new NewBranch(foreign, base().name()).anew()))))
                .extracting(failure -> failure.kind())
                .containsOnly(FailureKind.NOT_OURS);
        assertThat(failureOf(() -> base().create(new NewBranch(name("pr"), foreign)))
                        .kind())
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(TestServer.query(server.url().withDatabase(foreign.value()), "SELECT 1"))
                .isEqualTo("1");
    }

    /// Anybody may write into the comment of a database that he made.
    @Test
    void isNotMisledByNotesThatLookLikeItsOwn() {
        var notes = List.of(
                "{\"seedbed\": 1, \"kind\": \"branch\", \"base\": \"Not a Name\", \"created\": \"2026-01-01T00:00:00Z\"}",
                "{\"seedbed\": 1, \"kind\": \"branch\", \"created\": \"2026-01-01T00:00:00Z\"}",
                "{\"seedbed\": 1}",
                "{\"seedbed\": 1, \"kind\": \"odd\"}",
                "{");
        for (var note : notes) {
            var foreign = server.database("").database();
            TestServer.execute(server.url(), "COMMENT ON DATABASE " + foreign + " IS " + Sql.literal(note));

            assertThat(branches().list().foreign()).contains(foreign);
            assertThat(failureOf(() -> branches().delete(new BranchName(foreign)))
                            .kind())
                    .isEqualTo(FailureKind.NOT_OURS);
        }
    }

    @Test
    void saysHowToPublishABaseThatIsMissing() {
        var failure = failureOf(() -> base().create(new NewBranch(name("pr"), base().name())));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure.problem().category()).isEqualTo(Category.USAGE);
        assertThat(failure.problem().remedy())
                .contains("seedbed push", base().name().value());
    }

    @Test
    void sendsWhoWantsIntoTheBaseToABranch() {
        base().publish(1);

        assertThat(failureOf(() -> branches().lease(base().name())).problem().remedy())
                .contains("seedbed branch create");
        assertThat(failureOf(() -> branches().lease(name("absent"))).kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThatThrownBy(() -> Connections.session(
                        server.url().withDatabase(base().name().value())))
                .hasMessageContaining("make a branch of it");
    }

    /// Some are taken from the pool, others are copied.
    @Test
    void createsAndDeletesSixteenAtOnce() throws Exception {
        base().publish(10);
        branches().fillPool(Progress.UNWATCHED);
        var names = IntStream.range(0, 16).mapToObj(_ -> name("parallel")).toList();

        for (var created : atOnce(names, each -> base().create(new NewBranch(each, base().name())))) {
            assertThat(base().rows(created.name())).isEqualTo("10");
        }
        assertThat(base().parts(Part.READY)).isEmpty();
        assertThat(atOnce(names, branches()::delete)).containsOnly(true);
        assertThat(branches().list().branches()).extracting(Branch::name).doesNotContainAnyElementsOf(names);
    }

    @Test
    void givesSixteenWhoWantTheSameBranchTheSame() throws Exception {
        base().publish(10);
        branches().fillPool(Progress.UNWATCHED);
        var wanted = new NewBranch(name("same"), base().name());

        var created = atOnce(IntStream.range(0, 16).boxed().toList(), _ -> base().create(wanted));

        assertThat(created).extracting(Branch::name).containsOnly(wanted.name());
        assertThat(created).extracting(Branch::createdAt).hasSize(16);
        assertThat(base().parts().branches()).hasSize(1);
        assertThat(base().parts(Part.CLONE)).isEmpty();
    }

    private static <N, T> List<T> atOnce(List<N> names, Function<N, T> work) throws Exception {
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
            assertThat(session.catalogue().size(oid)).isPresent();
            session.drop(url.database());

            assertThat(session.catalogue().size(oid)).isEmpty();
        }
    }

    @Test
    void saysHonestlyWhatTheServerCanDo() {
        var capabilities = branches().capabilities();

        assertThat(capabilities.copying()).isEqualTo(Capabilities.Copying.FULL_COPY);
        assertThat(capabilities.publishing()).isEqualTo(Capabilities.Publishing.SWAP);
        assertThat(capabilities.createTime()).contains("a gigabyte", "from the pool");
        assertThat(branches().check()).anyMatch(sentence -> sentence.startsWith("PostgreSQL "));
    }

    @Test
    void tellsThatAServerCannotBeReached() {
        var away = new DatabaseUrl("127.0.0.1", 1, "postgres", "nobody");

        var failure = failureOf(() -> new LocalBranches(away).list());

        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure.problem().why()).contains("Nothing listens");
    }
}
