package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.testing.Exports;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Another process that exports a database's schema on four threads, and prints only the hash of the script.
final class ExportingMain {

    /// Enough for several blocks of rows in most tables.
    static final int TENANTS = 100;

    private ExportingMain() {}

    public static void main(String[] arguments) {
        var url = DatabaseUrl.parse(arguments[0]).withUser(arguments[1], Optional.of(new Secret(arguments[2])));
        try (var connections = Connections.to(url)) {
            var plan = Exports.plan(
                    Exports.schema(connections), Scenario.inferred().withTenants(TENANTS));
            var script = new ByteArrayOutputStream();
            SeedFile.write(plan, SeedForm.of(Loader.PSQL).withThreads(4), script, Progress.UNWATCHED);
            System.out.println(Sha256.of(script.toString(StandardCharsets.UTF_8)));
        }
    }
}
