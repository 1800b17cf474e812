package dev.seedbed.core.guard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.deliver.TenantScript;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TenantFilesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Project project(String ddl) throws IOException {
        var file = folder.resolve("schema.sql");
        Files.writeString(file, ddl);
        return StagingDatabase.WORKBENCH.open(new Source.SqlFile(file), Progress.UNWATCHED);
    }

    private static JsonNode list(TenantFiles tenants) {
        return JSON.readTree(tenants.files().getLast().body());
    }

    private JsonNode root(String columns) throws IOException {
        var project = project(
                "CREATE TABLE tenants (id bigint PRIMARY KEY, " + columns + ");"
                        + "CREATE TABLE notes (id bigint PRIMARY KEY, tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE);");
        return list(StagingDatabase.tenants(project, 1)).get("root");
    }

    /// In a database that has the base, each file is taken, and goes again with one statement.
    @ParameterizedTest
    @ValueSource(strings = {"ledger", "tracker"})
    void addsTenantsToABaseWithoutChangingIt(String sample) {
        var project = StagingDatabase.WORKBENCH.open(Source.parse("sample:" + sample), Progress.UNWATCHED);
        var tenants = StagingDatabase.tenants(project, 2);
        var database = PostgresServers.newest().database(Samples.ddl(sample));
        try (var target = Connections.to(database)) {
            BareLoad.into(target, project.plan(), Progress.UNWATCHED);
        }
        var rows = project.schema().tables().stream()
                .map(table -> "(SELECT count(*) FROM " + table.name().sql() + ")")
                .collect(Collectors.joining(" + ", "SELECT ", ""));
        var before = TestServer.query(database, rows);
        var root = list(tenants).get("root");
        for (var tenant : list(tenants).get("tenants")) {
            TestServer.execute(
                    database, "BEGIN;" + text(tenants, tenant.get("file").asString()) + "COMMIT");
        }
        var added = list(tenants).get("tenants").values().stream()
                .flatMap(tenant -> tenant.get("rows").values().stream())
                .mapToLong(JsonNode::asLong)
                .sum();
        assertThat(TestServer.query(database, rows)).isEqualTo(Long.toString(Long.parseLong(before) + added));

        for (var tenant : list(tenants).get("tenants")) {
            TestServer.execute(
                    database,
                    "DELETE FROM " + root.get("table").asString() + " WHERE "
                            + root.get("key").asString() + " = '"
                            + tenant.get("key").asString() + "'");
        }
        assertThat(TestServer.query(database, rows)).isEqualTo(before);
    }

    private static String text(TenantFiles tenants, String file) {
        return tenants.files().stream()
                .filter(each -> each.path().endsWith("/" + file))
                .findFirst()
                .orElseThrow()
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void givesATenantTheSameRowsHoweverManyThereAre(String sample) {
        var project = StagingDatabase.WORKBENCH.open(Source.parse("sample:" + sample), Progress.UNWATCHED);
        var one = StagingDatabase.tenants(project, 1);
        var more = StagingDatabase.tenants(project, 3);

        assertThat(text(more, "0001.sql")).isEqualTo(text(one, "0001.sql"));
        var wider = StagingDatabase.WORKBENCH.withScenario(
                project, project.scenario().withTenants(project.scenario().tenants() + 3));
        for (var tenant = 0; tenant < project.scenario().tenants(); tenant++) {
            assertThat(text(wider.plan(), tenant)).isEqualTo(text(project.plan(), tenant));
        }
    }

    private static String text(Plan plan, long tenant) {
        return new TenantScript(plan, tenant).text();
    }

    @Test
    void warnsOfTablesThatADeleteDoesNotTakeAlong() {
        var storefront = StagingDatabase.WORKBENCH.open(Source.parse("sample:storefront"), Progress.UNWATCHED);

        assertThat(StagingDatabase.tenants(storefront, 1).warnings())
                .anySatisfy(warning -> assertThat(warning.where()).isEqualTo("public.payouts"));
        assertThat(new StagingDatabase().tenants().warnings()).isEmpty();
    }

    @Test
    void namesATestTenantWhereNothingSaysWhatANameIsLike() throws IOException {
        assertThat(root("name text NOT NULL, slug text NOT NULL UNIQUE")
                        .get("label")
                        .asString())
                .isEqualTo("\"name\"");
        assertThat(root("name text NOT NULL CHECK (name <> 'x'), slug text NOT NULL")
                        .get("label")
                        .asString())
                .isEqualTo("\"slug\"");
        assertThat(root("mark text NOT NULL UNIQUE, remark text NOT NULL")
                        .get("label")
                        .asString())
                .isEqualTo("\"mark\"");
        for (var none : List.of(
                "remark text NOT NULL",
                "name varchar(20) NOT NULL",
                "name text",
                "name text NOT NULL CHECK (length(name) < 9)")) {
            assertThat(root(none).get("label").isNull()).as(none).isTrue();
        }
    }

    @Test
    void tellsSequencesWhatTheyMustBePast() throws IOException {
        var project = project(
                "CREATE TABLE tenants (id bigserial PRIMARY KEY, name text NOT NULL);"
                        + "CREATE TABLE notes (id bigint PRIMARY KEY, tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE);");
        var sequences = list(StagingDatabase.tenants(project, 5)).get("sequences");

        assertThat(sequences).hasSize(1);
        assertThat(sequences.get(0).get("past").asLong())
                .isEqualTo(project.scenario().tenants() + 5);
    }

    @Test
    void refusesASchemaThatOneStatementCannotServe() throws IOException {
        var pair = project(
                "CREATE TABLE tenants (a bigint, b bigint, name text NOT NULL, PRIMARY KEY (a, b));"
                        + "CREATE TABLE notes (id bigint PRIMARY KEY, a bigint NOT NULL, b bigint NOT NULL, FOREIGN KEY (a, b) REFERENCES tenants ON DELETE CASCADE);");
        assertThatThrownBy(() -> StagingDatabase.tenants(pair, 1)).hasMessageContaining("no key of one column");

        var none = project("CREATE TABLE a (id bigint PRIMARY KEY)");
        assertThatThrownBy(() -> StagingDatabase.tenants(none, 1)).hasMessageContaining("No table looks like a tenant");

        var circle = project("CREATE TABLE tenants (id bigint PRIMARY KEY, name text NOT NULL);"
                + "CREATE TABLE a (id bigint PRIMARY KEY, tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE, b_id bigint);"
                + "CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint NOT NULL REFERENCES a ON DELETE CASCADE);"
                + "ALTER TABLE a ADD CONSTRAINT a_b_fk FOREIGN KEY (b_id) REFERENCES b ON DELETE CASCADE;");
        assertThatThrownBy(() -> StagingDatabase.tenants(circle, 1)).hasMessageContaining("in any order");
    }
}
