package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ProofClass;
import dev.seedbed.core.trial.Trial;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows with chosen values among those that are made anyway.
class FixturesTest {

    private static final String DDL = """
            CREATE TABLE workspaces (code varchar(20) PRIMARY KEY, name text NOT NULL);
            CREATE TABLE members (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                workspace_code varchar(20) NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                email text NOT NULL,
                password_hash text,
                kind text NOT NULL CHECK (kind IN ('person', 'robot')),
                email_folded text GENERATED ALWAYS AS (lower(email)) STORED);
            CREATE UNIQUE INDEX members_email ON members (workspace_code, lower(email));
            CREATE TABLE projects (
                id int PRIMARY KEY,
                workspace_code varchar(20) NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                slug text NOT NULL,
                UNIQUE (workspace_code, slug));
            CREATE TABLE tasks (
                id int PRIMARY KEY,
                project_id int NOT NULL REFERENCES projects ON DELETE CASCADE,
                member_id bigint,
                title text,
                label text NOT NULL);
            CREATE TABLE countries (code char(2) PRIMARY KEY, name text NOT NULL);
            """;
    private static final String ROWS = """
            tenants: 4
            tables:
              members: {rows: 5 per tenant}
              projects: {rows: 3 per tenant}
              tasks:
                rows: 4 per projects
                columns: {label: {derived: "'task: ' || coalesce(title, '')"}}
            """;

    private final TestServer server = PostgresServers.newest();

    @Test
    void takesTheFirstRowsBelowTheAncestorAndMovesNoOther() {
        var plain = plan("");
        var plan = plan("""
                fixtures:
                  acme: {table: workspaces, values: {name: Acme}}
                  other: {table: workspaces}
                  other.owner: {table: members, in: other, values: {email: owner@example.com}}
                  other.robot: {table: members, in: other, values: {kind: robot, password_hash: null}}
                  other.project: {table: projects, in: other}
                  other.task: {table: tasks, in: other.project, values: {title: Sweep}}
                  other.next: {table: tasks, in: other}
                  first: {table: members}
                  aland: {table: countries, values: {name: Åland}}
                """);

        assertThat(plan.fixtures().stream().map(row -> row.place().row()))
                .containsExactly(0L, 1L, 5L, 6L, 3L, 12L, 13L, 0L, 0L);
        assertThat(cells(plan, "workspaces", 0)).contains("Acme");
        assertThat(cells(plan, "members", 5)).contains("owner@example.com");
        assertThat(cells(plan, "members", 6)).contains("robot");
        assertThat(cells(plan, "tasks", 12)).contains("Sweep", "task: Sweep");
        assertThat(cells(plan, "countries", 0)).contains("Åland");
        assertThat(differences(plain, plan)).isBetween(6L, 8L);
    }

