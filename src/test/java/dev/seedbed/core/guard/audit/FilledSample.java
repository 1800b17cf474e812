package dev.seedbed.core.guard.audit;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.charset.StandardCharsets;

/// A sample schema with the rows that Seedbed makes for it.
record FilledSample(Plan plan, DatabaseUrl url) {

    static final String[] NAMES = {"ledger", "storefront", "tracker"};

    static FilledSample of(TestServer server, String sample) {
        var plan = plan(server, sample);
        var url = server.database(Samples.ddl(sample));
        SeedFileLoader.load(url, new String(Exports.bytes(plan, Loader.PSQL), StandardCharsets.UTF_8));
        return new FilledSample(plan, url);
    }

    static Plan plan(TestServer server, String sample) {
        return Exports.plan(Samples.schema(server, sample), Scenario.inferred());
    }
}
