package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.optional;
import static dev.seedbed.testing.SchemaBuilder.primary;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static dev.seedbed.testing.SchemaBuilder.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.SchemaBuilder;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A tenant that several columns name together.
class CompositeRootTest {

    private static final String DDL = """
            CREATE TABLE workspaces (region text, number int, name text, PRIMARY KEY (region, number));
            CREATE TABLE users (id int PRIMARY KEY, region text NOT NULL, workspace_number int NOT NULL, email text,
                UNIQUE (region, workspace_number, id),
                FOREIGN KEY (region, workspace_number) REFERENCES workspaces ON DELETE CASCADE);
            CREATE TABLE tasks (id int PRIMARY KEY, region text NOT NULL, workspace_number int NOT NULL, user_id int NOT NULL,
                FOREIGN KEY (region, workspace_number, user_id) REFERENCES users (region, workspace_number, id)
                    ON DELETE CASCADE);
            CREATE TABLE events (id int PRIMARY KEY, workspace_region text NOT NULL, workspace_number int NOT NULL, note text);
            CREATE TABLE stays (id int PRIMARY KEY, user_id int REFERENCES users ON DELETE SET NULL, note text);
            """;

    private final SchemaBuilder schema = schema().table(
                    "workspaces", required("region", "number"), primary("region", "number"))
            .table(
                    "users",
                    required("region", "workspace_number"),
                    unique("region", "id"),
                    unique("region", "workspace_number", "id"),
                    refers(List.of("region", "workspace_number"), "workspaces", List.of("region", "number"), CASCADE));

    @Test
    void aTableWithAColumnForEachPartOfTheKeyIsLeftBehind() {
        schema.table("events", required("workspace_region", "workspace_number"))
                .table("visits", required("region", "tenant_number"));

        assertThat(graph().inferredLinks())
                .extracting(InferredLink::columns)
                .containsExactly(List.of("workspace_region", "workspace_number"), List.of("region", "tenant_number"));
        assertThat(graph().verdict(name("events")))
                .returns(Verdict.LEFT_BEHIND, TableVerdict::verdict)
                .returns(
                        "workspace_region, workspace_number name its workspaces, but no foreign key enforces it: "
                                + "the rows stay.",
                        TableVerdict::reason);
        assertThat(graph().inferredLinks(name("events")).getFirst().reason())
                .isEqualTo("workspace_region, workspace_number have the names and types of the key of workspaces "
                        + "(region, number), but no foreign key.");
    }

    @Test
    void aPartOfTheKeyIsNoTie() {
        schema.table("offices", required("region")).table("seats", required("workspace_number"));

        assertThat(graph().inferredLinks()).isEmpty();
        assertThat(graph().verdict(name("offices")).verdict()).isEqualTo(Verdict.SHARED);
    }

    @Test
    void whatAKeyEnforcesIsNotReadFromNames() {
        schema.table(
                "notes",
                optional("region", "workspace_number"),
                refers(List.of("region", "workspace_number"), "workspaces", List.of("region", "number"), CASCADE));

        assertThat(graph().inferredLinks()).isEmpty();
        assertThat(graph().verdict(name("notes")).verdict()).isEqualTo(Verdict.LEFT_BEHIND);
    }

    @Test
    void onlyTheWholeKeyKeepsTenantsApart() {
        schema.table(
                        "tasks",
                        required("region", "workspace_number", "user_id"),
                        refers(
                                List.of("region", "workspace_number", "user_id"),
                                "users",
                                List.of("region", "workspace_number", "id"),
                                CASCADE))
                .table(
                        "votes",
                        required("region", "workspace_number", "user_id"),
                        refers(
                                List.of("region", "workspace_number"),
                                "workspaces",
                                List.of("region", "number"),
                                CASCADE),
                        refers(List.of("region", "user_id"), "users", List.of("region", "id"), CASCADE));

        assertThat(graph().verdict(name("tasks")).badges()).isEmpty();
        assertThat(graph().verdict(name("votes")).badges()).containsExactly(Badge.CROSS_TENANT);
    }

    @ParameterizedTest
    @MethodSource("dev.seedbed.testing.PostgresServers#all")
    void generatedRowsHoldATenantsWholeKeyAndTheServerDoesAsJudged(TestServer server) {
        var url = server.database(DDL);
        try (var connections = Connections.to(url)) {
            var read = Exports.schema(connections);
            assertThat(verdicts(read))
                    .containsExactly(
                            "events left-behind",
                            "stays detached",
                            "tasks deleted",
                            "users deleted",
                            "workspaces root");
            var draft = Drafter.draft(read, TenantGraph.of(read, name("workspaces")), Scenario.inferred());
            SeedFileLoader.load(url, Exports.text(Planner.plan(draft), Loader.PSQL));
        }
        assertThat(count(url, "events")).isGreaterThan(20);
        assertThat(count(
                        url,
                        "events e WHERE NOT EXISTS (SELECT FROM workspaces w "
                                + "WHERE (w.region, w.number) = (e.workspace_region, e.workspace_number))"))
                .isZero();
        assertThat(count(url, "(SELECT DISTINCT workspace_region, workspace_number FROM events) pairs"))
                .isEqualTo(count(url, "workspaces"));
        assertTheServerAgrees(url);
    }

    private static void assertTheServerAgrees(DatabaseUrl url) {
        var events = count(url, "events");
        var stays = count(url, "stays");
        var users = count(url, "users");
        TestServer.execute(
                url,
                "DELETE FROM workspaces WHERE (region, number) = (SELECT region, number FROM workspaces ORDER BY 1, 2 LIMIT 1)");
        assertThat(count(url, "events")).isEqualTo(events);
        assertThat(count(url, "stays")).isEqualTo(stays);
        assertThat(count(url, "users")).isLessThan(users).isPositive();
        assertThat(count(url, "tasks WHERE NOT EXISTS (SELECT FROM users WHERE users.id = user_id)"))
                .isZero();
    }

    private static int count(DatabaseUrl url, String from) {
        return Integer.parseInt(TestServer.query(url, "SELECT count(*) FROM " + from));
    }

    private static List<String> verdicts(Schema read) {
        return TenantGraph.of(read, name("workspaces")).verdicts().stream()
                .map(verdict -> verdict.table().name() + " " + verdict.verdict().code())
                .toList();
    }

    private TenantGraph graph() {
        return TenantGraph.of(schema.build(), name("workspaces"));
    }
}