    @Test
    void giveRowsThatPointAtAPinnedKeyTheSameValue() {
        var url = load(plan("""
                fixtures:
                  acme: {table: workspaces, values: {code: acme}}
                  acme.owner: {table: members, in: acme, values: {id: 5000000000}}
                """));

        assertThat(TestServer.query(url, "SELECT count(*) FROM members WHERE workspace_code = 'acme'"))
                .isEqualTo("5");
        assertThat(TestServer.query(url, "SELECT count(*) FROM projects WHERE workspace_code = 'acme'"))
                .isEqualTo("3");
        assertThat(TestServer.query(url, """
                        INSERT INTO members (workspace_code, email, kind) VALUES ('acme', 'a@example.com', 'person')
                        RETURNING id
                        """)).isEqualTo("5000000001");
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void arriveInTheDatabaseAsChosen(Loader loader) {
        var plan = plan("""
                fixtures:
                  acme: {table: workspaces, values: {name: "it's\\t\\\\ \\n'quoted'"}}
                  acme.owner: {table: members, in: acme, values: {email: Owner@example.com, kind: robot}}
                """);
        var url = server.database(DDL);
        SeedFileLoader.load(url, Exports.text(plan, loader));

        assertThat(TestServer.query(url, "SELECT count(*) FROM workspaces WHERE name = E'it''s\\t\\\\ \\n''quoted'''"))
                .isEqualTo("1");
        assertThat(TestServer.query(url, "SELECT kind FROM members WHERE email_folded = 'owner@example.com'"))
                .isEqualTo("robot");
    }

    @Test
    void hashesATestPasswordInTheSameWayEachTime() {
        var yaml = """
                fixtures:
                  owner: {table: members, values: {password_hash: {bcrypt: correct horse, cost: 6}}}
                  other: {table: members, values: {password_hash: {bcrypt: correct horse}}}
                """;
        var hash = cells(plan(yaml), "members", 0).get(3);

        assertThat(hash).startsWith("$2b$06$");
        assertThat(BCrypt.verifyer()
                        .verify("correct horse".toCharArray(), hash.getBytes(StandardCharsets.US_ASCII))
                        .verified)
                .isTrue();
        assertThat(cells(plan(yaml), "members", 0).get(3)).isEqualTo(hash);
        assertThat(cells(plan(yaml), "members", 1).get(3)).startsWith("$2b$04$").isNotEqualTo(hash);
    }

    @Test
    void hashesAsPostgresqlDoes() {
        var url = load(plan("fixtures: {owner: {table: members, values: {password_hash: {bcrypt: correct horse}}}}"));
        var there = "SELECT count(*) FROM pg_available_extensions WHERE name = 'pgcrypto'";
        assumeThat(TestServer.query(url, there)).as("pgcrypto is there").isEqualTo("1");
        TestServer.execute(server.administrator().withDatabase(url.database()), """
                CREATE SCHEMA crypto;
                GRANT USAGE ON SCHEMA crypto TO PUBLIC;
                CREATE EXTENSION pgcrypto SCHEMA crypto
                """);

        // pgcrypto writes the same algorithm as version 2a
        assertThat(TestServer.query(url, """
                        SELECT count(*) FROM (SELECT replace(password_hash, '$2b$', '$2a$') AS hash FROM members
                                              WHERE password_hash LIKE '$2b$04$%') hashes
                        WHERE crypto.crypt('correct horse', hash) = hash
                        """)).isEqualTo("1");
    }

    @Test
    void areProvenOnlyWhereTheirValuesAre() {
        var reserved = plan("fixtures: {a: {table: members, values: {email: a@example.com}}}");
        var open = plan("fixtures: {a: {table: members, values: {email: someone@gmail.com}}}");

        assertThat(proof(reserved, "email")).isEqualTo(ProofClass.RESERVED);
        assertThat(reserved.warnings()).isEqualTo(plan("").warnings());
        assertThat(proof(open, "email")).isEqualTo(ProofClass.OPEN);
        assertThat(open.warnings())
                .anySatisfy(warning -> assertThat(warning.text())
                        .contains("public.members, email", "The fixture 'a' has", "outside reserved space"));
        var hashed = plan("fixtures: {a: {table: members, values: {password_hash: {bcrypt: x}}}}");
        assertThat(proof(hashed, "password_hash")).isEqualTo(ProofClass.CLOSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: {table: countries, values: {code: XX}}, b: {table: countries, values: {code: xx}}|
            a: {table: countries, values: {code: XX}}, b: {table: countries, values: {code: XX}}|another fixture would both
            a: {table: members, values: {email: A@example.com}}, b: {table: members, values: {email: a@Example.com}}|another
            a: {table: workspaces}, b: {table: members, in: a}, c: {table: tasks, in: b}|hang from public.projects, and
            a: {table: workspaces}, b: {table: workspaces, in: a}|hang from no other row.
            a: {table: workspaces}, b: {table: countries, in: a}|hang from no other row.
            a: {table: projects}, b: {table: projects}, c: {table: projects}, d: {table: projects}|3 of them have other
            """)
    void tellsWhatCannotBe(String fixtures, String told) {
        var yaml = "fixtures: {" + fixtures + "}";
        if (told == null) {
            assertThat(plan(yaml).fixtures()).hasSize(2);
        } else {
            assertThatThrownBy(() -> plan(yaml)).hasStackTraceContaining(told);
        }
    }

    @Test
    void tellsWhichRowHasTheSameKey() {
        var taken = cells(plan(""), "projects", 2).get(2);

        assertThatThrownBy(() -> plan("fixtures: {a: {table: projects, values: {slug: '" + taken + "'}}}"))
                .hasStackTraceContaining("The fixture 'a' and row 3 would both have");
    }

    @Test
    void tellsThatATenantIsEmpty() {
        assertThatThrownBy(() -> plan("""
                        personas: {empty: {size: 0}, full: {}}
                        fixtures:
                          a: {table: workspaces}
                          a.member: {table: members, in: a}
                        """)).hasStackTraceContaining("Below 'a' there are 0 rows of public.members");
    }

    @Test
    void warnsOfAValueThatACheckForbidsAndTheServerRefusesIt() throws Exception {
        var yaml = "fixtures: {a: {table: members, values: {kind: cat}}}";
        var plan = plan(yaml);

        assertThat(plan.warnings())
                .anySatisfy(warning ->
                        assertThat(warning.text()).contains("may violate a check", "members_kind_check", "'cat'"));
        try (var connections = server.connections(DDL);
                var connection = connections.open()) {
            assertThatThrownBy(() -> Trial.plan(plan.draft(), connection, true))
                    .hasStackTraceContaining("There is no row for the fixture 'a'.")
                    .hasStackTraceContaining("members_kind_check");
        }
    }

    @Test
    void warnsWhereTooManyRowsWouldHaveToBeLookedAt() {
        var plan = plan("""
                tenants: 4
                tables: {projects: {rows: 300000 per tenant}, tasks: {rows: 0 per tenant}}
                fixtures: {a: {table: projects, values: {slug: first}}}
                """);

        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning.text())
                        .contains("projects_workspace_code_slug_key", "The table has 1200000 rows"));
    }

    @Test
    void cannotSetWhatPointsAtRowsWithoutAForeignKey() {
        assertThatThrownBy(() -> plan("fixtures: {a: {table: tasks, values: {member_id: 1}}}"))
                .hasStackTraceContaining("cannot set the column 'member_id'")
                .hasStackTraceContaining("follows from 'in'");
    }

    private Plan plan(String yaml) {
        var rows = yaml.contains("tenants:") ? "" : ROWS;
        try (var connections = server.connections(DDL)) {
            var schema = Exports.schema(connections);
            return Exports.plan(schema, ScenarioFile.read("scenario.yaml", rows + yaml, schema));
        }
    }

    private DatabaseUrl load(Plan plan) {
        var url = server.database(DDL);
        SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEqualTo(List.of());
        }
        return url;
    }

    private static List<String> cells(Plan plan, String table, long row) {
        return Preview.of(plan.table(new TableName("public", table)), row, 1).rows().getFirst().stream()
                .map(cell -> cell.orElse(""))
                .toList();
    }

    private static ProofClass proof(Plan plan, String column) {
        return plan.table(new TableName("public", "members"))
                .column(column)
                .proof()
                .proof();
    }

    /// How many cells differ.
    private static long differences(Plan one, Plan other) {
        var count = 0L;
        for (var table : one.tables()) {
            var rows = Preview.of(table, 0, (int) table.rows()).rows();
            var others =
                    Preview.of(other.table(table.name()), 0, (int) table.rows()).rows();
            assertThat(others).hasSameSizeAs(rows);
            for (var row = 0; row < rows.size(); row++) {
                for (var cell = 0; cell < rows.get(row).size(); cell++) {
                    count += rows.get(row).get(cell).equals(others.get(row).get(cell)) ? 0 : 1;
                }
            }
        }
        return count;
    }
}
