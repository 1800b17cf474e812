package dev.seedbed.testing;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.deliver.SeedScript;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/// Plans and seed scripts, made as the workbench makes them.
public final class Exports {

    private Exports() {}

    public static Schema schema(Connections connections) {
        try (var connection = connections.open()) {
            return new Introspector().read(connection);
        } catch (SQLException e) {
            throw new AssertionError(connections.url().toString(), e);
        }
    }

    /// The plan in which everything is inferred.
    public static Plan plan(Connections connections) {
        return plan(schema(connections), Scenario.inferred());
    }

    public static Plan plan(Schema schema, Scenario scenario) {
        var graph = scenario.root().map(root -> TenantGraph.of(schema, root)).orElseGet(() -> TenantGraph.of(schema));
        return Planner.plan(Drafter.draft(schema, graph, scenario));
    }

    public static byte[] bytes(Plan plan, Loader loader) {
        var out = new ByteArrayOutputStream();
        try {
            SeedScript.write(plan, SeedForm.of(loader), out, Progress.UNWATCHED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static String text(Plan plan, Loader loader) {
        return new String(bytes(plan, loader), StandardCharsets.UTF_8);
    }
}
