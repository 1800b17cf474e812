package dev.seedbed.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// A branch service on loopback: it remembers what it was told, and demands from its clients what the live
/// one demands.
///
/// Both sides are held against the service's description. A breach by the client is answered with 400, and
/// each breach, by whichever side, fails the test when the fake is closed. Calls are carried out one at a
/// time.
public abstract class FakeService implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final OpenApiContract contract;
    private final String basePath;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Faults faults = new Faults();
    private final Routes routes = new Routes();
    private final List<RecordedCall> calls = new CopyOnWriteArrayList<>();
    private final List<String> breaches = new CopyOnWriteArrayList<>();
    private volatile boolean revoked;
    private boolean closed;

    /// `basePath` is what the service's own address has behind the host, such as `/api/v2`.
    protected FakeService(OpenApiContract contract, String basePath) {
        this.contract = contract;
        this.basePath = basePath;
        try {
            this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.context()));
        server.setExecutor(threads);
    }

    /// The last thing that a fake's constructor does: from now on calls are taken.
    protected final void start() {
        server.createContext("/", this::serve);
        server.start();
    }

    /// The header that carries the key, in lower case.
    protected String keyHeader() {
        return "authorization";
    }

    /// What that header has to be, to the letter.
    protected abstract String expectedKey();

    /// An error as the service words it. `code` may be empty: then the service's usual one for that status
    /// is meant.
    protected abstract Answer error(Refusal refusal);

    /// A call as the description words it, where the service understands it in another way, too.
    Call understood(Call call) {
        return call;
    }

    /// Ends what stands behind the fake.
    protected abstract void release();

    /// `template` is as in the description, without the base.
    final void route(String method, String template, Handler handler) {
        routes.add(method, template, handler);
    }

    /// What stands in for the service's own address, its base path included.
    public final URI base() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + basePath);
    }

    /// Trusts this fake, and nothing else.
    public final SSLContext trust() {
        return TestCertificate.context();
    }

    public final HttpClient.Builder client() {
        return HttpClient.newBuilder().sslContext(trust());
    }

    /// What a child JVM that calls this fake has to be started with.
    public final List<String> trustOptions() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + TestCertificate.trustStore(),
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + TestCertificate.TRUST_PASSWORD);
    }

    public final Faults faults() {
        return faults;
    }

    /// Every call so far, refused and lost ones too.
    public final List<RecordedCall> calls() {
        return List.copyOf(calls);
    }

    /// Calls that change something.
    public final List<RecordedCall> mutations() {
        return calls.stream().filter(call -> !call.method().equals("GET")).toList();
    }

    /// From now on the key is refused, as an expired one.
    public final void revokeKey() {
        revoked = true;
    }

    /// What was against the description so far.
    public final List<String> breaches() {
        return List.copyOf(breaches);
    }

    /// Reads or changes the fake's memory while no call does.
    protected final <T> T alone(Supplier<T> work) {
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    /// Fails when there were breaches. Closing again does nothing.
    @Override
    public final synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
        release();
        if (!breaches.isEmpty()) {
            throw new AssertionError("Against the service's description:\n" + String.join("\n", breaches));
        }
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            var call = understood(Exchanges.read(exchange, basePath));
            calls.add(new RecordedCall(call.method(), call.path(), Exchanges.query(exchange), call.text()));
            var answer = answer(call);
            if (answer.isPresent()) {
                Exchanges.send(exchange, answer.get());
            }
        } catch (IOException _) {
            // The client went away.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Empty where the connection is to be closed without one.
    private Optional<Answer> answer(Call call) throws InterruptedException {
        var key = call.header(keyHeader());
        if (key.isEmpty()) {
            breach(call, "no " + keyHeader() + " header");
        }
        if (revoked || key.filter(expectedKey()::equals).isEmpty()) {
            return Optional.of(error(new Refusal(401, "", "The key is not valid.")));
        }
        var wrong = contract.breaches(call);
        if (!wrong.isEmpty()) {
            wrong.forEach(what -> breach(call, what));
            return Optional.of(error(new Refusal(400, "", String.join("; ", wrong))));
        }
        var fault = faults.take(call.method(), call.path()).flatMap(FakeService::afterwards);
        return fault.isEmpty() || fault.get().ofTheEffect() ? effect(call.with(fault)) : instead(fault.get());
    }

    /// What is left of a fault when what happens meanwhile has happened.
    private static Optional<Fault> afterwards(Fault fault) {
        if (fault instanceof Fault.Meanwhile(var action, var then)) {
            action.run();
            return then.flatMap(FakeService::afterwards);
        }
        return Optional.of(fault);
    }

    private Optional<Answer> instead(Fault fault) throws InterruptedException {
        return switch (fault) {
            case Fault.Status(var code, var body, var headers) -> {
                var answer = body.isEmpty()
                        ? error(new Refusal(code, "", "The test ordered this failure."))
                        : new Answer(code, "application/json", body, Map.of(), false);
                yield Optional.of(answer.with(headers));
            }
            case Fault.Garbage(var type, var body) -> Optional.of(new Answer(200, type, body, Map.of(), false));
            case Fault.HalfOpen _ -> {
                closing.await();
                yield Optional.empty();
            }
            case Fault.LostBefore _ -> Optional.empty();
            default -> throw new IllegalStateException("Not in stead of the effect: " + fault);
        };
    }

    private Optional<Answer> effect(Call call) {
        var answer = alone(() -> carryOut(call));
        if (answer.documented()) {
            contract.breaches(call, answer).forEach(what -> breach(call, "answer " + answer.status() + ": " + what));
        }
        return switch (call.fault().orElse(null)) {
            case Fault.LostAfter _ -> Optional.empty();
            case Fault.Garbled(var change) ->
                Optional.of(new Answer(
                        answer.status(), answer.contentType(), change.apply(answer.body()), answer.headers(), false));
            case null, default -> Optional.of(answer);
        };
    }

    private Answer carryOut(Call call) {
        try {
            return routes.handle(call);
        } catch (Refusal refusal) {
            return error(refusal);
        } catch (RuntimeException | AssertionError broken) {
            breach(call, "the fake broke: " + TestSecrets.blank(broken.toString()));
            return error(new Refusal(500, "", "The fake broke."));
        }
    }

    private void breach(Call call, String what) {
        breaches.add(call.method() + " " + call.path() + ": " + what);
    }
}
