package dev.seedbed.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.fakes.FakeService;
import dev.seedbed.fakes.Fault;
import dev.seedbed.fakes.TestSecrets;
import dev.seedbed.testing.ConcurrentTest;
import dev.seedbed.testing.TestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What goes wrong between Seedbed and a service, made to happen at every service.
@ParameterizedClass
@MethodSource("dev.seedbed.conformance.Worlds#remote")
class FaultsTest {

    /// A client repeats a lost GET by itself.
    private static final int OFTEN = 40;

    @Parameter
    Worlds.Kind kind;

    @TempDir
    Path folder;

    /// There is none where the description of the service is missing: then the test is skipped.
    @AutoClose
    private ProviderWorld world;

    private FakeService fake;
    private BranchProvider provider;
    private final BranchName branch =
            new BranchName("pr-" + UUID.randomUUID().toString().substring(0, 8));

    @BeforeEach
    void publish() {
        world = kind.open(folder);
        fake = world.fake().orElseThrow();
        provider = world.provider();
        provider.publish(world.publication(10), Progress.UNWATCHED);
    }

    @ConcurrentTest
    void stopsAtOnceWhenTheKeyIsRefused() {
        fake.revokeKey();
        var before = fake.calls().size();

        var failure = failure(this::create);

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH_INVALID);
        assertThat(failure.problem().remedy()).isNotBlank();
        assertThat(fake.calls().size() - before).isEqualTo(1);
    }

    @ConcurrentTest
    void saysThatTheKeyLacksARight() {
        fake.faults().next("POST", world.createPath(), new Fault.Status(403));

        assertThat(failure(this::create).kind()).isEqualTo(FailureKind.SCOPE_MISSING);
        assertThat(made()).isZero();
    }

    @ConcurrentTest
    void waitsAsLongAsARateLimitSays() {
        fake.faults().next("POST", world.createPath(), new Fault.Status(429).with("Retry-After", "0"), 2);

        create();

        assertCreatedOnce();
        assertThat(fake.faults().unused()).isEmpty();
    }

    @ConcurrentTest
    void waitsForALock() {
        fake.faults().next("POST", world.createPath(), new Fault.Status(423), 3);

        create();

        assertCreatedOnce();
        assertThat(fake.faults().unused()).isEmpty();
    }

    @ConcurrentTest
    void triesAServiceThatIsNotAvailableAgain() {
        fake.faults().next("POST", world.createPath(), new Fault.Status(503), 2);

        create();

        assertCreatedOnce();
    }

    /// Nobody waits for an hour: the person is told, and runs it again.
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {423, 429, 503})
    void waitsNoLongerThanForAnythingElseThoughTheServiceSaysSo(int status) {
        fake.faults().next("POST", world.createPath(), new Fault.Status(status).with("Retry-After", "30"), OFTEN);

        var failure = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> failure(this::create));

        assertThat(failure.failure().retryable()).isTrue();
        assertThat(failure.failure().retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(posts()).isEqualTo(1);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {500, 502, 504})
    void looksWhetherACallThatFailedMidwayMadeIt(int status) {
        fake.faults().next("POST", world.createPath(), new Fault.Status(status));

        create();

        assertCreatedOnce();
    }

    /// Whatever a service means by it: it is told as a refusal, and nothing was made.
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {400, 404, 409, 412, 422})
    void tellsARefusal(int status) {
        fake.faults().next("POST", world.createPath(), new Fault.Status(status), OFTEN);

        var failure = failure(this::create);

        assertThat(failure.failure().status()).hasValue(status);
        assertThat(failure.kind()).isNotIn(FailureKind.CONTRACT_DRIFT, FailureKind.AMBIGUOUS, FailureKind.TRANSIENT);
        assertThat(made()).isZero();
    }

    @ConcurrentTest
    void asksAgainWhenAnAnswerFails() {
        fake.faults().next("GET", ".*", new Fault.Status(500), 3);

        create();

        assertCreatedOnce();
    }

    @ConcurrentTest
    void makesOneThoughTheCallWasLostBeforeItsEffect() {
        fake.faults().next("POST", world.createPath(), new Fault.LostBefore());

        create();

        assertCreatedOnce();
    }

    @ConcurrentTest
    void makesOneThoughTheAnswerWasLost() {
        fake.faults().next("POST", world.createPath(), new Fault.LostAfter());

        create();

        assertCreatedOnce();
        assertThat(posts()).isEqualTo(1);
    }

    @ConcurrentTest
    void waitsForAListingThatLags() {
        fake.faults().next("POST", world.createPath(), new Fault.LaggingListing(5));

        create();
        var listings = 1;
        while (made() == 0) {
            assertThat(++listings).isLessThan(20);
        }

        assertCreatedOnce();
    }

    @ConcurrentTest
    void makesOneThoughTheListingLagsBehindALostAnswer() {
        fake.faults().next("POST", world.createPath(), new Fault.LostAfter(5));

        create();

        assertCreatedOnce();
        assertThat(posts()).isEqualTo(1);
    }

    @ConcurrentTest
    void adoptsWhatSomebodyMadeAtTheSameTime() {
        provider.create(new NewBranch(branch, world.base()), Progress.UNWATCHED);

        world.machine("two").create(new NewBranch(branch, world.base()), Progress.UNWATCHED);

        assertCreatedOnce();
    }

    @ConcurrentTest
    void waitsForASlowOperation() {
        fake.faults().next("POST", world.createPath(), new Fault.SlowOperation(12));

        create();

        assertCreatedOnce();
    }

    @ConcurrentTest
    void makesItOnceMoreWhenTheServiceFails() {
        assumeThat(tellsOfFailures()).isTrue();
        fake.faults().next("POST", world.createPath(), new Fault.FailedOperation());

        create();

        assertCreatedOnce();
        assertThat(posts()).isEqualTo(2);
    }

    @ConcurrentTest
    void givesUpWhenTheServiceFailsTwice() {
        assumeThat(tellsOfFailures()).isTrue();
        fake.faults().next("POST", world.createPath(), new Fault.FailedOperation(), 2);

        assertThat(failure(this::create).kind()).isEqualTo(FailureKind.OPERATION_FAILED);

        create();
        assertCreatedOnce();
    }

    @ConcurrentTest
    void givesUpOnASocketThatStaysSilent() {
        fake.faults().next("GET", ".*", new Fault.HalfOpen());

        create();

        assertCreatedOnce();
    }

    @ConcurrentTest
    void doesNotTakeAPageForAnAnswer() {
        fake.faults().next("GET", ".*", Fault.Garbage.html(), OFTEN);

        var failure = failure(provider::list);

        assertThat(failure.kind()).isEqualTo(FailureKind.CONTRACT_DRIFT);
        assertThat(failure.problem().why()).contains("no JSON");
    }

    @ConcurrentTest
    void looksWhetherAGarbledAnswerMeantYes() {
        fake.faults().next("POST", world.createPath(), Fault.Garbage.brokenJson());

        create();

        assertCreatedOnce();
    }

    @ConcurrentTest
    void deletesThoughTheAnswerWasLost() {
        create();
        fake.faults().next("DELETE", ".*", new Fault.LostAfter());

        assertThat(provider.delete(branch)).isTrue();
        assertThat(made()).isZero();
    }

    @ConcurrentTest
    void leavesTheStageToWhoeverHadItFirst() throws Exception {
        assumeThat(provider.capabilities().publishing()).isNotEqualTo(Capabilities.Publishing.TRANSACTION);
        var second = world.machine("two");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = new CompletableFuture<Branch>();
            fake.faults().next("POST", world.createPath(), new Fault.Meanwhile(() -> {
                threads.submit(() -> other.complete(second.publish(world.publication(20), Progress.UNWATCHED)));
                awaitStages(2);
            }));

            assertThat(failure(() -> provider.publish(world.publication(30), Progress.UNWATCHED))
                            .kind())
                    .isEqualTo(FailureKind.STALE_BASE);
            assertThat(other.get().generation()).isEqualTo(2);
        }
        create();
        assertThat(TestServer.query(world.url(branch), "SELECT count(*) FROM notes"))
                .isEqualTo("20");
    }

    /// Until so many publishers asked for the stage of the next generation, and the last one's call is under
    /// way.
    private void awaitStages(int publishers) {
        while (fake.calls().stream()
                        .filter(call ->
                                call.method().equals("POST") && call.body().contains("base-seed-stage-2"))
                        .count()
                < publishers) {
            pause(5);
        }
        pause(200);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ConcurrentTest
    void tellsWhereWhatAndWhichRequest() {
        fake.faults().next("POST", world.createPath(), new Fault.Status(403));

        var failure = failure(this::create).failure();

        assertThat(failure.provider()).isEqualTo(provider.name());
        assertThat(failure.operation()).contains(branch.value());
        assertThat(failure.place()).isNotBlank();
        assertThat(failure.status()).hasValue(403);
    }

    @ConcurrentTest
    void showsNoSecretInAnyFailure() {
        fake.faults().next("POST", world.createPath(), new Fault.Status(403, echo(), Map.of()));

        var failure = failure(this::create);

        assertThat(failure.failure().detail()).contains("***");
        TestSecrets.expectNoneIn(trace(failure));
    }

    /// A service that says what it should have kept to itself.
    private static String echo() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "code",
                        "forbidden",
                        "message",
                        "no: postgres://owner:" + TestSecrets.next() + "@db.example/x and {\"password\":\""
                                + TestSecrets.next() + "\"}"));
    }

    private void create() {
        provider.create(new NewBranch(branch, world.base()), Progress.UNWATCHED);
    }

    /// PlanetScale knows no state of a branch that has failed; it just never is ready.
    private boolean tellsOfFailures() {
        return !kind.name().equals("PlanetScale");
    }

    private void assertCreatedOnce() {
        assertThat(made()).isEqualTo(1);
        assertThat(TestServer.query(world.url(branch), "SELECT count(*) FROM notes"))
                .isEqualTo("10");
    }

    private long made() {
        return provider.list().branches().stream()
                .filter(found -> found.name().equals(branch))
                .count();
    }

    /// How often the branch was asked for.
    private long posts() {
        return fake.calls().stream()
                .filter(call -> call.method().equals("POST") && call.body().contains(branch.value()))
                .count();
    }

    private static BranchException failure(ThrowingCallable work) {
        var failure = catchThrowableOfType(BranchException.class, work);
        assertThat(failure).isNotNull();
        TestSecrets.expectNoneIn(failure.failure() + failure.problem().text() + trace(failure));
        return failure;
    }

    private static String trace(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
