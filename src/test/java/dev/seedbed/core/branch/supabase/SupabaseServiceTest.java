package dev.seedbed.core.branch.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranches;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.fakes.Fault;
import dev.seedbed.fakes.SupabaseFake;
import dev.seedbed.testing.Checksum;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupabaseServiceTest {

    private static final BranchName BASE = BranchName.BASE_SEED;
    private static final BranchName PR = new BranchName("pr-1");
    private static final String BRANCHES = "/v1/projects/.*/branches";
    private static final String TESTED = "INSERT INTO customer (email, name) VALUES ('x', 'x'); DELETE FROM purchase";

    @TempDir
    Path folder;

    private final SupabaseFake fake = new SupabaseFake();

    @AfterEach
    void close() {
        fake.close();
    }

    private RemoteBranches branches(boolean withData) {
        return branches(withData, new SeedbedHome(folder));
    }

    private RemoteBranches branches(boolean withData, SeedbedHome home) {
        var pace = new Pace(Duration.ofMillis(20), Duration.ofSeconds(20));
        var settings = new SupabaseSettings(
                fake.base(), new Secret(fake.token()), fake.project(), new Secret(fake.password()), withData);
        var client = Http.client(fake.client());
        return new RemoteBranches(new SupabaseService(settings, client, pace), new Journal(home), pace);
    }

    private static Publication publication(BranchName base, long seed) {
        return new Publication(base, "5eed" + seed, new Publication.Schema.Provided(), (stage, seal) -> {
            try (var connections = Connections.to(stage)) {
                fill(connections, seed, seal);
            }
        });
    }

    private static void fill(Connections connections, long seed, Seal seal) {
        var plan = Exports.plan(Exports.schema(connections), Scenario.inferred().withSeed(seed));
        BareLoad.into(connections, plan, seal::write, Progress.UNWATCHED);
    }

    private RemoteBranches published(boolean withData) {
        var branches = branches(withData);
        branches.publish(publication(BASE, 3), Progress.UNWATCHED);
        return branches;
    }

    private static void create(RemoteBranches branches) {
        branches.create(new NewBranch(PR, BASE), Progress.UNWATCHED);
    }

    private String base() {
        return Checksum.of(fake.database());
    }

    private static BranchException failure(ThrowingCallable call) {
        return catchThrowableOfType(BranchException.class, call);
    }

    private static List<CheckReport.Finding> findings(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            return Verifier.check(connections, Progress.UNWATCHED).findings();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void makesBranchesWithTheRowsOfTheBaseAndClearsThemAway(boolean withData) {
        var branches = branches(withData);
        assertThat(branches.list().branches()).isEmpty();
        var base = branches.publish(publication(BASE, 3), Progress.UNWATCHED);
        assertThat(base.generation()).isEqualTo(1);
        assertThat(base.scenario()).contains("5eed3");

        create(branches);
        var url = branches.lease(PR).url();
        assertThat(Checksum.of(url)).isEqualTo(base());
        assertThat(findings(url)).isEmpty();
        assertThat(branches.list().branches())
                .extracting(branch -> branch.name() + " " + branch.generation())
                .containsExactly("base-seed 1", "pr-1 1");

        TestServer.execute(url, TESTED);
        branches.reset(PR, Progress.UNWATCHED);
        var again = branches.lease(PR).url();
        assertThat(Checksum.of(again)).isEqualTo(base());
        assertThat(again.equals(url)).isNotEqualTo(withData);

        branches.guard(PR, true);
        assertThat(failure(() -> branches.delete(PR)).kind()).isEqualTo(FailureKind.GUARDED);
        branches.guard(PR, false);
        var past = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(branches.expire(PR, Optional.of(past)).expiresAt()).contains(past);
        assertThat(branches.sweep(new SweepPolicy(false, Optional.empty()), Progress.UNWATCHED))
                .extracting(Swept::name)
                .containsExactly("pr-1");
        assertThat(branches.delete(PR)).isFalse();
        assertThat(fake.names()).containsExactly("main");
    }

    @Test
    void replacesTheRowsOfTheBaseInPlace() {
        var branches = published(false);
        create(branches);
        var first = base();
        branches.publish(publication(BASE, 5), Progress.UNWATCHED);
        assertThat(base()).isNotEqualTo(first);
        assertThat(Checksum.of(branches.lease(PR).url())).isEqualTo(first);
        assertThat(failure(() -> create(branches)).kind()).isEqualTo(FailureKind.NAME_TAKEN);
        assertThat(branches.reset(PR, Progress.UNWATCHED).generation()).isEqualTo(2);
        assertThat(Checksum.of(branches.lease(PR).url())).isEqualTo(base());
        assertThat(branches.find(PR).orElseThrow().scenario()).contains("5eed5");
        create(branches);
    }

    @Test
    void lastPublisherLearnsThatTheBaseMoved() {
        var branches = published(false);
        var other = branches(false, new SeedbedHome(folder.resolve("other")));
        var slow = new Publication(BASE, "5low", new Publication.Schema.Provided(), (stage, seal) -> {
            other.publish(publication(BASE, 4), Progress.UNWATCHED);
            try (var connections = Connections.to(stage)) {
                fill(connections, 6, seal);
            }
        });
        assertThat(failure(() -> branches.publish(slow, Progress.UNWATCHED)).kind())
                .isEqualTo(FailureKind.STALE_BASE);
        assertThat(branches.find(BASE).orElseThrow().scenario()).contains("5eed4");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void notesTheGenerationThatABranchGotWhenTheBaseMovesMeanwhile(boolean withData) {
        var branches = published(withData);
        var other = branches(withData, new SeedbedHome(folder.resolve("other")));
        fake.faults()
                .next(
                        "POST",
                        BRANCHES,
                        new Fault.Meanwhile(() -> other.publish(publication(BASE, 4), Progress.UNWATCHED)));
        var made = branches.create(new NewBranch(PR, BASE), Progress.UNWATCHED);
        assertThat(made.generation()).isEqualTo(2);
        assertThat(made.scenario()).contains("5eed4");
        assertThat(Checksum.of(branches.lease(PR).url())).isEqualTo(base());
        create(branches);
    }

    @Test
    void takesABranchThatIsUsedAsItIs() {
        var branches = published(false);
        create(branches);
        TestServer.execute(branches.lease(PR).url(), TESTED);
        create(branches);
        assertThat(TestServer.query(branches.lease(PR).url(), "SELECT count(*) FROM purchase"))
                .isEqualTo("0");
    }

    @Test
    void leavesTheProjectItselfAlone() {
        var branches = published(false);
        create(branches);
        fake.foreign("theirs");
        assertThat(branches.list().foreign()).containsExactly("theirs");
        assertThat(branches.delete(new BranchName("main"))).isFalse();
        for (var name : List.of("theirs", "base-seed")) {
            assertThat(failure(() -> branches.delete(new BranchName(name))).kind())
                    .isEqualTo(FailureKind.NOT_OURS);
        }
        assertThat(failure(() -> branches.create(new NewBranch(new BranchName("theirs"), BASE), Progress.UNWATCHED))
                        .kind())
                .isEqualTo(FailureKind.NOT_OURS);
        assertThat(fake.mutations()).extracting(call -> call.method()).containsOnly("POST");
    }

    @Test
    void holdsOneBaseAndNothingEarlier() {
        var branches = published(false);
        var other = publication(new BranchName("other-seed"), 3);
        assertThat(failure(() -> branches.publish(other, Progress.UNWATCHED)).kind())
                .isEqualTo(FailureKind.FEATURE_UNAVAILABLE);
        var rollback = failure(() -> branches.rollback(BASE, Progress.UNWATCHED));
        assertThat(rollback.kind()).isEqualTo(FailureKind.FEATURE_UNAVAILABLE);
        assertThat(rollback.failure().remedy()).contains("Publish the earlier scenario again");
        assertThat(branches.capabilities().rollsBack()).isFalse();
    }

    @Test
    void saysThatCopiesOfRowsTakeRecovery() {
        fake.withoutRecovery();
        var branches = published(true);
        var refused = failure(() -> create(branches));
        assertThat(refused.kind()).isEqualTo(FailureKind.FEATURE_UNAVAILABLE);
        assertThat(refused.failure().remedy()).contains("SEEDBED_SUPABASE_DATA=load");
        assertThat(failure(branches::check).kind()).isEqualTo(FailureKind.FEATURE_UNAVAILABLE);
        assertThat(branches(false).check()).contains("generation 1 of base-seed is published");
    }

    @Test
    void saysWhatTablesABranchLacks() {
        fake.withoutMigrations();
        var branches = published(false);
        var refused = failure(() -> create(branches));
        assertThat(refused.kind()).isEqualTo(FailureKind.INCOMPATIBLE);
        assertThat(refused.failure().detail()).contains("There is no table public.customer.");
        assertThat(refused.failure().remedy()).contains("migrations");
    }

    @Test
    void goesThroughThePoolerWhereItsOwnAddressCannotBeReached() {
        fake.withoutDirectAddresses();
        var branches = published(false);
        create(branches);
        var lease = branches.lease(PR);
        assertThat(lease.url().port()).isEqualTo(fake.pooler("pr-1").port());
        assertThat(lease.pooled()).contains(lease.url());
        assertThat(Checksum.of(lease.url())).isEqualTo(base());
    }

    @Test
    void tellsThePoolerInSessionMode() {
        fake.poolTransactions();
        var branches = published(false);
        create(branches);
        var lease = branches.lease(PR);
        assertThat(lease.url().port()).isEqualTo(fake.proxy("pr-1").port());
        assertThat(lease.pooled().orElseThrow().port()).isEqualTo(5432);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void makesOnceMoreWhatFailed(boolean outright) {
        var branches = published(false);
        fake.faults().next("POST", BRANCHES, new Fault.FailedOperation(outright));
        create(branches);
        assertThat(Checksum.of(branches.lease(PR).url())).isEqualTo(base());
        assertThat(fake.mutations()).extracting(call -> call.method()).containsExactly("POST", "DELETE", "POST");
    }

    @Test
    void waitsForMigrationsAndForWhatIsNotToBeFoundYet() {
        fake.findNewLate(3);
        var branches = published(false);
        fake.faults().next("POST", BRANCHES, new Fault.SlowOperation(5));
        create(branches);
        assertThat(Checksum.of(branches.lease(PR).url())).isEqualTo(base());
    }

    @Test
    void findsABranchWhoseAnswerWasLostAndWhichIsListedLate() {
        var branches = published(false);
        fake.faults().next("POST", BRANCHES, new Fault.LostAfter());
        create(branches);
        fake.faults().next("DELETE", ".*", new Fault.LaggingListing(2));
        branches.create(new NewBranch(PR, BASE).anew(), Progress.UNWATCHED);
        branches.delete(PR);
        assertThat(fake.names()).containsExactly("main");
    }

    @Test
    void makesABranchAnewWhoseTablesWereChanged() {
        var branches = published(false);
        create(branches);
        var url = branches.lease(PR).url();
        TestServer.execute(url, "ALTER TABLE customer ADD COLUMN extra text NOT NULL DEFAULT 'x'");
        branches.reset(PR, Progress.UNWATCHED);
        assertThat(branches.lease(PR).url()).isNotEqualTo(url);
        assertThat(Checksum.of(branches.lease(PR).url())).isEqualTo(base());
    }

    @Test
    void saysThatABranchIsPausedAndMakesItAnewWhenAsked() {
        var branches = published(false);
        create(branches);
        fake.pause("pr-1");
        var refused = failure(() -> branches.lease(PR));
        assertThat(refused.kind()).isEqualTo(FailureKind.FEATURE_UNAVAILABLE);
        assertThat(refused.failure().remedy()).contains("--fresh");
        branches.create(new NewBranch(PR, BASE).anew(), Progress.UNWATCHED);
        assertThat(Checksum.of(branches.lease(PR).url())).isEqualTo(base());
    }

    @Test
    void saysThatTheTokenMayNotReadPasswords() {
        fake.tellNoPasswords();
        var branches = published(false);
        assertThat(failure(() -> create(branches)).kind()).isEqualTo(FailureKind.SCOPE_MISSING);
    }

    @Test
    void tellsHonestlyHowRowsGetIntoABranch() {
        assertThat(branches(false).capabilities().copying()).isEqualTo(Capabilities.Copying.LOAD);
        assertThat(branches(true).capabilities().copying()).isEqualTo(Capabilities.Copying.RESTORE);
        assertThat(branches(true).capabilities().copyOnWrite()).isFalse();
    }
}
