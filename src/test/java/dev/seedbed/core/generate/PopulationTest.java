package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {

    private static final String DDL = """
            CREATE TABLE workspaces (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE projects (
                id int PRIMARY KEY,
                workspace_id int NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                code varchar(20) NOT NULL,
                UNIQUE (workspace_id, code));
            CREATE TABLE tasks (
                id int PRIMARY KEY,
                project_id int NOT NULL REFERENCES projects ON DELETE CASCADE,
                parent_id int REFERENCES tasks ON DELETE CASCADE,
                position int NOT NULL,
                UNIQUE (project_id, position));
            CREATE TABLE watchers (
                project_id int REFERENCES projects ON DELETE CASCADE,
                task_id int REFERENCES tasks ON DELETE CASCADE,
                PRIMARY KEY (project_id, task_id));
            """;
    private static final String PERSONAS = """
            tenants: 20
            personas:
              whale: {weight: 1, size: 30}
              typical: {weight: 6}
              dormant: {weight: 2, size: 0.1}
              empty: {weight: 1, size: 0}
            tables:
              projects: {rows: 4 per tenant}
              tasks: {rows: 3 per projects}
            """;

    private final TestServer server = PostgresServers.newest();

    @Test
    void givesEachPersonaItsSizeAndOneOfEachFirst() {
        var loaded = load(PERSONAS);

        assertThat(perTenant(loaded, "projects")).isEqualTo("120,4,1,0,4,1,4,4,4,4,120,4,1,0,4,1,4,4,4,4");
        assertThat(perTenant(loaded, "tasks JOIN projects ON projects.id = project_id"))
                .isEqualTo("360,12,3,0,12,3,12,12,12,12,360,12,3,0,12,3,12,12,12,12");
    }

    @Test
    void makesTenantsSmallerByZipfsLaw() {
        var loaded = load("""
                tenants: {count: 6, zipf: 1}
                tables: {projects: {rows: 60 per tenant}, tasks: {rows: 1 per projects}}
                """);

        assertThat(perTenant(loaded, "projects")).isEqualTo("60,30,20,15,12,10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {per: projects, exactly: 2}                  ; 2
            {per: projects, between: [2, 4]}             ; 2,3,4
            {per: projects, counts: {0: 6, 1: 3, 9: 1}}  ; 0,1,9
            {per: projects, exactly: 5, none: 0.5}       ; 0,5
            40% of projects                              ; 0,1
            """)
    void dealsChildrenOut(String rows, String counts) {
        var loaded = load("""
                tenants: 4
                tables: {projects: {rows: 100 per tenant}, tasks: {rows: %s}}
                """.formatted(rows));

        assertThat(TestServer.query(loaded, """
                        SELECT string_agg(DISTINCT children::text, ',' ORDER BY children::text)
                        FROM (SELECT count(tasks.id) AS children
                              FROM projects LEFT JOIN tasks ON project_id = projects.id GROUP BY projects.id) counts
                        """)).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PERSONAS,
                "tenants: {count: 20, zipf: 1.3}",
                "{tenants: 20, tables: {tasks: {rows: {per: projects, poisson: 2}}}}"
            })
    void moreTenantsChangeNoRowOfTheOthers(String yaml) {
        var few = plan(yaml.replace("20", "13"));
        var many = plan(yaml);

        for (var table : few.tables()) {
            assertThat(Preview.of(many.table(table.name()), 0, (int) table.rows())
                            .rows())
                    .isEqualTo(Preview.of(table, 0, (int) table.rows()).rows());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PERSONAS,
                "tenants: {count: 7, zipf: 1.3}",
                "tables: {tasks: {rows: {per: public.projects, zipf: 1.5, most: 40, none: 0.2}}}",
                "tables: {projects: {rows: 3 per tenant}, tasks: {rows: {per: projects, counts: {0: 1, 2: 3}}}}"
            })
    void isWrittenAsItWasRead(String yaml) {
        var plan = plan(yaml);

        var again = plan(ScenarioText.of(plan.draft(), "schema.sql"));

        assertThat(again.draft().scenario().population())
                .isEqualTo(plan.draft().scenario().population());
        assertThat(Exports.text(again, Loader.PSQL)).isEqualTo(Exports.text(plan, Loader.PSQL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {tables: {tasks: {rows: {per: projects}}}}                           ; Here is none.
            {tables: {tasks: {rows: {per: projects, exactly: 1, poisson: 2}}}}   ; Here are exactly and poisson.
            {tables: {tasks: {rows: {per: projects, zipf: 1.2}}}}                ; how many a parent has at most
            {tables: {tasks: {rows: {per: projects, between: [4, 1]}}}}          ; Write [1, 5].
            {tables: {tasks: {rows: {per: project, poisson: 1}}}}                ; projects
            {tables: {tasks: {rows: {per: projects, poison: 1}}}}                ; poisson
            {tables: {tasks: {rows: {per: workspaces, poisson: 1}}}}             ; They hang from public.projects.
            {personas: {whale: {size: -1}}}                                      ; Write a number from 0 to 1000000.
            {personas: {whale: {weight: 1200}}}                                  ; Write smaller weights
            {budget: {bytes: 2 XB}}                                              ; Write 500 MB
            {tenants: {count: 4, zipf: 1}, personas: {whale: {}}}                ; Keep 'personas' or 'zipf'.
            """)
    void tellsWhatIsWrong(String yaml, String told) {
        assertThatThrownBy(() -> plan(yaml)).hasStackTraceContaining(told);
    }

    /// A small tenant has one label only, and its tasks carry one; those of a large one carry three all the same.
    @Test
    void findsRoomForEachPersonaByItself() {
        var ddl = DDL + """
                CREATE TABLE labels (
                    id int PRIMARY KEY,
                    workspace_id int NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                    name text NOT NULL UNIQUE);
                CREATE TABLE labellings (
                    task_id int NOT NULL REFERENCES tasks ON DELETE CASCADE,
                    label_id int NOT NULL REFERENCES labels ON DELETE CASCADE,
                    PRIMARY KEY (task_id, label_id));
                """;
        var loaded = load(ddl, """
                tenants: 8
                personas: {large: {size: 10}, usual: {weight: 2}, small: {size: 0.1}, empty: {size: 0}}
                tables:
                  projects: {rows: 4 per tenant}
                  tasks: {rows: 3 per projects}
                  labels: {rows: 6 per tenant}
                """);

        assertThat(TestServer.query(loaded, """
                        SELECT count(DISTINCT labels) FROM (
                            SELECT count(*) AS labels FROM labellings JOIN tasks ON tasks.id = task_id
                                JOIN projects ON projects.id = project_id WHERE workspace_id = 1 GROUP BY task_id) counts
                        """)).isNotEqualTo("0");
        assertThat(perTenant(loaded, "labels")).isEqualTo("60,6,1,0,6,60,6,1");
    }

    /// A dormant tenant has one project, which is not to follow itself.
    @Test
    void tenantsWithOneRowHaveNoneThatPointsAtTwo() {
        var ddl = DDL + """
                CREATE TABLE followings (
                    project_id int NOT NULL REFERENCES projects ON DELETE CASCADE,
                    followed_id int NOT NULL REFERENCES projects ON DELETE CASCADE,
                    PRIMARY KEY (project_id, followed_id),
                    CHECK (project_id <> followed_id));
                """;
        var yaml = PERSONAS + "  followings: {rows: 5 per tenant}\n";

        var loaded = load(ddl, yaml);
        assertThat(perTenant(loaded, "followings JOIN projects ON projects.id = project_id"))
                .isEqualTo("150,5,0,0,5,0,5,5,5,5,150,5,0,0,5,0,5,5,5,5");
        assertThat(plan(ddl, yaml).warnings())
                .anyMatch(warning -> warning.where().contains("followings_followed_id_fkey")
                        && warning.why().contains("two different rows of public.projects"));
    }

    @Test
    void refusesMoreChildrenThanAUniqueKeyHasRoomFor() {
        assertThatThrownBy(() -> plan("""
                        tables:
                          tasks:
                            rows: {per: projects, exactly: 9}
                            columns: {position: {between: [1, 5]}}
                        """)).hasStackTraceContaining("the unique key has room for");
    }

    @Test
    void refusesMoreRowsThanCanBeCounted() {
        assertThatThrownBy(() -> plan("""
                        tenants: {count: 9, zipf: 1}
                        tables: {projects: {rows: 2000000000000000000 per tenant}}
                        """)).hasStackTraceContaining("That many rows cannot be numbered");
    }

    private Plan plan(String yaml) {
        return plan(DDL, yaml);
    }

    private Plan plan(String ddl, String yaml) {
        try (var connections = server.connections(ddl)) {
            var schema = Exports.schema(connections);
            return Exports.plan(schema, ScenarioFile.read("scenario.yaml", yaml, schema));
        }
    }

    private DatabaseUrl load(String yaml) {
        return load(DDL, yaml);
    }

    private DatabaseUrl load(String ddl, String yaml) {
        var plan = plan(ddl, yaml);
        var url = server.database(ddl);
        SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEqualTo(List.of());
        }
        return url;
    }

    private static String perTenant(DatabaseUrl url, String rows) {
        return TestServer.query(url, """
                SELECT string_agg(n::text, ',' ORDER BY id)
                FROM (SELECT workspaces.id, (SELECT count(*) FROM %s WHERE workspace_id = workspaces.id) AS n
                      FROM workspaces) counts
                """.formatted(rows));
    }
}
