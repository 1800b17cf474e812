package dev.seedbed.fakes;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Between the JDK's HTTP server and a fake's calls and answers.
final class Exchanges {

    private Exchanges() {}

    static Call read(HttpExchange exchange, String basePath) throws IOException {
        var raw = exchange.getRequestURI().getRawPath();
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Call(
                exchange.getRequestMethod(),
                raw.startsWith(basePath) ? raw.substring(basePath.length()) : raw,
                Map.of(),
                queries(query(exchange)),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                Optional.empty());
    }

    static String query(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    }

    private static Map<String, String> queries(String raw) {
        var queries = new LinkedHashMap<String, String>();
        for (var pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
            var parts = pair.split("=", 2);
            queries.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
        }
        return queries;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
