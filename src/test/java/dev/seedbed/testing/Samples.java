package dev.seedbed.testing;

import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The sample schemas, as text and as what a server makes of them.
public final class Samples {

    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private Samples() {}

    /// The DDL of `ledger`, `storefront` or `tracker`.
    public static String ddl(String sample) {
        var resource = "/dev/seedbed/samples/" + sample + ".sql";
        try (var stream = Objects.requireNonNull(Samples.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Schema schema(TestServer server, String sample) {
        return READ.computeIfAbsent(server + " " + sample, _ -> read(server, sample));
    }

    private static Schema read(TestServer server, String sample) {
        try (var connections = server.connections(ddl(sample));
                var connection = connections.open()) {
            return new Introspector().read(connection);
        } catch (SQLException e) {
            throw new AssertionError(sample, e);
        }
    }
}
