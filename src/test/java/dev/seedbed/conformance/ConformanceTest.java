package dev.seedbed.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.branch.providers.BranchProviders;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.fakes.TestSecrets;
import dev.seedbed.testing.ConcurrentTest;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of a provider, held against every provider.
@ParameterizedClass
@MethodSource("dev.seedbed.conformance.Worlds#all")
class ConformanceTest {

    private static final SweepPolicy SWEEP = new SweepPolicy(false, Optional.empty());
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Parameter
    Worlds.Kind kind;

    @TempDir
    Path folder;

    /// There is none where the description of the service is missing: then the test is skipped.
    @AutoClose
    private ProviderWorld world;

    private BranchProvider provider;
    private final List<BranchName> made = new ArrayList<>();

    @BeforeEach
    void open(TestInfo test) {
        assumeThat(kind.wants(test.getTags())).as("-Dthorough").isTrue();
        world = kind.open(folder);
        provider = world.provider();
    }

    @AfterEach
    void dropWhatWasMade() {
        made.stream()
                .filter(_ -> world.fake().isEmpty())
                .filter(name -> provider.find(name).isPresent())
                .forEach(name -> {
                    provider.guard(name, false);
                    provider.delete(name);
                });
    }

    // publishing

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void publishesWhatTheFillerLoaded() {
        var base = publish(50);

        assertThat(base.isBase()).isTrue();
        assertThat(base.name()).isEqualTo(world.base());
        assertThat(base.generation()).isEqualTo(1);
        assertThat(rows(create())).isEqualTo(50);
    }

    @ConcurrentTest
    void countsGenerations() {
        publish(1);

        assertThat(publish(2).generation()).isEqualTo(2);
        assertThat(rows(create())).isEqualTo(2);
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void sealsEachGeneration() {
        publish(1);
        publish(2);

        assertThat(query(create(), "SELECT generation || ' ' || scenario FROM _seedbed.seal"))
                .isEqualTo("2 " + ProviderWorld.scenario(2));
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void keepsTheOldBaseWhenTheFillerFails() {
        publish(50);

        assertThatThrownBy(() -> publishFailing(7)).hasMessage("verification failed");

        assertThat(provider.find(world.base()).orElseThrow().generation()).isEqualTo(1);
        assertThat(rows(create())).isEqualTo(50);
    }

    @ConcurrentTest
    void leavesNothingWhenTheFirstPublishFails() {
        assertThatThrownBy(() -> publishFailing(7)).hasMessage("verification failed");

        assertThat(provider.find(world.base())).isEmpty();
        assertThat(ours()).isEmpty();
        assertThat(publish(3).generation()).isEqualTo(1);
    }

    @ConcurrentTest
    void holdsNoRowOfProduction() {
        publish(5);

        assertThat(query(create(), "SELECT count(*) FROM notes WHERE text LIKE 'production%'"))
                .isEqualTo("0");
    }

    @ConcurrentTest
    void tellsTheSecondPublisherThatTheBaseMoved() throws Exception {
        publish(1);
        var filling = new CountDownLatch(1);
        var second = world.machine("two");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> provider.publish(
                    world.publication(10, () -> {
                        filling.countDown();
                        pause(300);
                    }),
                    Progress.UNWATCHED));
            filling.await();
            var failure = failure(() -> second.publish(world.publication(20), Progress.UNWATCHED));

            assertThat(failure.kind()).isEqualTo(FailureKind.STALE_BASE);
            assertThat(failure).hasMessageContaining("base moved");
            assertThat(first.get().generation()).isEqualTo(2);
        }
        assertThat(rows(create())).isEqualTo(10);
    }

