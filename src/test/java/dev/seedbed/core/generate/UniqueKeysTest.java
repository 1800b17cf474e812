package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Unique keys are met before the first row is made, or refused with the number.
class UniqueKeysTest {

    private static final String TENANTS = "CREATE TABLE tenants (id serial PRIMARY KEY);\n";

    private static Plan plan(Connections connections, String scenario) {
        var schema = Exports.schema(connections);
        return Exports.plan(schema, ScenarioFile.read("test.yaml", scenario, schema));
    }

    /// Loads the rows that the scenario asks for; returns how many there are in table `t`.
    private static long load(String ddl, String scenario) {
        var url = PostgresServers.newest().database(ddl);
        try (var connections = Connections.to(url)) {
            var plan = plan(connections, scenario);
            assertThat(plan.warnings()).isEmpty();
            SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
            return plan.table(new TableName("public", "t")).rows();
        }
    }

    private static Problem refusal(String ddl, String scenario) {
        DatabaseUrl url = PostgresServers.newest().database(ddl);
        try (var connections = Connections.to(url)) {
            return catchThrowableOfType(SeedbedException.class, () -> plan(connections, scenario))
                    .problem();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mood text NOT NULL UNIQUE CHECK (mood IN ('a', 'b', 'c'))                        | 3
            code text NOT NULL UNIQUE CHECK (code ~ '^[A-B][0-9]$')                          | 20
            level smallint NOT NULL UNIQUE CHECK (level BETWEEN 1 AND 7)                     | 7
            flag boolean NOT NULL, other boolean NOT NULL, UNIQUE (flag, other)              | 4
            ratio numeric(2,2) NOT NULL UNIQUE                                               | 99
            day date NOT NULL UNIQUE CHECK (day >= '2020-02-01' AND day < '2020-03-01')      | 29
            bits bit(3) NOT NULL UNIQUE                                                      | 8
            """)
    void refusesMoreRowsThanThereAreValuesAndSaysHowMany(String columns, long room) {
        var ddl = "CREATE TABLE t (" + columns + ")";
        var problem = refusal(ddl, "tables: {t: {rows: " + (room + 1) + " in all}}");
        assertThat(problem.category()).isEqualTo(Category.UNSATISFIABLE);
        assertThat(problem.where()).startsWith("public.t, t_");
        assertThat(problem.why()).contains((room + 1) + " rows are wanted").contains("room for " + room);
        assertThat(load(ddl, "tables: {t: {rows: " + room + " in all}}")).isEqualTo(room);
    }

    @Test
    void draftsOnlyAsManyRowsAsThereIsRoomFor() {
        assertThat(load("CREATE TABLE t (mood text NOT NULL UNIQUE CHECK (mood IN ('a', 'b', 'c')))", ""))
                .isEqualTo(3);
    }

    @Test
    void leavesRowsWithoutAValueWhereTheColumnMayBeNull() {
        assertThat(load(
                        "CREATE TABLE t (level smallint UNIQUE CHECK (level BETWEEN 1 AND 3))",
                        "tables: {t: {rows: 20 in all}}"))
                .isEqualTo(20);
    }

    @Test
    void dividesTheRoomAmongTenants() {
        var ddl = TENANTS + """
                CREATE TABLE t (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                    seat smallint NOT NULL UNIQUE CHECK (seat BETWEEN 1 AND 40));
                """;
        assertThat(refusal(ddl, "root: tenants\ntables: {t: {rows: 5 per tenant}}")
                        .why())
                .contains("50 rows are wanted")
                .contains("room for 40 in 10 tenants");
        assertThat(load(ddl, "root: tenants\ntables: {t: {rows: 4 per tenant}}"))
                .isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNIQUE (tenant_id, level)                       | 40
            UNIQUE (tenant_id, level, flag)                 | 80
            UNIQUE (tenant_id, level) NULLS                 | 40
            """)
    void meetsKeysThatShareTheTenantColumn(String key, long rows) {
        var ddl = TENANTS
                + """
                CREATE TABLE t (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                    level int NOT NULL CHECK (level BETWEEN 1 AND 4), flag boolean NOT NULL, %s);
                """.formatted(key.replace(" NULLS", "")
                        .replace("UNIQUE", key.endsWith("NULLS") ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE"));
        assertThat(load(ddl, "root: tenants\ntables: {t: {rows: " + rows / 10 + " per tenant}}"))
                .isEqualTo(rows);
        assertThat(refusal(ddl, "root: tenants\ntables: {t: {rows: " + (rows / 10 + 1) + " per tenant}}")
                        .why())
                .contains("room for " + rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flag boolean NOT NULL                                                    | (tenant_id) WHERE flag
            state text NOT NULL CHECK (state IN ('open', 'shut', 'lost'))            | (tenant_id) WHERE state = 'open'
            state text NOT NULL CHECK (state IN ('open', 'shut', 'lost'))            | (tenant_id, state) WHERE state IN ('open', 'shut')
            gone_at timestamptz                                                      | (tenant_id) WHERE gone_at IS NULL
            mail text NOT NULL                                                       | (tenant_id, lower(mail)) WHERE mail <> ''
            """)
    void meetsPartialKeysForTheRowsThatTheyAreAbout(String column, String index) {
        var ddl = TENANTS + """
                CREATE TABLE t (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE, %s);
                CREATE UNIQUE INDEX few ON t %s;
                """.formatted(column, index);
        assertThat(load(ddl, "root: tenants\ntables: {t: {rows: 30 per tenant}}"))
                .isEqualTo(300);
    }

    @Test
    void makesPairsUnique() {
        var ddl = TENANTS + """
                CREATE TABLE a (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE TABLE b (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE TABLE t (a_id int REFERENCES a ON DELETE CASCADE, b_id int REFERENCES b ON DELETE CASCADE,
                    PRIMARY KEY (a_id, b_id));
                """;
        var rows =
                "root: tenants\ntables: {a: {rows: 3 per tenant}, b: {rows: 4 per tenant}, t: {rows: %d per tenant}}";
        assertThat(load(ddl, rows.formatted(12))).isEqualTo(120);
        assertThat(refusal(ddl, rows.formatted(13)).why()).contains("room for 120 in 10 tenants");
    }

    /// Parents of parents do not have equally many children: the fullest must have room.
    @Test
    void leavesRoomBelowTheFullestAncestor() {
        var ddl = TENANTS + """
                CREATE TABLE a (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE TABLE b (a_id int NOT NULL REFERENCES a ON DELETE CASCADE, id serial, PRIMARY KEY (a_id, id));
                CREATE TABLE t (a_id int, b_id int, FOREIGN KEY (a_id, b_id) REFERENCES b ON DELETE CASCADE,
                    level int NOT NULL CHECK (level IN (1, 2)), UNIQUE (a_id, level));
                """;
        var url = PostgresServers.newest().database(ddl);
        try (var connections = Connections.to(url)) {
            var plan = plan(connections, "root: tenants\ntables: {a: {rows: 2 per tenant}, b: {rows: 3 per tenant}}");
            SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
    }
}
