package dev.seedbed.core.guard.routes;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.fakes.TestSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of an application, and a client of it.
record Running(Process process, int port, Path output) implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEALTH = "/health";

    /// Started and not waited for.
    static Running start(Path folder, List<String> command, DatabaseUrl database, Map<String, String> more) {
        try {
            var port = freePort();
            var output = Files.createTempFile("app", ".txt");
            output.toFile().deleteOnExit();
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("PORT", Integer.toString(port));
            name(database, builder.environment());
            builder.environment().putAll(more);
            return new Running(builder.start(), port, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void name(DatabaseUrl database, Map<String, String> environment) {
        environment.put("DATABASE_URL", database.connectable());
        environment.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.database());
        environment.put("SPRING_DATASOURCE_USERNAME", database.user());
        database.password().ifPresent(password -> environment.put("SPRING_DATASOURCE_PASSWORD", password.value()));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /// Waits until it answers.
    Running ready() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new AssertionError("The application ended:\n" + printed());
            }
            if (healthy()) {
                return this;
            }
        }
        throw new AssertionError("The application does not answer:\n" + printed());
    }

    private boolean healthy() {
        try {
            var answer = CLIENT.send(request("GET", HEALTH).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200;
        } catch (ConnectException _) {
            pause();
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits for its end, and returns the exit code.
    int end() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                close();
                throw new AssertionError("The application did not end:\n" + printed());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All that it printed so far, which holds no secret.
    String printed() {
        try {
            return TestSecrets.expectNoneIn(Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder request(String method, String path) {
        return request(method, path, BodyPublishers.noBody());
    }

    HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(method, body);
    }

    HttpResponse<String> call(String secret, String method, String path) {
        return send(request(method, path).header(TestRoutes.HEADER, secret));
    }

    HttpResponse<String> call(String secret, String method, String path, String body) {
        return send(request(method, path, BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header(TestRoutes.HEADER, secret));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
