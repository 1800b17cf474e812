package dev.seedbed.core.branch.remote;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a service answered: its status, and its body as JSON, which is missing where there was none.
public record Answer(int status, JsonNode body, HttpHeaders headers) {

    private static final int FIRST_FAILURE = 300;

    /// A rate limit's reset that is a time of day rather than a number of seconds is at least this.
    private static final long FIRST_EPOCH_SECOND = 1_000_000_000L;

    public boolean good() {
        return status < FIRST_FAILURE;
    }

    /// What the service's support asks for; empty where it gives none.
    public String requestId() {
        var inBody = body.path("request_id").asString("");
        return inBody.isBlank()
                ? List.of("x-request-id", "sb-request-id", "x-amzn-requestid", "cf-ray").stream()
                        .flatMap(name -> headers.firstValue(name).stream())
                        .findFirst()
                        .orElse("")
                : inBody;
    }

    /// How long the service asks to wait before the next call.
    public Optional<Duration> retryAfter(Instant now) {
        return headers.firstValue("retry-after")
                .or(() -> status == 429 ? headers.firstValue("x-ratelimit-reset") : Optional.empty())
                .filter(text -> text.matches("\\d{1,12}"))
                .map(Long::parseLong)
                .map(seconds -> Duration.ofSeconds(
                        seconds < FIRST_EPOCH_SECOND ? seconds : Math.max(0, seconds - now.getEpochSecond())));
    }
}
