package dev.seedbed.core.branch.planetscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranches;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.fakes.Fault;
import dev.seedbed.fakes.PlanetScaleFake;
import dev.seedbed.fakes.TestSecrets;
import dev.seedbed.testing.CustomerSeed;
import dev.seedbed.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanetScaleServiceTest {

    private static final BranchName BASE = BranchName.BASE_SEED;
    private static final BranchName PR = new BranchName("pr-1");
    private static final Pace PACE = new Pace(Duration.ofMillis(5), Duration.ofSeconds(10));
    private static final SweepPolicy PLAIN_SWEEP = new SweepPolicy(false, Optional.empty());

    @TempDir
    Path home;

    private final PlanetScaleFake fake = new PlanetScaleFake();
    private RemoteBranches branches;

    @BeforeEach
    void connect() {
        branches = branches(_ -> {});
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private PlanetScaleService service() {
        var settings = new PlanetScaleSettings(
                fake.base(),
                fake.tokenId(),
                new Secret(fake.token()),
                fake.organization(),
                fake.database(),
                PlanetScaleSettings.CLUSTER_SIZE);
        return new PlanetScaleService(settings, Http.client(fake.client()), PACE);
    }

    private RemoteBranches branches(Consumer<Journal.Entry> watcher) {
        return new RemoteBranches(service(), new Journal(new SeedbedHome(home), watcher), PACE);
    }

    private Branch publish(int customers) {
        return branches.publish(CustomerSeed.of(BASE, customers), Progress.UNWATCHED);
    }

    private Branch create(BranchName name) {
        return branches.create(new NewBranch(name, BASE), Progress.UNWATCHED);
    }

    private long rows(BranchName name) {
        return CustomerSeed.count(branches.lease(name).url());
    }

    private static void assertFails(FailureKind kind, ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BranchException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            var told = failure.failure().problem().toString();
            assertThat(words).allMatch(told::contains, told);
            assertThat(told).doesNotContain(TestSecrets.MARKER);
        });
    }

    @Test
    void publishesRestoresResetsRollsBackAndSweeps() {
        fake.foreign("theirs", "main");
        assertThat(publish(3).generation()).isEqualTo(1);
        assertThat(publish(5).generation()).isEqualTo(2);
        assertThat(create(PR).generation()).isEqualTo(2);
        assertThat(rows(PR)).isEqualTo(5);

        TestServer.execute(branches.lease(PR).url(), "DELETE FROM customer WHERE email = '1@seed.example'");
        assertThat(rows(PR)).isEqualTo(4);
        assertThat(branches.reset(PR, Progress.UNWATCHED).generation()).isEqualTo(2);
        assertThat(rows(PR)).isEqualTo(5);

        assertThat(branches.rollback(BASE, Progress.UNWATCHED).generation()).isEqualTo(1);
        var other = new BranchName("pr-2");
        create(other);
        assertThat(rows(other)).isEqualTo(3);
        assertThat(publish(7).generation()).isEqualTo(3);

        assertThat(branches.delete(PR)).isTrue();
        assertThat(branches.delete(PR)).isFalse();
        assertThat(branches.sweep(new SweepPolicy(false, Optional.of(Duration.ZERO)), Progress.UNWATCHED))
                .extracting(Swept::name)
                .containsExactly("pr-2");
        branches.sweep(PLAIN_SWEEP, Progress.UNWATCHED);
        assertThat(fake.names()).containsExactlyInAnyOrder("main", "theirs", "base-seed", "base-seed-prev-2");
        assertThat(branches.list().foreign()).containsExactly("main", "theirs");
        assertThat(CustomerSeed.count(fake.database("main"))).isEqualTo(2);
    }

    /// The base had another name for a moment, when its backups were asked for.
    @Test
    void listsAgainWhatWasRenamedMeanwhile() {
        publish(3);
        fake.faults().next("GET", ".*/branches/base-seed/backups", new Fault.Status(404), 2);

        assertThat(create(PR).generation()).isEqualTo(1);
    }

    /// Another publisher is done between the look at the base and the look at its backup.
    @Test
    void takesTheNewBaseWhenTheOldOneWentMeanwhile() {
        publish(3);
        var backups = ".*/branches/base-seed/backups";
        var publish = new Fault.Meanwhile(() -> otherMachine().publish(CustomerSeed.of(BASE, 5), Progress.UNWATCHED));
        fake.faults()
                .next("GET", backups, new Fault.Meanwhile(() -> fake.faults().next("GET", backups, publish)));

        assertThat(create(PR).generation()).isEqualTo(2);
        assertThat(rows(PR)).isEqualTo(5);
    }

    /// The base has no name for a moment, just when a branch of it is asked for.
    @Test
    void takesTheNewBaseWhenTheOldOneLostItsNameMeanwhile() {
        publish(3);
        Runnable publish = () -> otherMachine().publish(CustomerSeed.of(BASE, 5), Progress.UNWATCHED);
        fake.faults().next("POST", ".*/branches", new Fault.Meanwhile(publish, new Fault.Status(404)));

        assertThat(create(PR).generation()).isEqualTo(2);
        assertThat(rows(PR)).isEqualTo(5);
    }

    /// The base lost its name when its backups are asked for, and nothing has it yet.
    @Test
    void aBranchKeepsItsMarkWhileItsBaseIsExchanged() {
        publish(3);
        create(PR);
        fake.faults().next("GET", ".*/branches/base-seed/backups", new Fault.Meanwhile(this::stopBetweenRenames));

        assertThat(branches.find(PR).orElseThrow().generation()).isEqualTo(1);
        assertThat(fake.names()).contains("base-seed-prev-1", "base-seed-stage-2");
    }

    private void stopBetweenRenames() {
        fake.faults().next("PATCH", ".*/branches/base-seed-stage-2", new Fault.Status(500), 6);
        assertFails(FailureKind.TRANSIENT, () -> otherMachine().publish(CustomerSeed.of(BASE, 5), Progress.UNWATCHED));
    }

    /// Another branch has the base's name when the backups of the one that had it are asked for.
    @Test
    void aBranchKeepsItsGenerationWhenItsBaseIsExchanged() {
        publish(3);
        create(PR);
        Runnable publish = () -> otherMachine().publish(CustomerSeed.of(BASE, 5), Progress.UNWATCHED);
        fake.faults().next("GET", ".*/branches/base-seed/backups", new Fault.Meanwhile(publish));

        assertThat(branches.find(PR).orElseThrow().generation()).isEqualTo(1);
    }

    private RemoteBranches otherMachine() {
        return new RemoteBranches(service(), new Journal(new SeedbedHome(home)), PACE);
    }

    /// Two publishers were done before it was restored, and the second had seen that no branch is of its generation.
    @Test
    void aBranchWhoseGenerationIsClearedAwayMeanwhileIsMadeOfTheNewBase() throws Exception {
        publish(3);
        var clearing = new CountDownLatch(1);
        var restored = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var publishes = new FutureTask<>(() -> {
                otherMachine().publish(CustomerSeed.of(BASE, 5), Progress.UNWATCHED);
                return otherMachine().publish(CustomerSeed.of(BASE, 7), Progress.UNWATCHED);
            });
            meanwhile("POST", ".*/branches", () -> {
                threads.execute(publishes);
                clearing.await();
            });
            meanwhile("DELETE", ".*/branches/base-seed-prev-1", () -> {
                clearing.countDown();
                restored.await();
            });
            meanwhile("GET", ".*/branches/pr-1", () -> {
                restored.countDown();
                publishes.get();
            });

            assertThat(create(PR).generation()).isEqualTo(3);
            assertThat(rows(PR)).isEqualTo(7);
        }
    }

    private void meanwhile(String method, String path, ThrowingRunnable action) {
        fake.faults().next(method, path, new Fault.Meanwhile(() -> {
            try {
                action.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }));
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    @Test
    void restoresTheBackupOfTheGenerationAndNoOther() {
        publish(3);
        TestServer.execute(fake.database("base-seed"), "DELETE FROM customer");
        create(PR);
        assertThat(rows(PR)).isEqualTo(3);
        var body = fake.mutations().stream()
                .filter(call -> call.line().endsWith("/branches"))
                .toList()
                .getLast()
                .json();
        assertThat(body.path("parent_branch").asString()).isEqualTo("base-seed");
        assertThat(body.path("backup_id").asString()).isNotEmpty();
        assertThat(body.path("cluster_size").asString()).isEqualTo("PS_10");
    }

    @Test
    void tellsTheGenerationAndTheScenarioByTheBackup() {
        publish(3);
        create(PR);
        assertThat(branches.find(BASE).orElseThrow().scenario()).contains("hash3");
        assertThat(branches.find(PR).orElseThrow().scenario()).contains("hash3");
        assertThat(branches.find(PR).orElseThrow().base()).contains(BASE);
    }

    @Test
    void knowsItsBranchesByWhateverPlanetScaleTells() {
        publish(3);
        create(PR);
        publish(5);
        fake.hideOrigins();
        assertThat(branches.find(PR).orElseThrow().generation()).isEqualTo(1);
        fake.hideRestored();
        assertThat(branches.find(PR).orElseThrow().generation()).isEqualTo(1);
        assertThat(branches.find(BASE).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void readsEveryPage() {
        fake.pageSize(1);
        publish(3);
        create(PR);
        fake.foreign("theirs", "main");
        assertThat(branches.list().branches()).extracting(Branch::name).containsExactly(BASE, PR);
        assertThat(branches.list().foreign()).containsExactly("main", "theirs");
    }

    @Test
    void leavesABranchOfTheBasesNameAlone() {
        fake.foreign("base-seed", "main");
        assertFails(FailureKind.NOT_OURS, () -> publish(3), "base-seed");
        assertThat(fake.names()).containsExactly("main", "base-seed");
    }

    @Test
    void leavesAStageOfAnUnknownBaseAlone() {
        fake.foreign("shop-stage-1", "main");
        fake.later(Duration.ofDays(-1));
        assertThat(branches.list().foreign()).contains("shop-stage-1");
        assertThat(branches.sweep(PLAIN_SWEEP, Progress.UNWATCHED)).isEmpty();
    }

    @Test
    void hasNoEndOfABranch() {
        publish(3);
        var wanted = new NewBranch(PR, BASE).living(Duration.ofHours(2));
        assertFails(
                FailureKind.FEATURE_UNAVAILABLE,
                () -> branches.create(wanted, Progress.UNWATCHED),
                "seedbed sweep --older-than 1d");
        assertThat(fake.names()).doesNotContain("pr-1");
        create(PR);
        assertFails(
                FailureKind.FEATURE_UNAVAILABLE,
                () -> branches.expire(PR, Optional.of(Instant.now())),
                "seedbed sweep --older-than 1d");
        assertThat(branches.expire(PR, Optional.empty()).expiresAt()).isEmpty();
    }

    @Test
    void guardsByDeletionProtection() {
        publish(3);
        create(PR);
        assertThat(branches.guard(PR, true).guarded()).isTrue();
        assertFails(FailureKind.GUARDED, () -> branches.delete(PR));
        var found = service().branches().stream()
                .filter(branch -> branch.name().equals("pr-1"))
                .findFirst()
                .orElseThrow();
        assertFails(FailureKind.GUARDED, () -> service().delete(found));
        branches.guard(PR, false);
        assertThat(branches.delete(PR)).isTrue();
    }

    @Test
    void aLoginLastsAnHourAndIsEncrypted() {
        publish(3);
        create(PR);
        var lease = branches.lease(PR);
        assertThat(lease.until().orElseThrow())
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));
        assertThat(lease.url().parameters()).containsEntry("sslmode", "require").doesNotContainKey("options");
        assertThat(branches.lease(PR).url().user()).isNotEqualTo(lease.url().user());
    }

    @Test
    void whatIsLoadedBelongsToAnOwnerThatStays() {
        var marker = new Marker(Marker.Kind.STAGE, Optional.of("base-seed"), 1, Optional.of("hash"), Instant.now());
        var service = service();
        fake.polls(0);
        var lease = service.lease(service.openStage(BASE, marker));
        assertThat(lease.url().parameters()).containsEntry("options", "-c role=postgres");
        assertThat(lease.until().orElseThrow()).isAfter(Instant.now().plus(Duration.ofHours(11)));
        assertThat(CustomerSeed.count(lease.url())).isZero();
    }

    @Test
    void namesTheAccessesThatMayBeMissing() {
        fake.deny("create_branch");
        assertFails(FailureKind.NOT_FOUND, () -> publish(3), "create_branch, delete_branch", "access");
    }

    @Test
    void findsThatADeletionWasNotAllowed() {
        publish(3);
        create(PR);
        fake.deny("delete_branch");
        assertFails(FailureKind.SCOPE_MISSING, () -> branches.delete(PR), "delete_branch");
    }

    @Test
    void checksTheKindAndTheAccesses() {
        assertThat(branches.check()).first().asString().contains("app-db", "PostgreSQL");
        fake.deny("read_backups");
        assertFails(FailureKind.NOT_FOUND, () -> branches.check(), "read_backups");
        fake.speakMysql();
        assertFails(FailureKind.INCOMPATIBLE, () -> branches.check(), "Vitess speaks MySQL");
    }

    @Test
    void saysWhenTheKeyIsRefused() {
        fake.revokeKey();
        assertFails(FailureKind.AUTH_INVALID, () -> branches.list());
    }

    @Test
    void saysWhenThePlanAllowsNoMore() {
        publish(3);
        fake.limit(2);
        assertFails(FailureKind.LIMIT_REACHED, () -> create(PR));
    }

    @Test
    void keepsTheOldBaseWhenABackupFails() {
        publish(3);
        fake.faults().next("POST", ".*/backups", new Fault.FailedOperation());
        assertFails(FailureKind.OPERATION_FAILED, () -> publish(5), "failed");
        assertThat(branches.find(BASE).orElseThrow().generation()).isEqualTo(1);
        assertThat(publish(5).generation()).isEqualTo(2);
        create(PR);
        assertThat(rows(PR)).isEqualTo(5);
    }

    @Test
    void takesOneBackupThoughTheAnswerIsLost() {
        fake.faults().next("POST", ".*/backups", new Fault.LostAfter());
        publish(3);
        assertThat(fake.mutations())
                .filteredOn(call -> call.line().endsWith("/backups"))
                .hasSize(1);
        assertThat(fake.faults().unused()).isEmpty();
    }

    @Test
    void findsABranchThoughTheAnswerIsLostAndTheListingLags() {
        publish(3);
        fake.faults().next("POST", ".*/branches", new Fault.LaggingListing(3));
        assertThat(create(PR).generation()).isEqualTo(1);
        fake.faults().next("POST", ".*/branches", new Fault.LostAfter());
        assertThat(create(new BranchName("pr-2")).generation()).isEqualTo(1);
        assertThat(fake.names()).containsOnlyOnce("pr-2");
    }

    @Test
    void finishesWhatARunThatDiedBeforeTheCommitBegan() {
        publish(3);
        var dying = branches(entry -> {
            if (entry.step().equals("commit")) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(() -> dying.publish(CustomerSeed.of(BASE, 5), Progress.UNWATCHED))
                .hasMessage("killed");
        assertThat(fake.names()).contains("base-seed-stage-2");
        assertThat(publish(5).generation()).isEqualTo(2);
        create(PR);
        assertThat(rows(PR)).isEqualTo(5);
        assertThat(fake.names()).doesNotContain("base-seed-stage-2");
    }

    @Test
    void knowsTheStageOfABaseThatItIsAboutToPublish() {
        var shop = new BranchName("shop");
        var dying = branches(entry -> {
            if (entry.step().equals("commit")) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(() -> dying.publish(CustomerSeed.of(shop, 5), Progress.UNWATCHED))
                .hasMessage("killed");
        connect();
        assertThat(branches.publish(CustomerSeed.of(shop, 5), Progress.UNWATCHED)
                        .generation())
                .isEqualTo(1);
        assertThat(fake.names()).containsExactly("main", "shop");
        branches.create(new NewBranch(PR, shop), Progress.UNWATCHED);
        assertThat(rows(PR)).isEqualTo(5);
        assertThat(branches.find(PR).orElseThrow().base()).contains(shop);
    }

    @Test
    void whoeverComesNextFinishesAnExchangeThatStoppedMidway() {
        publish(3);
        var stage = ".*/branches/base-seed-stage-2";
        fake.faults().next("PATCH", stage, new Fault.Status(500), 6);
        assertFails(FailureKind.TRANSIENT, () -> publish(5));
        assertThat(fake.names()).doesNotContain("base-seed");
        assertThat(create(PR).generation()).isEqualTo(2);
        assertThat(rows(PR)).isEqualTo(5);
        assertThat(branches.find(BASE).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void saysWhenTheBackupIsGone() {
        publish(3);
        fake.later(Duration.ofDays(400));
        assertThat(branches.find(BASE)).isPresent();
        assertFails(FailureKind.INCOMPLETE_SEED, () -> create(PR), "seedbed push");
        assertThat(publish(5).generation()).isEqualTo(2);
        create(PR);
        assertThat(rows(PR)).isEqualTo(5);
    }
}
