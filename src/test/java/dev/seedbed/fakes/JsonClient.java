package dev.seedbed.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Calls a fake as its own tests do, one call at a time, with the right key.
final class JsonClient {

    private final FakeService fake;
    private final HttpClient client;

    /// What came back; `body` is missing where there was none.
    record Reply(int status, JsonNode body) {

        String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    JsonClient(FakeService fake) {
        this.fake = fake;
        this.client = fake.client().build();
    }

    Reply get(String path) {
        return call("GET", path, "");
    }

    Reply post(String path, String body) {
        return call("POST", path, body);
    }

    Reply patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Reply delete(String path) {
        return call("DELETE", path, "");
    }

    Reply call(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(fake.base() + path))
                .timeout(Duration.ofSeconds(30))
                .header(fake.keyHeader(), fake.expectedKey())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            var text = answer.body();
            return new Reply(
                    answer.statusCode(), text.isEmpty() ? MissingNode.getInstance() : Call.JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
