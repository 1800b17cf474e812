package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {

    private static final String DDL = """
            CREATE DOMAIN short AS text CONSTRAINT short_check CHECK (length(VALUE) < 30);
            CREATE TABLE tenants (id serial PRIMARY KEY, name short NOT NULL);
            CREATE TABLE projects (
                id int PRIMARY KEY,
                tenant_id int NOT NULL CONSTRAINT projects_tenant REFERENCES tenants ON DELETE CASCADE,
                code text NOT NULL, CONSTRAINT projects_code UNIQUE (tenant_id, code));
            CREATE TABLE tasks (
                id int PRIMARY KEY,
                tenant_id int NOT NULL CONSTRAINT tasks_tenant REFERENCES tenants ON DELETE CASCADE,
                project_id int NOT NULL CONSTRAINT tasks_project REFERENCES projects ON DELETE CASCADE,
                hours int CONSTRAINT tasks_hours CHECK (hours > 0),
                slot int4range NOT NULL, CONSTRAINT tasks_slot EXCLUDE USING gist (slot WITH &&));
            """;

    @TempDir
    Path folder;

    @Test
    void findsNothingInWhatWasJustLoaded() throws Exception {
        var report = check(loaded());
        assertThat(report.findings()).isEmpty();
        assertThat(report.manifest()).isPresent();
        assertThat(report.rules()).isGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE tasks DROP CONSTRAINT tasks_project; UPDATE tasks SET project_id = 99999 WHERE id = 1; ALTER TABLE tasks ADD CONSTRAINT tasks_project FOREIGN KEY (project_id) REFERENCES projects NOT VALID | public.tasks | tasks_project | 1
            ALTER TABLE tasks DROP CONSTRAINT tasks_hours; UPDATE tasks SET hours = -1 WHERE id <= 3; ALTER TABLE tasks ADD CONSTRAINT tasks_hours CHECK (hours > 0) NOT VALID | public.tasks | tasks_hours | 3
            UPDATE tasks SET tenant_id = (SELECT max(id) FROM tenants) WHERE id = 1                                         | public.tasks | tenant of project_id | 1
            UPDATE tasks SET tenant_id = (SELECT max(id) FROM tenants) WHERE id = 1                                         | public.tasks | tenant of tenant_id | 1
            SELECT setval('tenants_id_seq', 3)                                                                              | public.tenants | public.tenants_id_seq | 1
            DELETE FROM tasks WHERE id = 2                                                                                  | public.tasks | row count | 1
            DELETE FROM tasks                                                                                               | public.tasks | row count | 120
            """)
    void namesWhatIsBroken(String sql, String table, String rule, long rows) throws Exception {
        var url = loaded();
        TestServer.execute(url, sql);
        var findings = check(url).findings();
        if (rule.startsWith("tenant of")) {
            assertThat(findings)
                    .anySatisfy(finding -> assertThat(finding.what()).contains("another tenant's row"));
        } else {
            assertThat(findings).anySatisfy(finding -> {
                assertThat(finding.table().toString()).isEqualTo(table);
                assertThat(finding.rule()).isEqualTo(rule);
                assertThat(finding.what()).isNotBlank();
            });
        }
    }

    @Test
    void asksTheRulesItselfAndTrustsNoServer() throws Exception {
        var url = PostgresServers.newest().database(DDL);
        var rules = DDL.replace(", CONSTRAINT projects_code UNIQUE (tenant_id, code)", "")
                .replace(", CONSTRAINT tasks_slot EXCLUDE USING gist (slot WITH &&)", "");
        var loose = PostgresServers.newest().database(rules);
        SeedFileLoader.load(loose, script());
        TestServer.execute(loose, "UPDATE projects SET code = 'same'; UPDATE tasks SET slot = '[1,5)' WHERE id < 3");
        try (var strict = Connections.to(url);
                var loosely = Connections.to(loose);
                var source = strict.open();
                var target = loosely.open()) {
            var schema = new Introspector().read(source);
            for (var name : List.of("projects_code", "tasks_slot")) {
                var rule = Rules.of(schema).stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                try (var statement = target.createStatement();
                        var answer = statement.executeQuery(rule.countSql())) {
                    answer.next();
                    assertThat(answer.getLong(1)).as(name).isPositive();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE t (a text NOT NULL)                                                              | CREATE TABLE t (a text)                              | INSERT INTO t VALUES (NULL), ('x')           | a NOT NULL        | 1
            CREATE DOMAIN d AS text CONSTRAINT d_check CHECK (VALUE <> 'x'); CREATE DOMAIN e AS d; CREATE TABLE t (a e) | CREATE TABLE t (a text)                   | INSERT INTO t VALUES ('x')                   | d_check on a      | 1
            CREATE TABLE t (a int, b int, c int, d int, UNIQUE (a, b), CONSTRAINT whole FOREIGN KEY (c, d) REFERENCES t (a, b) MATCH FULL) | CREATE TABLE t (a int, b int, c int, d int) | INSERT INTO t VALUES (1, 2, 1, NULL), (3, 4, NULL, NULL) | whole | 1
            CREATE TABLE t (a int, b int, CONSTRAINT apart EXCLUDE USING gist (int4range(a, b) WITH &&))  | CREATE TABLE t (a int, b int)                        | INSERT INTO t VALUES (1, 5), (4, 6), (6, 7)  | apart             | 2
            CREATE TABLE t (a int, b bool, CONSTRAINT apart EXCLUDE (a WITH =) WHERE (b))                 | CREATE TABLE t (a int, b bool)                       | INSERT INTO t VALUES (1, true), (1, false), (2, true), (2, true) | apart | 2
            CREATE TABLE t (a text); CREATE UNIQUE INDEX one ON t (lower(a)) WHERE a <> 'z'               | CREATE TABLE t (a text)                              | INSERT INTO t VALUES ('A'), ('a'), ('z'), ('z') | one            | 2
            CREATE TABLE t (a int, CONSTRAINT nulls UNIQUE NULLS NOT DISTINCT (a))                        | CREATE TABLE t (a int)                               | INSERT INTO t VALUES (NULL), (NULL), (1)     | nulls             | 2
            """)
    void findsByItself(String strict, String loose, String rows, String name, long broken) throws Exception {
        var rules = rules(PostgresServers.newest().database(strict));
        var url = PostgresServers.newest().database(loose);
        TestServer.execute(url, rows);
        var rule = rules.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(TestServer.query(url, rule.countSql())).isEqualTo(Long.toString(broken));
    }

    @Test
    void knowsThatASequenceGivesItsFirstNumberToo() throws Exception {
        var url = PostgresServers.newest().database("CREATE TABLE t (id serial)");
        TestServer.execute(url, "INSERT INTO t VALUES (7); SELECT setval('t_id_seq', 7, false)");
        assertThat(check(url).findings()).extracting(finding -> finding.rule()).containsExactly("public.t_id_seq");
        TestServer.execute(url, "SELECT setval('t_id_seq', 7)");
        assertThat(check(url).findings()).isEmpty();
    }

    @Test
    void missesATableThatTheManifestNames() throws Exception {
        var url = loaded();
        TestServer.execute(url, "DROP TABLE tasks");
        assertThat(check(url).findings()).extracting(finding -> finding.what()).containsExactly("the table is gone");
    }

    private static List<Rule> rules(DatabaseUrl url) throws Exception {
        try (var connections = Connections.to(url);
                var connection = connections.open()) {
            return Rules.of(new Introspector().read(connection));
        }
    }

    @Test
    void hasNothingToSayOfAnEmptyDatabase() {
        var url = PostgresServers.newest().database("");
        var problem =
                catchThrowableOfType(SeedbedException.class, () -> check(url)).problem();
        assertThat(problem.category()).isEqualTo(Category.USAGE);
        assertThat(problem.where()).contains(url.database());
    }

    private DatabaseUrl loaded() throws Exception {
        var url = PostgresServers.newest().database(DDL);
        SeedFileLoader.load(url, script());
        return url;
    }

    private String script() throws Exception {
        var file = Files.writeString(folder.resolve("schema.sql"), DDL);
        var workbench = new Workbench(PostgresServers.newestHome());
        var project = workbench.open(new Source.SqlFile(file), Progress.UNWATCHED);
        var out = new ByteArrayOutputStream();
        workbench.export(project, SeedForm.of(Loader.PSQL), out, Progress.UNWATCHED);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static CheckReport check(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            return Verifier.check(connections, Progress.UNWATCHED);
        }
    }
}
