package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchFailure;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// One service's HTTP interface: JSON both ways, one key in every call, no redirects, since they would carry
/// the key elsewhere.
///
/// A call that may be repeated is, as long as the trouble may pass, and never waits longer than
/// {@link Pace#LONGEST_WAIT} in all, whatever the service asks for. A call that makes something is repeated only
/// where the service says that it did nothing; without an answer it ends `AMBIGUOUS`.
public final class Http {

    /// The client for every service; it follows no redirect.
    public static final HttpClient CLIENT = client(HttpClient.newBuilder());

    /// The most that an answer may be long; the longest known are lists of a hundred branches.
    private static final long LONGEST_ANSWER = 16 << 20;

    private static final Pattern UPWARDS = Pattern.compile("(^|/)\\.\\.?(/|\\?|$)");
    private static final Pattern NO_NAME = Pattern.compile("(?U)^(\\.{1,2}|\\s*)$|\\p{Cntrl}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Endpoint endpoint;
    private final HttpClient client;
    private final Pace pace;
    private final Diagnosis diagnosis;
    private final Redaction redaction;

    /// Where a service is, and the header that shows who calls.
    public record Endpoint(ProviderName provider, String place, URI base, String header, Secret key) {}

    public Http(Endpoint endpoint, HttpClient client, Pace pace, Diagnosis diagnosis) {
        this.endpoint = endpoint;
        this.client = client;
        this.pace = pace;
        this.diagnosis = diagnosis;
        this.redaction = new Redaction(
                List.of(endpoint.key(), new Secret(endpoint.key().value().replaceFirst("^Bearer ", ""))));
    }

    public static HttpClient client(HttpClient.Builder builder) {
        return builder.followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(15))
                .build();
    }

