package dev.seedbed.core.guard.routes;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The ledger sample, loaded by Seedbed, and the files of further tenants for it.
final class StagingDatabase {

    static final String SAMPLE = "ledger";
    static final int TENANTS = 3;

    static final Workbench WORKBENCH = new Workbench(PostgresServers.newestHome());

    /// With few tenants, and without the years of its books.
    private final Project project = WORKBENCH.open(
            Source.parse("sample:" + SAMPLE),
            (_, scenario) -> Scenario.inferred().withRoot(scenario.root()).withTenants(TENANTS + 1),
            Progress.UNWATCHED);
    private final TenantFiles tenants = tenants(project, TENANTS);

    static TenantFiles tenants(Project project, int count) {
        return WORKBENCH.testTenants(project, count);
    }

    Project project() {
        return project;
    }

    TenantFiles tenants() {
        return tenants;
    }

    /// A database that nobody filled.
    DatabaseUrl empty() {
        return PostgresServers.newest().database(Samples.ddl(SAMPLE));
    }

    DatabaseUrl loaded() {
        return load(empty(), project);
    }

    /// Filled from a scenario with one tenant fewer.
    DatabaseUrl loadedDifferently() {
        var scenario = project.scenario();
        return load(empty(), WORKBENCH.withScenario(project, scenario.withTenants(scenario.tenants() - 1)));
    }

    private static DatabaseUrl load(DatabaseUrl url, Project project) {
        try (var target = Connections.to(url)) {
            BareLoad.into(target, project.plan(), Progress.UNWATCHED);
        }
        return url;
    }

    /// How many rows all tables have.
    long rows(DatabaseUrl url) {
        return Arrays.stream(ofEveryTable(url, "count(*)").split(" "))
                .mapToLong(Long::parseLong)
                .sum();
    }

    /// Every row of every table, as hashes.
    String content(DatabaseUrl url) {
        return ofEveryTable(url, "coalesce(md5(string_agg(md5(r::text), '' ORDER BY md5(r::text))), '')");
    }

    private String ofEveryTable(DatabaseUrl url, String aggregate) {
        return TestServer.query(
                url,
                "SELECT concat_ws(' ', "
                        + project.schema().tables().stream()
                                .map(table -> "(SELECT " + aggregate + " FROM "
                                        + table.name().sql() + " r)")
                                .collect(Collectors.joining(", "))
                        + ")");
    }

    /// A tenant as the application itself makes one.
    static void signUp(DatabaseUrl url, String id, String slug, String name) {
        TestServer.execute(
                url,
                "INSERT INTO workspaces (id, slug, name) VALUES (" + Sql.literal(id) + ", " + Sql.literal(slug) + ", "
                        + Sql.literal(name) + ")");
    }
}
