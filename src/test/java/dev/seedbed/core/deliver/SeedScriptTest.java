package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.TableRecipe;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.Checksum;
import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Psql;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SeedScriptTest {

    private static final String DDL = """
            CREATE TABLE teams (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
            CREATE TABLE users (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                team_id int NOT NULL REFERENCES teams ON DELETE CASCADE,
                email text, born date, CONSTRAINT one_email UNIQUE (team_id, email));
            CREATE INDEX users_team ON users (team_id);
            """;

    @TempDir
    Path folder;

    private static final String KEYS = """
            SELECT string_agg(line, ';' ORDER BY line) FROM (
                SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint
                    WHERE connamespace = 'public'::regnamespace
                UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS keys (line)
            """;

    @ParameterizedTest
    @MethodSource("dev.seedbed.testing.PostgresServers#all")
    void loadsAgainOverItsOwnRows(TestServer server) {
        var url = server.database(DDL);
        var script = script(plan(url, Scenario.inferred()), Loader.PSQL);
        SeedFileLoader.load(url, script);
        SeedFileLoader.load(url, script);
        assertThat(TestServer.query(url, "SELECT count(*) FROM users")).isEqualTo("50");
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void refusesRowsOfSomebodyElseAndChangesNothing(Loader loader) {
        var url = PostgresServers.newest().database(DDL);
        var script = script(plan(url, Scenario.inferred()), loader);
        TestServer.execute(url, "INSERT INTO teams (name) VALUES ('mine')");
        assertThatThrownBy(() -> SeedFileLoader.load(url, script))
                .hasMessageContaining("\"public\".\"teams\" holds rows that it did not write");
        assertThat(TestServer.query(url, "SELECT string_agg(name, ',') FROM teams"))
                .isEqualTo("mine");
        assertThat(TestServer.query(url, "SELECT to_regclass('_seedbed.manifest') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void refusesWhenOneOfItsRowsWasChangedOrOneWasAdded() {
        var url = PostgresServers.newest().database(DDL);
        var script = script(plan(url, Scenario.inferred()), Loader.PSQL);
        SeedFileLoader.load(url, script);
        TestServer.execute(url, "UPDATE users SET email = 'me@example.com' WHERE id = 7");
        assertThatThrownBy(() -> SeedFileLoader.load(url, script)).hasMessageContaining("\"public\".\"users\"");
        TestServer.execute(url, "DELETE FROM users WHERE id = 7");
        SeedFileLoader.load(url, script);
        TestServer.execute(url, "INSERT INTO teams (name) VALUES ('new')");
        assertThatThrownBy(() -> SeedFileLoader.load(url, script)).hasMessageContaining("\"public\".\"teams\"");
    }

    @Test
    void leavesSequencesBehindItsRows() {
        var url = PostgresServers.newest().database(DDL);
        SeedFileLoader.load(url, script(plan(url, Scenario.inferred()), Loader.INSERT));
        TestServer.execute(url, "INSERT INTO teams (name) VALUES ('next')");
        TestServer.execute(url, "INSERT INTO users (team_id) VALUES (11)");
        assertThat(TestServer.query(url, "SELECT max(id) FROM teams")).isEqualTo("11");
        assertThat(TestServer.query(url, "SELECT max(id) FROM users")).isEqualTo("51");
    }

    @ParameterizedTest
    @MethodSource("dev.seedbed.testing.PostgresServers#all")
    void makesManyRowsKeysAgainExactlyAsTheyWere(TestServer server) {
        var url = server.database(DDL);
        var before = TestServer.query(url, KEYS);
        var script = script(plan(url, Scenario.inferred().withTenants(4_000)), Loader.PSQL);
        assertThat(script).contains("DROP CONSTRAINT \"users_team_id_fkey\"", "DROP INDEX \"public\".\"users_team\"");
        SeedFileLoader.load(url, script);
        assertThat(TestServer.query(url, "SELECT count(*) FROM users")).isEqualTo("20000");
        assertThat(TestServer.query(url, KEYS)).isEqualTo(before);
    }

    @Test
    void isTheSameTextUnderAnotherLocaleAndTimeZone() {
        var url = PostgresServers.newest().database(DDL);
        var first = script(plan(url, Scenario.inferred()), Loader.PSQL);
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(script(plan(url, Scenario.inferred()), Loader.PSQL)).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(script(plan(url, Scenario.inferred().withSeed(7)), Loader.PSQL))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void survivesHostileNames(Loader loader) {
        var url = PostgresServers.newest().database("""
                CREATE SCHEMA "we ""ird";
                CREATE TABLE "we ""ird"."select" ("from" int PRIMARY KEY, "$seedbed0$" text, "\\." text NOT NULL);
                CREATE TABLE "%s" ("a'b" serial PRIMARY KEY, "😀" int NOT NULL REFERENCES "we ""ird"."select" ON DELETE CASCADE);
                """.formatted("x".repeat(60) + "';--"));
        SeedFileLoader.load(url, script(plan(url, Scenario.inferred()), loader));
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
    }

    /// The server runs the triggers of foreign keys in the order of their names, and that decides whether a delete
    /// works.
    @Test
    void keepsTheOrderInWhichForeignKeysAreEnforced() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE tenants (id serial PRIMARY KEY);
                CREATE TABLE b_first (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE TABLE a_second (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                    first_id int NOT NULL REFERENCES b_first);
                CREATE TABLE c_third (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                """);
        var order = "SELECT string_agg(conname, ' ' ORDER BY tgname) FROM pg_trigger JOIN pg_constraint"
                + " ON pg_constraint.oid = tgconstraint WHERE tgrelid = 'tenants'::regclass AND tgtype & 8 <> 0";
        var before = TestServer.query(url, order);
        SeedFileLoader.load(url, script(plan(url, Scenario.inferred().withTenants(2_000)), Loader.PSQL));
        assertThat(TestServer.query(url, order)).isEqualTo(before);
    }

    @Test
    void isNotBlindBehindRowLevelSecurity() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE teams (id int PRIMARY KEY);
                INSERT INTO teams VALUES (1);
                ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
                ALTER TABLE teams FORCE ROW LEVEL SECURITY;
                """);
        var script = script(plan(url, Scenario.inferred()), Loader.INSERT);
        assertThatThrownBy(() -> SeedFileLoader.load(url, script))
                .hasMessageContaining("holds rows that it did not write");
    }

    @Test
    void loadsPastForcedRowSecurityTriggersAndRulesAndLeavesThemAsTheyWere() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE teams (id int PRIMARY KEY);
                ALTER TABLE teams ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                CREATE POLICY nothing ON teams USING (false) WITH CHECK (false);
                CREATE TABLE notes (id int PRIMARY KEY, team_id int NOT NULL REFERENCES teams);
                CREATE RULE silent AS ON INSERT TO notes DO INSTEAD NOTHING;
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION $$no$$; END';
                CREATE TRIGGER refuses BEFORE INSERT ON teams FOR EACH ROW EXECUTE FUNCTION refuse();
                ALTER TABLE teams ENABLE ALWAYS TRIGGER refuses;
                """);
        var state = "SELECT (SELECT relforcerowsecurity FROM pg_class WHERE oid = 'teams'::regclass)::text || "
                + "(SELECT tgenabled::text FROM pg_trigger WHERE tgname = 'refuses') || "
                + "(SELECT ev_enabled::text FROM pg_rewrite WHERE rulename = 'silent')";
        assertThat(TestServer.query(url, state)).isEqualTo("trueAO");
        for (var loader : Loader.values()) {
            SeedFileLoader.load(url, script(plan(url, Scenario.inferred()), loader));
            assertThat(TestServer.query(url, "SELECT count(*) > 0 FROM notes")).isEqualTo("t");
            assertThat(TestServer.query(url, state)).isEqualTo("trueAO");
        }
    }

    @Test
    void fillsTablesWithoutAnyColumnToWrite() {
        for (var loader : Loader.values()) {
            var url = PostgresServers.newest().database("""
                    CREATE TABLE nothing ();
                    CREATE TABLE computed (one int GENERATED ALWAYS AS (1) STORED);
                    """);
            SeedFileLoader.load(url, script(plan(url, Scenario.inferred()), loader));
            assertThat(TestServer.query(
                            url, "SELECT least(count(*), (SELECT count(*) FROM computed)) > 0 FROM nothing"))
                    .isEqualTo("t");
        }
    }

    @Test
    void leavesASequenceAloneThatItsNumbersNeverMeet() {
        var url = PostgresServers.newest().database("""
                CREATE SEQUENCE down INCREMENT BY -1;
                CREATE TABLE notes (id bigint PRIMARY KEY DEFAULT nextval('down'));
                """);
        SeedFileLoader.load(url, script(plan(url, Scenario.inferred()), Loader.PSQL));
        assertThat(TestServer.query(url, "SELECT nextval('down')")).isEqualTo("-1");
    }

    static Stream<Arguments> samplesAndServers() {
        return Stream.of("ledger", "storefront", "tracker")
                .flatMap(sample -> PostgresServers.all().stream().map(server -> Arguments.of(sample, server)));
    }

    @ParameterizedTest
    @MethodSource("samplesAndServers")
    void bothLoadersLeaveEqualTables(String sample, TestServer server) throws Exception {
        var sums = new ArrayList<String>();
        for (var loader : Loader.values()) {
            var url = server.database(Samples.ddl(sample));
            var file = folder.resolve(loader + ".sql");
            SeedFile.write(plan(url, Scenario.inferred()), SeedForm.of(loader), file, Progress.UNWATCHED);
            Psql.find().ifPresentOrElse(psql -> psql.run(url, file), () -> SeedFileLoader.load(url, file));
            sums.add(Checksum.of(url));
        }
        assertThat(sums.getFirst()).isEqualTo(sums.getLast()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"ledger, PSQL", "tracker, PSQL", "storefront, INSERT"})
    void isTheSameFromOneThreadAndFromFour(String sample, Loader loader) {
        var url = PostgresServers.newest().database(Samples.ddl(sample));
        var plan = plan(url, Scenario.inferred().withTenants(900));
        var alone = script(plan, SeedForm.of(loader).withThreads(1));
        assertThat(plan.tables().stream().mapToLong(TablePlan::rows).max().orElse(0))
                .isGreaterThan(8 * RowBlocks.ROWS);
        var together = script(plan, SeedForm.of(loader).withThreads(4));
        assertThat(Sha256.of(together)).isEqualTo(Sha256.of(alone));
    }

    @Test
    void isTheSameInAnotherProcessWithAnotherLocaleTimeZoneAndCharset() throws Exception {
        var url = PostgresServers.newest().database(Samples.ddl("tracker"));
        var plan = plan(url, Scenario.inferred().withTenants(ExportingMain.TENANTS));
        var here = Sha256.of(script(plan, SeedForm.of(Loader.PSQL).withThreads(1)));
        var password = url.password().map(secret -> secret.value()).orElse("");
        var child = ChildJvm.start(
                List.of(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kolkata",
                        "-Dfile.encoding=ISO-8859-9"),
                ExportingMain.class,
                url.withUser(url.user(), Optional.empty()).connectable(),
                url.user(),
                password);
        assertThat(child.await()).isEqualTo(here);
    }

    private static final List<String> HOSTILE = List.of(
            "it's \"quoted\"",
            "back\\slash",
            "\\.",
            "\\N",
            "tab\tand\nlines\r\n",
            "\u0001\u0008\u000b\u000c\u001b\u007f",
            "$$ $seedbed0$ ; --",
            "😀 é e\u0301 \u202e\ufeff",
            "",
            " ",
            "%s {} :name",
            "NULL",
            "E'\\x41'");

    @ParameterizedTest
    @EnumSource(Loader.class)
    void bringsHostileValuesUnchanged(Loader loader) {
        var url = PostgresServers.newest().database("CREATE TABLE words (id int PRIMARY KEY, word text NOT NULL)");
        var rule = new TableRecipe.ColumnRecipe(Optional.of(new ColumnRule.OneOf(HOSTILE)), OptionalDouble.empty());
        var recipe = new TableRecipe(Optional.of(new RowCount.Total(400)), Map.of("word", rule));
        var words = new TableName("public", "words");
        var scenario =
                Scenario.inferred().withSeed(1).withTenants(1).withSharedRows(1).withTables(Map.of(words, recipe));
        SeedFileLoader.load(url, script(plan(url, scenario), loader));
        var loaded = TestServer.query(url, "SELECT jsonb_agg(DISTINCT word COLLATE \"C\") FROM words");
        assertThat(new JsonMapper().readTree(loaded).valueStream().map(node -> node.asString()))
                .containsExactlyInAnyOrderElementsOf(HOSTILE);
    }

    private static Plan plan(DatabaseUrl url, Scenario scenario) {
        try (var connections = Connections.to(url);
                var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            return Planner.plan(Drafter.draft(schema, TenantGraph.of(schema), scenario));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String script(Plan plan, Loader loader) {
        return script(plan, SeedForm.of(loader));
    }

    private static String script(Plan plan, SeedForm form) {
        var out = new ByteArrayOutputStream();
        SeedFile.write(plan, form, out, Progress.UNWATCHED);
        return out.toString(StandardCharsets.UTF_8);
    }
}