    /// A text as a part of a path or a query. Dots alone would be the way to what is above, and what nobody can see is
    /// taken for nothing.
    public static String encode(String text) {
        if (NO_NAME.matcher(text).find()) {
            throw Problem.error(
                            Category.REFUSED,
                            "A service calls something by a name that is none.",
                            "\"" + text + "\"",
                            "Calls about it would go to something else.",
                            "See what the service's own console says.")
                    .exception();
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The value of an `Authorization` header.
    public static Secret bearer(Secret key) {
        return new Secret("Bearer " + key.value());
    }

    public Pace pace() {
        return pace;
    }

    public Answer get(String operation, String path) {
        return repeated(new Call(operation, "GET", path, Optional.empty(), true));
    }

    /// For a call that makes something.
    public Answer post(String operation, String path, Map<String, ?> body) {
        return repeated(new Call(operation, "POST", path, Optional.of(body), false));
    }

    /// For a POST that may be carried out twice.
    public Answer postAgain(String operation, String path, Map<String, ?> body) {
        return repeated(new Call(operation, "POST", path, Optional.of(body), true));
    }

    public Answer patch(String operation, String path, Map<String, ?> body) {
        return repeated(new Call(operation, "PATCH", path, Optional.of(body), true));
    }

    /// The fields of what is there; empty where the service knows no such thing.
    public Optional<Fields> find(String operation, String path) {
        try {
            return Optional.of(fields(operation, get(operation, path)));
        } catch (BranchException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// False where there was no such thing.
    public boolean delete(String operation, String path) {
        try {
            repeated(new Call(operation, "DELETE", path, Optional.empty(), true));
            return true;
        } catch (BranchException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /// From now on this never shows in a failure's words.
    public Secret learn(String secret) {
        var learned = new Secret(secret);
        redaction.learn(learned);
        return learned;
    }

    /// What this service cannot do.
    public BranchException unavailable(String operation, String why) {
        return refusal(FailureKind.FEATURE_UNAVAILABLE, operation, why, "");
    }

    /// What no call answered; `remedy` may be empty.
    public BranchException refusal(FailureKind kind, String operation, String why, String remedy) {
        return new BranchFailure(kind, endpoint.provider(), endpoint.place(), operation, why, remedy).exception();
    }

    /// The fields of an answer.
    public Fields fields(String operation, Answer answer) {
        return new Fields(answer.body(), what -> drift(operation, answer, what));
    }

    /// An answer that lacks what the service's own description promises.
    private BranchException drift(String operation, Answer answer, String what) {
        return new BranchFailure(
                        FailureKind.CONTRACT_DRIFT,
                        endpoint.provider(),
                        endpoint.place(),
                        operation,
                        OptionalInt.of(answer.status()),
                        "",
                        answer.requestId(),
                        Optional.empty(),
                        what,
                        "")
                .exception();
    }

    private record Call(
            String operation, String method, String path, Optional<Map<String, ?>> body, boolean repeatable) {

        /// What it means that this call failed: trouble in the midst of making something leaves open whether it
        /// was made. A service that is not available (503) did nothing.
        FailureKind kind(FailureKind told, int status) {
            return told == FailureKind.TRANSIENT && !repeatable && status != 503 ? FailureKind.AMBIGUOUS : told;
        }
    }

    private Answer repeated(Call call) {
        var waited = Duration.ZERO;
        for (var attempt = 1; ; attempt++) {
            try {
                return once(call);
            } catch (BranchException e) {
                var wait = e.failure().retryAfter().orElse(pace.beforeAttempt(attempt));
                waited = waited.plus(wait);
                var patient = e.kind() == FailureKind.LOCKED || e.kind() == FailureKind.RATE_LIMITED;
                var tooLong = waited.compareTo(pace.units(Pace.LONGEST_WAIT)) > 0;
                if (!e.failure().retryable() || tooLong || (!patient && attempt >= Pace.ATTEMPTS)) {
                    throw e;
                }
                Pause.of(wait);
            }
        }
    }

    private Answer once(Call call) {
        var answer = send(call);
        if (answer.good()) {
            return answer;
        }
        var verdict = diagnosis.of(answer.status(), answer.body());
        throw new BranchFailure(
                        call.kind(verdict.kind(), answer.status()),
                        endpoint.provider(),
                        endpoint.place(),
                        call.operation(),
                        OptionalInt.of(answer.status()),
                        verdict.code(),
                        answer.requestId(),
                        answer.retryAfter(Instant.now()),
                        redaction.of(verdict.words()),
                        verdict.remedy())
                .exception();
    }

    private Answer send(Call call) {
        try {
            var response =
                    client.sendAsync(request(call), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
            try {
                return answer(call, response.get(pace.callLimit().toMillis(), TimeUnit.MILLISECONDS));
            } finally {
                response.cancel(true);
            }
        } catch (TimeoutException _) {
            throw unanswered(call, "No answer came within " + pace.callLimit().toSeconds() + " seconds.", false);
        } catch (ExecutionException e) {
            var cause = Optional.ofNullable(e.getCause()).orElse(e);
            var words = Optional.ofNullable(cause.getMessage())
                    .orElse(cause.getClass().getSimpleName());
            if (!(cause instanceof IOException)) {
                throw new IllegalStateException(cause);
            }
            throw unanswered(call, words, cause instanceof ConnectException);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unanswered(call, "The program is ending.", false);
        }
    }

    /// A call that never reached the service did nothing.
    private BranchException unanswered(Call call, String words, boolean unsent) {
        return new BranchFailure(
                        unsent || call.repeatable() ? FailureKind.TRANSIENT : FailureKind.AMBIGUOUS,
                        endpoint.provider(),
                        endpoint.place(),
                        call.operation(),
                        redaction.of(words),
                        unsent ? "Check the network; then run it again." : "")
                .exception();
    }

    private HttpRequest request(Call call) {
        var body = call.body()
                .map(JSON::writeValueAsString)
                .map(BodyPublishers::ofString)
                .orElseGet(BodyPublishers::noBody);
        var request = HttpRequest.newBuilder(address(call))
                .header(endpoint.header(), endpoint.key().value())
                .header("Accept", "application/json")
                .header("User-Agent", "seedbed")
                .method(call.method(), body);
        call.body().ifPresent(_ -> request.header("Content-Type", "application/json"));
        return request.build();
    }

    /// Paths hold what the service itself named; none leads elsewhere.
    private URI address(Call call) {
        try {
            if (!UPWARDS.matcher(call.path()).find()) {
                return URI.create(endpoint.base() + call.path());
            }
        } catch (IllegalArgumentException _) {
            // as below
        }
        throw refusal(FailureKind.CONTRACT_DRIFT, call.operation(), "It named something that no address can hold.", "");
    }

    private Answer answer(Call call, HttpResponse<String> response) {
        return new Answer(response.statusCode(), body(call, response), response.headers());
    }

    /// What is no JSON is tolerated in a refusal: a proxy may have sent it.
    private JsonNode body(Call call, HttpResponse<String> response) {
        var text = response.body();
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            if (response.statusCode() >= 300) {
                return JSON.createObjectNode().put("message", text);
            }
            var kind = call.repeatable() ? FailureKind.CONTRACT_DRIFT : FailureKind.AMBIGUOUS;
            throw new BranchFailure(
                            kind,
                            endpoint.provider(),
                            endpoint.place(),
                            call.operation(),
                            OptionalInt.of(response.statusCode()),
                            "",
                            requestId(response.headers()),
                            Optional.empty(),
                            "It is no JSON: " + redaction.of(text),
                            "")
                    .exception();
        }
    }

    private static String requestId(HttpHeaders headers) {
        return new Answer(0, MissingNode.getInstance(), headers).requestId();
    }
}