    @ConcurrentTest
    void oneOfTwoPublishersOnOneMachineWins() throws Exception {
        publish(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(
                    threads.submit(() -> publish(10).generation()),
                    threads.submit(() -> publish(10).generation()));
            var won = 0;
            for (var each : both) {
                try {
                    assertThat(each.get()).isEqualTo(2);
                    won++;
                } catch (ExecutionException e) {
                    assertThat(((BranchException) e.getCause()).kind()).isEqualTo(FailureKind.STALE_BASE);
                }
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(provider.find(world.base()).orElseThrow().generation()).isEqualTo(2);
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void showsReadersOneWholeGenerationAtAnyTime() throws Exception {
        publish(100);
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> {
                var seen = new TreeSet<Integer>();
                while (!done.get()) {
                    var branch = create();
                    seen.add(rows(branch));
                    provider.delete(branch);
                }
                return seen;
            });
            try {
                publish(200);
                publish(300);
            } finally {
                done.set(true);
            }
            assertThat(reader.get()).isSubsetOf(100, 200, 300).isNotEmpty();
        }
    }

    @ConcurrentTest
    void stopsWhenThePersonCancels() {
        publish(10);
        var cancelled = new Progress() {
            @Override
            public void report(String phase, long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> provider.publish(world.publication(20), cancelled))
                .isInstanceOf(SeedbedException.class);

        assertThat(provider.find(world.base()).orElseThrow().generation()).isEqualTo(stagesExist() ? 1 : 2);
    }

    // rollback

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void takesTheGenerationBeforeBack() {
        assumeThat(capabilities().rollsBack()).isTrue();
        publish(1);
        publish(2);

        assertThat(provider.rollback(world.base(), Progress.UNWATCHED).generation())
                .isEqualTo(1);
        assertThat(rows(create())).isEqualTo(1);
    }

    @ConcurrentTest
    void countsOnBehindARollback() {
        assumeThat(capabilities().rollsBack()).isTrue();
        publish(1);
        publish(2);
        provider.rollback(world.base(), Progress.UNWATCHED);

        assertThat(publish(3).generation()).isEqualTo(3);
        assertThat(rows(create())).isEqualTo(3);
    }

    @ConcurrentTest
    void refusesARollbackWithoutAnEarlierGeneration() {
        publish(1);

        assertThat(failure(() -> provider.rollback(world.base(), Progress.UNWATCHED))
                        .kind())
                .isIn(FailureKind.NOT_FOUND, FailureKind.FEATURE_UNAVAILABLE);
        assertThat(rows(create())).isEqualTo(1);
    }

    // creating

    @ConcurrentTest
    void copiesTheRowsOfTheBase() {
        publish(100);

        var created = provider.create(wanted(), Progress.UNWATCHED);

        assertThat(created.base()).contains(world.base());
        assertThat(created.generation()).isEqualTo(1);
        assertThat(created.isBase()).isFalse();
        assertThat(rows(created.name())).isEqualTo(100);
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void isWritableAndLeavesTheBaseAlone() {
        publish(100);
        TestServer.execute(world.url(create()), "DELETE FROM notes");

        assertThat(rows(create())).isEqualTo(100);
    }

    @ConcurrentTest
    void createsOnceHoweverOftenItIsAsked() {
        publish(10);
        var branch = create();
        TestServer.execute(world.url(branch), "DELETE FROM notes WHERE id > 3");

        provider.create(new NewBranch(branch, world.base()), Progress.UNWATCHED);

        assertThat(rows(branch)).isEqualTo(3);
        assertThat(ours()).containsOnlyOnce(branch.value());
    }

    @ConcurrentTest
    void makesABranchAnewWhenAskedTo() {
        publish(10);
        var branch = create();
        TestServer.execute(world.url(branch), "DELETE FROM notes");

        provider.create(new NewBranch(branch, world.base()).anew(), Progress.UNWATCHED);

        assertThat(rows(branch)).isEqualTo(10);
    }

    @ConcurrentTest
    void saysHowToPublishWhereThereIsNoBase() {
        var failure = failure(this::create);

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("seedbed push");
    }

    @ConcurrentTest
    void leavesWhatIsNotItsOwnAlone() {
        publish(1);
        var foreign = name("foreign");
        world.makeForeign(foreign.value());

        assertThat(failure(() -> provider.create(new NewBranch(foreign, world.base()), Progress.UNWATCHED))
                        .kind())
                .isIn(FailureKind.NOT_OURS, FailureKind.NAME_TAKEN);
        assertThat(failure(() -> provider.delete(foreign)).kind()).isEqualTo(FailureKind.NOT_OURS);
        assertThat(failure(() -> provider.reset(foreign, Progress.UNWATCHED)).kind())
                .isIn(FailureKind.NOT_OURS, FailureKind.NOT_FOUND);
        assertThat(failure(() -> provider.lease(foreign)).kind()).isIn(FailureKind.NOT_OURS, FailureKind.NOT_FOUND);
        assertThat(provider.find(foreign)).isEmpty();
    }

    @ConcurrentTest
    void refusesTheNameOfABranchOfAnOlderGeneration() {
        publish(1);
        var branch = create();
        publish(2);

        var failure = failure(() -> provider.create(new NewBranch(branch, world.base()), Progress.UNWATCHED));

        assertThat(failure.kind()).isEqualTo(FailureKind.NAME_TAKEN);
        assertThat(failure).hasMessageContaining("--fresh");
        assertThat(rows(branch)).isEqualTo(1);
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void keepsTheGenerationItWasMadeFrom() {
        publish(1);
        var branch = create();
        publish(2);

        assertThat(provider.find(branch).orElseThrow().generation()).isEqualTo(1);
        assertThat(rows(branch)).isEqualTo(1);
    }

    @ConcurrentTest
    void createsAndDeletesSixteenAtOnce() throws Exception {
        publish(10);
        var names = IntStream.range(0, 16).mapToObj(_ -> name("parallel")).toList();

        var created = atOnce(names, each -> provider.create(new NewBranch(each, world.base()), Progress.UNWATCHED));

        for (var branch : created) {
            assertThat(rows(branch.name())).isEqualTo(10);
        }
        assertThat(atOnce(names, provider::delete)).containsOnly(true);
        assertThat(ours())
                .doesNotContainAnyElementsOf(
                        names.stream().map(BranchName::value).toList());
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void createsOneOfANameThoughTwoAskAtOnce() throws Exception {
        publish(10);
        var branch = name("twice");
        var machines = List.of(world.machine("one"), world.machine("two"));

        atOnce(machines, each -> each.create(new NewBranch(branch, world.base()), Progress.UNWATCHED));

        assertThat(rows(branch)).isEqualTo(10);
        assertThat(ours()).containsOnlyOnce(branch.value());
    }

    // listing and connecting

    @ConcurrentTest
    void listsBasesAndBranches() {
        publish(1);
        var branch = create();

        var listed = provider.list().branches().stream()
                .filter(found -> List.of(world.base(), branch).contains(found.name()))
                .toList();
        assertThat(listed).extracting(Branch::isBase).containsExactlyInAnyOrder(true, false);
        assertThat(provider.find(name("absent"))).isEmpty();
    }

    @ConcurrentTest
    void listsNothingWhereNothingWasPublished() {
        assertThat(ours()).isEmpty();
    }

    @ConcurrentTest
    void tellsWhatWasPublished() {
        publish(3);

        // A provider may keep no more than the beginning of the hash.
        assertThat(ProviderWorld.scenario(3))
                .startsWith(provider.find(world.base()).orElseThrow().scenario().orElse(""));
        assertThat(Duration.between(provider.find(world.base()).orElseThrow().createdAt(), Instant.now()))
                .isLessThan(Duration.ofMinutes(10));
    }

    @ConcurrentTest
    void connectsToNoBase() {
        publish(1);

        assertThat(failure(() -> provider.lease(world.base())).kind()).isEqualTo(FailureKind.GUARDED);
    }

    @ConcurrentTest
    void connectsToNothingThatIsNotThere() {
        assertThat(failure(() -> provider.lease(name("absent"))).kind()).isEqualTo(FailureKind.NOT_FOUND);
    }

    @ConcurrentTest
    void printsNoPassword() {
        publish(1);
        var lease = provider.lease(create());

        assertThat(lease.toString()).contains("postgres://");
        lease.url()
                .password()
                .ifPresent(password -> assertThat(lease.toString()).doesNotContain(password.value()));
    }

    // resetting

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void givesTheRowsBack() {
        publish(10);
        var branch = create();
        var before = world.url(branch);
        TestServer.execute(before, "DELETE FROM notes");

        provider.reset(branch, Progress.UNWATCHED);

        assertThat(rows(branch)).isEqualTo(10);
        if (capabilities().resetsInPlace()) {
            assertThat(world.url(branch)).isEqualTo(before);
        }
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void resetsToThePresentGeneration() {
        publish(1);
        var branch = create();
        publish(2);

        assertThat(provider.reset(branch, Progress.UNWATCHED).generation()).isEqualTo(2);
        assertThat(rows(branch)).isEqualTo(2);
        assertThat(provider.find(branch).orElseThrow().generation()).isEqualTo(2);
    }

    @ConcurrentTest
    void resetsNothingThatIsNotThere() {
        publish(1);

        assertThat(failure(() -> provider.reset(name("absent"), Progress.UNWATCHED))
                        .kind())
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    // ends and guards

    @ConcurrentTest
    void livesAsLongAsItIsNeeded() {
        assumeThat(keepsEnds()).isTrue();
        publish(1);
        var branch = name("pr");

        var created =
                provider.create(new NewBranch(branch, world.base()).living(Duration.ofHours(4)), Progress.UNWATCHED);

        assertThat(created.expiresAt().orElseThrow())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(3)), Instant.now().plus(Duration.ofHours(5)));
        assertThat(provider.find(branch).orElseThrow().expiresAt()).isPresent();
    }

    /// In place, and of another generation.
    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void countsTheLifeOfAFreshOneFromNow() {
        assumeThat(keepsEnds()).isTrue();
        publish(1);
        var branch = create(Duration.ofHours(1));
        TestServer.execute(world.url(branch), "DELETE FROM notes");

        assertThat(endsIn(createAnew(branch, Duration.ofHours(4)))).isCloseTo(Duration.ofHours(4), A_MINUTE);
        assertThat(endsIn(provider.find(branch).orElseThrow())).isCloseTo(Duration.ofHours(4), A_MINUTE);
        assertThat(rows(branch)).isEqualTo(1);

        publish(2);

        assertThat(endsIn(createAnew(branch, Duration.ofHours(2)))).isCloseTo(Duration.ofHours(2), A_MINUTE);
        assertThat(endsIn(provider.find(branch).orElseThrow())).isCloseTo(Duration.ofHours(2), A_MINUTE);
        assertThat(provider.find(branch).orElseThrow().generation()).isEqualTo(2);
        assertThat(rows(branch)).isEqualTo(2);
    }

    @ConcurrentTest
    void keepsTheEndOfAFreshOneThatIsGivenNoOther() {
        assumeThat(keepsEnds()).isTrue();
        publish(1);
        var branch = create(Duration.ofHours(4));
        publish(2);

        provider.create(new NewBranch(branch, world.base()).anew(), Progress.UNWATCHED);

        assertThat(endsIn(provider.find(branch).orElseThrow())).isCloseTo(Duration.ofHours(4), A_MINUTE);
    }

    @ConcurrentTest
    void givesOneThatIsThereTheLifeThatIsWantedNow() {
        assumeThat(keepsEnds()).isTrue();
        publish(2);
        var branch = create(Duration.ofHours(1));
        TestServer.execute(world.url(branch), "DELETE FROM notes WHERE id = 2");

        var again =
                provider.create(new NewBranch(branch, world.base()).living(Duration.ofHours(4)), Progress.UNWATCHED);

        assertThat(endsIn(again)).isCloseTo(Duration.ofHours(changesEnds() ? 4 : 1), A_MINUTE);
        assertThat(provider.find(branch).orElseThrow().expiresAt()).isEqualTo(again.expiresAt());
        assertThat(rows(branch)).isEqualTo(1);
    }

    @ConcurrentTest
    void handsOutNoneThatHasExpired() {
        assumeThat(keepsEnds()).isTrue();
        publish(1);
        var first = createOneThatEndsSoon();
        var second = createOneThatEndsSoon();
        var third = createOneThatEndsSoon();
        pause(5000);

        provider.create(new NewBranch(first, world.base()), Progress.UNWATCHED);
        provider.create(new NewBranch(second, world.base()).anew(), Progress.UNWATCHED);
        createAnew(third, Duration.ofHours(4));

        assertThat(provider.find(first).orElseThrow().expiresAt()).isEmpty();
        assertThat(provider.find(second).orElseThrow().expiresAt()).isEmpty();
        assertThat(endsIn(provider.find(third).orElseThrow())).isCloseTo(Duration.ofHours(4), A_MINUTE);
        for (var branch : List.of(first, second, third)) {
            assertThat(rows(branch)).isEqualTo(1);
        }
    }

    @ConcurrentTest
    void resetsOneThatHasExpiredToOneWithoutAnEnd() {
        assumeThat(keepsEnds()).isTrue();
        publish(1);
        var branch = createOneThatEndsSoon();
        publish(2);
        pause(5000);
        try {
            provider.reset(branch, Progress.UNWATCHED);
        } catch (BranchException gone) {
            // Some services end it themselves, and so may the sweep of a test beside this one.
            assumeThat(gone.kind()).isNotEqualTo(FailureKind.NOT_FOUND);
            throw gone;
        }

        assertThat(provider.find(branch).orElseThrow().expiresAt()).isEmpty();
        assertThat(rows(branch)).isEqualTo(2);
    }

    @ConcurrentTest
    void leavesABranchAloneWhereItsLifeCannotBeKept() {
        assumeThat(keepsEnds()).isFalse();
        publish(2);
        var branch = create();
        TestServer.execute(world.url(branch), "DELETE FROM notes WHERE id = 2");

        for (var wanted : List.of(new NewBranch(branch, world.base()), new NewBranch(branch, world.base()).anew())) {
            var failure = failure(() -> provider.create(wanted.living(Duration.ofHours(4)), Progress.UNWATCHED));
            assertThat(failure.kind()).isEqualTo(FailureKind.FEATURE_UNAVAILABLE);
            assertThat(failure).hasMessageContaining("sweep --older-than");
        }
        assertThat(rows(branch)).isEqualTo(1);
    }

    @ConcurrentTest
    void changesTheEnd() {
        assumeThat(changesEnds()).isTrue();
        publish(1);
        var branch = create();
        var end =
                Instant.parse(Instant.now().plus(Duration.ofDays(2)).toString().substring(0, 19) + "Z");

        assertThat(provider.expire(branch, Optional.of(end)).expiresAt()).contains(end);
        assertThat(provider.expire(branch, Optional.empty()).expiresAt()).isEmpty();
    }

    @ConcurrentTest
    void saysWhereNoEndCanBeKept() {
        assumeThat(changesEnds()).isFalse();
        publish(1);
        var branch = create();

        var failure = failure(() -> provider.expire(branch, Optional.of(Instant.now())));

        assertThat(failure.kind()).isEqualTo(FailureKind.FEATURE_UNAVAILABLE);
        assertThat(failure).hasMessageContaining("sweep --older-than");
    }

    @ConcurrentTest
    void deletesAndResetsNothingThatIsGuarded() {
        assumeThat(capabilities().guards()).isTrue();
        publish(1);
        var branch = create();

        assertThat(provider.guard(branch, true).guarded()).isTrue();
        assertThat(failure(() -> provider.delete(branch)).kind()).isEqualTo(FailureKind.GUARDED);
        assertThat(failure(() -> provider.reset(branch, Progress.UNWATCHED)).kind())
                .isEqualTo(FailureKind.GUARDED);
        assertThat(provider.guard(branch, false).guarded()).isFalse();
        assertThat(provider.delete(branch)).isTrue();
    }

    // deleting and sweeping

    @ConcurrentTest
    void deletesOnceHoweverOftenItIsAsked() {
        publish(1);
        var branch = create();

        assertThat(provider.delete(branch)).isTrue();
        assertThat(provider.delete(branch)).isFalse();
        assertThat(provider.find(branch)).isEmpty();
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void takesADeletedNameAgain() {
        publish(5);
        var branch = create();
        provider.delete(branch);

        provider.create(new NewBranch(branch, world.base()), Progress.UNWATCHED);

        assertThat(rows(branch)).isEqualTo(5);
    }

    @ConcurrentTest
    void deletesNoBase() {
        publish(1);

        assertThat(failure(() -> provider.delete(world.base())).kind()).isIn(FailureKind.GUARDED, FailureKind.NOT_OURS);
        assertThat(provider.find(world.base())).isPresent();
    }

    @ConcurrentTest
    void sweepsWhatHasExpiredAndNothingElse() {
        assumeThat(keepsEnds()).isTrue();
        publish(1);
        var needed = create();
        var expired = createOneThatEndsSoon();
        pause(5000);

        // Some services end it themselves.
        if (provider.find(expired).isPresent()) {
            assertThat(provider.sweep(new SweepPolicy(true, Optional.empty()), Progress.UNWATCHED))
                    .extracting(Swept::name)
                    .contains(expired.value())
                    .doesNotContain(needed.value(), world.base().value());
            assertThat(provider.find(expired)).isPresent();
        }
        provider.sweep(SWEEP, Progress.UNWATCHED);
        assertThat(provider.find(expired)).isEmpty();
        assertThat(provider.find(needed)).isPresent();
        assertThat(provider.find(world.base())).isPresent();
    }

    @ConcurrentTest
    @Tag(Worlds.DIFFERS)
    void sweepsNoLiveBranchOfAnOlderGeneration() {
        publish(1);
        var old = create();
        publish(2);
        publish(3);
        publish(4);

        provider.sweep(SWEEP, Progress.UNWATCHED);

        assertThat(rows(old)).isEqualTo(1);
        assertThat(rows(create())).isEqualTo(4);
    }

    @ConcurrentTest
    void sweepsByAge() {
        publish(1);
        var old = create();
        pause(1100);

        var swept = provider.sweep(new SweepPolicy(true, Optional.of(Duration.ofSeconds(1))), Progress.UNWATCHED);

        assertThat(swept)
                .extracting(Swept::name)
                .contains(old.value())
                .doesNotContain(world.base().value());
        assertThat(provider.sweep(new SweepPolicy(true, Optional.of(Duration.ofDays(1))), Progress.UNWATCHED))
                .extracting(Swept::name)
                .doesNotContain(old.value());
    }

    // what it says of itself

    @ConcurrentTest
    void saysWhatItFindsAndChangesNothing() {
        assertThat(provider.check()).isNotEmpty().allMatch(sentence -> !sentence.isBlank());
        world.fake().ifPresent(fake -> assertThat(fake.mutations()).isEmpty());
    }

    @ConcurrentTest
    void saysHonestlyWhatItsBranchesAre() {
        var capabilities = capabilities();

        assertThat(capabilities.createTime()).isNotBlank();
        assertThat(capabilities.cost()).isNotBlank();
        assertThat(capabilities.ends()).isEqualTo(BranchProviders.ends(provider.name()));
        if (List.of("Supabase", "PlanetScale").contains(kind.name())) {
            assertThat(capabilities.copyOnWrite()).isFalse();
        }
        if (List.of("Neon", "DBLab").contains(kind.name())) {
            assertThat(capabilities.copyOnWrite()).isTrue();
        }
    }

    @ConcurrentTest
    void leavesNoJournalBehindWhatWasDone() {
        publish(1);
        var branch = create();
        provider.reset(branch, Progress.UNWATCHED);
        provider.delete(branch);

        assertThat(folder).isDirectoryNotContaining("glob:**.json");
        assertThat(folder.toFile().listFiles()).isNotNull();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Capabilities capabilities() {
        return provider.capabilities();
    }

    /// Whether a branch can be told when it ends.
    private boolean keepsEnds() {
        return capabilities().ends() != Capabilities.Ends.NONE;
    }

    /// Whether the end can be changed later.
    private boolean changesEnds() {
        return capabilities().ends() == Capabilities.Ends.CHANGEABLE;
    }

    private boolean stagesExist() {
        return capabilities().publishing() != Capabilities.Publishing.TRANSACTION;
    }

    private Branch publish(int rows) {
        return provider.publish(world.publication(rows), Progress.UNWATCHED);
    }

    private void publishFailing(int rows) {
        provider.publish(
                world.publication(rows, () -> {
                    throw new IllegalStateException("verification failed");
                }),
                Progress.UNWATCHED);
    }

    private BranchName name(String prefix) {
        var name = new BranchName(prefix + "-" + UUID.randomUUID().toString().substring(0, 8));
        made.add(name);
        return name;
    }

    private NewBranch wanted() {
        return new NewBranch(name("pr"), world.base());
    }

    private BranchName create() {
        return provider.create(wanted(), Progress.UNWATCHED).name();
    }

    private BranchName create(Duration life) {
        return provider.create(wanted().living(life), Progress.UNWATCHED).name();
    }

    private Branch createAnew(BranchName branch, Duration life) {
        return provider.create(new NewBranch(branch, world.base()).living(life).anew(), Progress.UNWATCHED);
    }

    /// One without rows, whose end is over in five seconds.
    private BranchName createOneThatEndsSoon() {
        var branch = changesEnds() ? create() : create(Duration.ofSeconds(4));
        TestServer.execute(world.url(branch), "DELETE FROM notes");
        if (changesEnds()) {
            provider.expire(branch, Optional.of(Instant.now().plusSeconds(4)));
        }
        return branch;
    }

    private static Duration endsIn(Branch branch) {
        return Duration.between(Instant.now(), branch.expiresAt().orElseThrow());
    }

    private int rows(BranchName branch) {
        return Integer.parseInt(query(branch, "SELECT count(*) FROM notes"));
    }

    private String query(BranchName branch, String sql) {
        return TestServer.query(world.url(branch), sql);
    }

    /// The names of the bases and branches of this world; a server of one's own has those of other tests, too.
    private List<String> ours() {
        return provider.list().branches().stream()
                .filter(branch ->
                        branch.name().equals(world.base()) || branch.base().equals(Optional.of(world.base())))
                .map(branch -> branch.name().value())
                .toList();
    }

    private static <S, T> List<T> atOnce(List<S> inputs, Function<S, T> work) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = inputs.stream().<Callable<T>>map(each -> () -> work.apply(each));
            for (var result : threads.invokeAll(calls.toList())) {
                results.add(result.get());
            }
        }
        return results;
    }

    private static BranchException failure(ThrowingCallable work) {
        var failure = catchThrowableOfType(BranchException.class, work);
        assertThat(failure).isNotNull();
        TestSecrets.expectNoneIn(failure.failure() + failure.problem().text() + trace(failure));
        return failure;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String trace(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
