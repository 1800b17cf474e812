package dev.seedbed.core.branch.dblab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.RemoteBranches;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.fakes.DblabFake;
import dev.seedbed.fakes.Fault;
import dev.seedbed.fakes.NeonFake;
import dev.seedbed.fakes.TestSecrets;
import dev.seedbed.testing.CustomerSeed;
import dev.seedbed.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DblabServiceTest {

    private static final BranchName BASE = BranchName.BASE_SEED;
    private static final BranchName PR = new BranchName("pr-1");
    private static final Pace PACE = new Pace(Duration.ofMillis(5), Duration.ofSeconds(10));
    private static final SweepPolicy PLAIN_SWEEP = new SweepPolicy(false, Optional.empty());

    @TempDir
    Path home;

    private DblabFake fake = new DblabFake();
    private RemoteBranches branches;

    @BeforeEach
    void connect() {
        branches = branches(_ -> {});
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private DblabService service() {
        var settings =
                new DblabSettings(fake.base(), new Secret(fake.token()), DblabSettings.DATABASE, DblabSettings.SOURCE);
        return new DblabService(settings, Http.client(fake.client()), PACE);
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

    private RemoteBranch found(String name) {
        return service().branches().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst()
                .orElseThrow();
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
    void publishesClonesResetsRollsBackAndSweeps() {
        fake.foreign("theirs", "main");
        assertThat(publish(3).generation()).isEqualTo(1);
        assertThat(publish(5).generation()).isEqualTo(2);
        assertThat(create(PR).generation()).isEqualTo(2);
        assertThat(rows(PR)).isEqualTo(5);

        var url = branches.lease(PR).url();
        TestServer.execute(url, "DELETE FROM customer WHERE email = '1@seed.example'");
        assertThat(branches.reset(PR, Progress.UNWATCHED).generation()).isEqualTo(2);
        assertThat(CustomerSeed.count(url)).isEqualTo(5);

        assertThat(branches.rollback(BASE, Progress.UNWATCHED).generation()).isEqualTo(1);
        var other = new BranchName("pr-2");
        create(other);
        assertThat(rows(other)).isEqualTo(3);
        assertThat(publish(7).generation()).isEqualTo(3);

        assertThat(branches.delete(PR)).isTrue();
        assertThat(branches.delete(PR)).isFalse();
        assertThat(branches.sweep(new SweepPolicy(false, Optional.of(Duration.ZERO)), Progress.UNWATCHED))
                .extracting(Swept::name)
                .contains("pr-2");
        assertThat(branches.list().foreign()).containsExactly("main", "theirs");
        assertThat(branches.list().branches())
                .extracting(Branch::name)
                .contains(BASE)
                .doesNotContain(PR);
    }

    @Test
    void eachGenerationStartsWithTheSchemaAlone() {
        publish(3);
        var dying = branches(entry -> {
            if (entry.step().equals("commit")) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(() -> dying.publish(CustomerSeed.of(BASE, 5), Progress.UNWATCHED))
                .hasMessage("killed");
        assertThat(fake.names()).contains("base-seed-stage-2");
        assertThat(TestServer.query(fake.database("base-seed-stage-2"), "SELECT max(id) FROM customer"))
                .isEqualTo("5");
        assertThat(publish(5).generation()).isEqualTo(2);
        create(PR);
        assertThat(rows(PR)).isEqualTo(5);
    }

    @Test
    void publishesNothingWhereTheEngineHoldsProductionData() {
        fake.close();
        fake = new DblabFake(NeonFake.PRODUCTION);
        branches = branches(_ -> {});
        assertThatThrownBy(() -> publish(3))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("Foreign rows");
        assertThat(branches.find(BASE)).isEmpty();
        assertFails(FailureKind.NOT_FOUND, () -> create(PR), "Nothing is published");
    }

    @Test
    void keepsTheGenerationBeforeAndNoOlderOne() {
        publish(3);
        publish(5);
        publish(7);
        assertThat(fake.snapshots("base-seed")).isEqualTo(2 + 2);
        assertThat(service().branches())
                .extracting(RemoteBranch::name)
                .contains("base-seed", "base-seed-prev-2")
                .doesNotContain("base-seed-prev-1");
        assertThat(branches.rollback(BASE, Progress.UNWATCHED).generation()).isEqualTo(2);
        create(PR);
        assertThat(rows(PR)).isEqualTo(5);
    }

    @Test
    void keepsAGenerationAsLongAsItHasABranch() {
        publish(3);
        create(PR);
        publish(5);
        publish(7);
        assertThat(branches.sweep(PLAIN_SWEEP, Progress.UNWATCHED)).isEmpty();
        assertThat(branches.find(PR).orElseThrow().generation()).isEqualTo(1);
        assertThat(rows(PR)).isEqualTo(3);
        var url = branches.lease(PR).url().connectable();
        assertThat(branches.reset(PR, Progress.UNWATCHED).generation()).isEqualTo(3);
        assertThat(rows(PR)).isEqualTo(7);
        assertThat(branches.lease(PR).url().connectable()).isEqualTo(url);
        assertThat(branches.sweep(PLAIN_SWEEP, Progress.UNWATCHED))
                .extracting(Swept::name)
                .containsExactly("base-seed-prev-1");
        assertThat(branches.sweep(PLAIN_SWEEP, Progress.UNWATCHED)).isEmpty();
    }

    @Test
    void namesTheSnapshotAlways() {
        publish(3);
        create(PR);
        branches.reset(PR, Progress.UNWATCHED);
        var calls = fake.mutations();
        assertThat(calls.stream().filter(call -> call.line().equals("POST /clone")))
                .allMatch(call -> !call.json().at("/snapshot/id").asString().isEmpty());
        assertThat(calls.stream().filter(call -> call.line().endsWith("/reset")))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.json().path("snapshotID").asString()).contains("base-seed-stage-1");
                    assertThat(call.json().path("latest").asBoolean(true)).isFalse();
                });
    }

    @Test
    void branchesOfTheGenerationThoughSomebodyElseCommittedSince() {
        publish(3);
        fake.foreign("theirs", "base-seed");
        fake.load("theirs", "ALTER TABLE customer ADD COLUMN vip boolean");
        fake.foreignCommit("theirs", "a new column");
        create(PR);
        assertThat(branches.find(PR).orElseThrow().generation()).isEqualTo(1);
        assertThat(branches.list().foreign()).contains("theirs");
        assertThat(publish(5).generation()).isEqualTo(2);
        branches.reset(PR, Progress.UNWATCHED);
        assertThat(TestServer.query(branches.lease(PR).url(), "SELECT count(*) FROM customer WHERE vip IS NULL"))
                .isEqualTo("5");
    }

    @Test
    void aCloneWithAnotherLoginIsNotOurs() {
        publish(3);
        fake.foreign("joe", "base-seed");
        assertThat(branches.list().foreign()).contains("joe");
        assertFails(FailureKind.NOT_OURS, () -> branches.delete(new BranchName("joe")));
        assertThat(branches.sweep(new SweepPolicy(false, Optional.of(Duration.ZERO)), Progress.UNWATCHED))
                .isEmpty();
    }

    @Test
    void publishesToNoBranchOfSomebodyElses() {
        fake.foreignBranch("base-seed", "main");
        fake.foreign("theirs", "base-seed");
        fake.foreignCommit("theirs", "my work");
        assertFails(FailureKind.NOT_OURS, () -> publish(3), "base-seed");
        assertFails(
                FailureKind.NOT_OURS,
                () -> branches.publish(CustomerSeed.of(new BranchName("main"), 3), Progress.UNWATCHED),
                "main");
        assertThat(fake.snapshots("base-seed")).isEqualTo(3);
    }

    @Test
    void everybodyWithTheTokenKnowsThePassword() {
        publish(3);
        create(PR);
        var url = branches.lease(PR).url();
        assertThat(branches(_ -> {}).lease(PR).url()).isEqualTo(url);
        assertThat(url.user()).isEqualTo("seedbed");
        create(new BranchName("pr-2"));
        assertThat(branches.lease(new BranchName("pr-2")).url().password()).isNotEqualTo(url.password());
        assertThat(new CloneLogin("seedbed", Optional.empty()).password(new Secret("another"), "pr-1"))
                .isNotEqualTo(url.password().orElseThrow().value());
    }

    @Test
    void keepsTheEndInTheNameOfTheUser() {
        publish(3);
        var life = new NewBranch(PR, BASE).living(Duration.ofHours(2));
        var until = branches.create(life, Progress.UNWATCHED).expiresAt().orElseThrow();
        assertThat(until)
                .isBetween(Instant.now().plusSeconds(7000), Instant.now().plusSeconds(7300));
        assertThat(branches.find(PR).orElseThrow().expiresAt()).contains(until);
        assertThat(rows(PR)).isEqualTo(3);
        branches.reset(PR, Progress.UNWATCHED);
        assertThat(branches.find(PR).orElseThrow().expiresAt()).contains(until);
        assertFails(
                FailureKind.FEATURE_UNAVAILABLE,
                () -> branches.expire(PR, Optional.empty()),
                "seedbed sweep --older-than 1d");
        assertThat(branches.expire(PR, Optional.of(until)).expiresAt()).contains(until);
    }

    @Test
    void sweepsWhatHasExpired() {
        publish(3);
        branches.create(new NewBranch(PR, BASE).living(Duration.ofMillis(1)), Progress.UNWATCHED);
        create(new BranchName("pr-2"));
        assertThat(branches.sweep(PLAIN_SWEEP, Progress.UNWATCHED))
                .extracting(Swept::name)
                .containsExactly("pr-1");
    }

    @Test
    void guardsByProtection() {
        publish(3);
        create(PR);
        assertThat(branches.guard(PR, true).guarded()).isTrue();
        assertFails(FailureKind.GUARDED, () -> branches.reset(PR, Progress.UNWATCHED));
        assertFails(FailureKind.GUARDED, () -> service().delete(found("pr-1")), "protected");
        assertThat(branches.guard(PR, false).guarded()).isFalse();
        assertThat(branches.delete(PR)).isTrue();
        assertThat(fake.names()).doesNotContain("pr-1");
    }

    @Test
    void commitsOnceThoughAnswersAreLost() {
        fake.faults().next("POST", "/branch", new Fault.LostAfter());
        fake.faults().next("POST", "/clone", new Fault.LostAfter());
        fake.faults().next("POST", "/branch/snapshot", new Fault.LostAfter());
        publish(3);
        assertThat(fake.snapshots("base-seed")).isEqualTo(3);
        fake.faults().next("POST", "/clone", new Fault.LostAfter());
        create(PR);
        assertThat(rows(PR)).isEqualTo(3);
        assertThat(fake.faults().unused()).isEmpty();
    }

    @Test
    void makesAFailedCloneOnceMore() {
        publish(3);
        fake.faults().next("POST", "/clone", new Fault.FailedOperation());
        create(PR);
        assertThat(rows(PR)).isEqualTo(3);
    }

    @Test
    void rollsBackOnceThoughItIsAskedAgain() {
        publish(3);
        publish(5);
        fake.faults().next("DELETE", "/clone/base-seed-rollback-1", new Fault.Status(500), 6);
        assertThat(branches.rollback(BASE, Progress.UNWATCHED).generation()).isEqualTo(1);
        assertThat(fake.names()).contains("base-seed-rollback-1");
        assertThat(branches.rollback(BASE, Progress.UNWATCHED).generation()).isEqualTo(1);
        assertFails(FailureKind.NOT_FOUND, () -> branches.rollback(BASE, Progress.UNWATCHED), "No earlier generation");
        create(PR);
        assertThat(rows(PR)).isEqualTo(3);
    }

    @Test
    void checksTheVersionAndThePool() {
        assertThat(branches.check()).first().asString().contains("v4.1.0");
        fake.useLvm();
        assertFails(FailureKind.INCOMPATIBLE, () -> branches.check(), "LVM");
        fake.version("v3.5.0-20231017-1130");
        assertFails(FailureKind.INCOMPATIBLE, () -> branches.check(), "v3.5.0");
        fake.revokeKey();
        assertFails(FailureKind.AUTH_INVALID, () -> branches.list(), "token");
    }

    @Test
    void saysWhatIsMissing() {
        publish(3);
        create(PR);
        var gone = found("pr-1");
        assertThat(branches.delete(PR)).isTrue();
        service().delete(gone);
        assertFails(FailureKind.NOT_FOUND, () -> service().guard(gone, true), "clone not found");
        assertFails(FailureKind.NOT_FOUND, () -> branches.rollback(BASE, Progress.UNWATCHED), "No earlier generation");
    }
}
