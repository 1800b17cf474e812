package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import dev.seedbed.testing.Exports;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Another process that exports a database's schema, and prints only the hash of the script.
final class ExportingMain {

    private ExportingMain() {}

    public static void main(String[] arguments) {
        var url = DatabaseUrl.parse(arguments[0]).withUser(arguments[1], Optional.of(new Secret(arguments[2])));
        try (var connections = Connections.to(url)) {
            var script = new String(Exports.bytes(Exports.plan(connections), Loader.PSQL), StandardCharsets.UTF_8);
            System.out.println(Fingerprint.hash(script));
        }
    }
}
