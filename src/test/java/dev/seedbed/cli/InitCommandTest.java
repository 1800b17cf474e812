package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InitCommandTest extends CommandTest {

    private static final String THEN = """
            CREATE TABLE teams (id int PRIMARY KEY, name text, code text);
            CREATE TABLE users (id int PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE, grade int);
            CREATE TABLE old (id int PRIMARY KEY);
            """;
    private static final String NOW = """
            CREATE TABLE teams (id int PRIMARY KEY, name text, zug text NOT NULL);
            CREATE TABLE users (id int PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE, grade text);
            CREATE TABLE bills (id int PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE, total numeric);
            """;

    @Test
    void theSchemaOfTheScenarioPassesTheGate() throws Exception {
        scenario(THEN);

        var outcome = init("--check");
        assertThat(outcome.out()).contains("The schema is the one that the scenario was decided for.");
        assertThat(outcome.code()).isZero();
        assertThat(json(init("--check", "--format", "json")).get("changed").asBoolean())
                .isFalse();
    }

    @Test
    void anotherSchemaDoesNotAndEachChangeIsTold() throws Exception {
        scenario(THEN);
        schema(NOW);

        var outcome = init("--check");
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out())
                .containsSubsequence(
                        "gone table public.old",
                        "changed table public.teams",
                        "gone column code: text",
                        "new column zug: text not null",
                        "changed table public.users",
                        "changed column grade: integer → text",
                        "new table public.bills",
                        "seedbed init --update",
                        "seedbed verify --baseline");
        var tables = json(init("--check", "--format", "json")).get("tables");
        assertThat(tables.get(2).get("columns").get(0).get("before").asString()).isEqualTo("integer");
        assertThat(tables.get(3).get("change").asString()).isEqualTo("new");
    }

    @Test
    void aScenarioWithoutAMemoryDoesNotPassTheGate() throws Exception {
        schema(THEN);
        Files.writeString(file(), "source: schema.sql\n");

        var outcome = init("--check");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("The scenario does not remember a schema.", "--update", "--write");
    }

    @Test
    void onlyAScenarioFileCanBeHeldAgainstTheSchema() {
        assertThat(run("init", "sample:ledger", "--check").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("init", "sample:ledger", "--update").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("init", "sample:ledger", "--write").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("init", "sample:ledger", "--update", "--check").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anUpdateShowsADiffAndWhatNeedsADecision() throws Exception {
        scenario(THEN);
        schema(NOW);
        var before = Files.readString(file());

        var outcome = init("--update");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("There is no table 'public.old'.", "has no column 'code'")
                .contains("Needs a decision:\n  public.teams.zug: any (a guess: type text)")
                .contains("--- a/scenario.yaml", "\n-  public.old:\n", "\n+  public.bills:\n");
        assertThat(outcome.err()).contains("Nothing was written: add --write.");
        assertThat(file()).hasContent(before);
    }

    @Test
    void aWrittenUpdatePassesTheGateAndKeepsWhatFits() throws Exception {
        scenario(THEN);
        Files.writeString(
                file(), Files.readString(file()).replaceAll("(?m)^      name: .*", "      name: {always: Reds}"));
        schema(NOW);

        var outcome = json(init("--update", "--write", "--format", "json"));
        assertThat(outcome.get("written").asBoolean()).isTrue();
        assertThat(outcome.get("misfits")).isNotEmpty();
        assertThat(Files.readString(file())).contains("name: {always: Reds}", "public.bills:\n");
        assertThat(init("--check").code()).isZero();
        assertThat(init("--update").out()).contains("Nothing to change in the file.");
        assertThat(run(
                                "export",
                                file().toString(),
                                "-o",
                                folder.resolve("seed.sql").toString())
                        .code())
                .isZero();
    }

    /// Only what has to change does: no comment, no order and no spacing of a person is lost.
    @Test
    void aWrittenUpdateLeavesTheRestOfTheFileAsItWas() throws Exception {
        schema(THEN);
        Files.writeString(file(), """
                # Data of the demo shop: ask Ada before you change the seed.
                source: schema.sql
                seed: 7   # Ada's

                tables:
                  # teams come first
                  teams:
                    rows: 1 per tenant
                    columns:
                      name: {one-of: [Reds, Blues]}   # as in the slides
                      code: {one-of: [R, B]}
                  users:
                    columns:
                      grade: {between: [1, 6]}        # like in school
                  old: {rows: 3 in all}
                intended:
                  # nobody deletes these
                  old: stays
                  users: for the auditors
                """);
        init("--update", "--write");
        schema(NOW);

        assertThat(init("--update", "--write").code()).isZero();

        assertThat(Files.readString(file())).startsWith("""
                # Data of the demo shop: ask Ada before you change the seed.
                source: schema.sql
                seed: 7   # Ada's

                tables:
                  # teams come first
                  teams:
                    rows: 1 per tenant
                    columns:
                      name: {one-of: [Reds, Blues]}   # as in the slides
                      zug: any                                          # type text
                  users:
                    columns:
                      grade: {between: [1, 6]}        # like in school
                  public.bills:
                    rows: 5 per tenant                                  # hangs from public.teams by team_id
                    columns:
                      id: counter                                       # key fed by a sequence
                      # team_id: parent in public.teams                 # foreign key bills_team_id_fkey
                      total: {rule: amount, nulls: 0.1}                 # column name 'total'
                intended:
                  # nobody deletes these
                  users: for the auditors
                schema: \
                """);
        assertThat(init("--check").code()).isZero();
    }

    @Test
    void aRuleThatWasDecidedForAnotherTypeNeedsADecision() throws Exception {
        schema(THEN);
        Files.writeString(file(), "source: schema.sql\ntables: {users: {columns: {grade: {between: [1, 6]}}}}\n");
        init("--update", "--write");
        schema(THEN.replace("grade int", "grade uuid"));

        assertThat(init("--update").out())
                .contains("changed column grade: integer → uuid", "public.users.grade: 1 … 6 (decided for integer)");
    }

    @Test
    void aScenarioFindsItsSourceFromItsOwnFolder() throws Exception {
        var schema = Files.createDirectories(folder.resolve("db")).resolve("schema.sql");
        Files.writeString(schema, THEN);
        var file = Files.createDirectories(folder.resolve("scenarios")).resolve("shop.yaml");

        run("init", schema.toString(), "-o", file.toString());

        assertThat(Files.readString(file)).contains("\nsource: \"../db/schema.sql\"\n");
        assertThat(run("init", file.toString(), "--check").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void whatWasJustDraftedNeedsNoUpdate(String sample) {
        run("init", "sample:" + sample, "-o", file().toString());

        assertThat(init("--update").out()).isEqualToNormalizingNewlines("""
                        The schema is the one that the scenario was decided for.
                        Nothing to change in the file.
                        """);
    }

    @Test
    void withoutAMemoryWhatTheFileDoesNotNameNeedsADecision() throws Exception {
        schema(NOW);
        Files.writeString(file(), "source: schema.sql\ntables: {teams: {columns: {zug: word}}}\n");

        assertThat(init("--update").out())
                .contains("The scenario remembers no schema", "Needs a decision:", "public.users.grade")
                .doesNotContain("public.teams.zug: ");
    }

    @Test
    void anExportOfAnOlderScenarioWarnsOnce() throws Exception {
        scenario(THEN);
        schema(THEN + "CREATE TABLE notes (id int PRIMARY KEY);");

        var outcome = run("export", file().toString(), "--dry-run");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .containsOnlyOnce("The schema is not the one that the scenario was decided for.")
                .contains("Changed: public.notes (new).", "seedbed init --update");
    }

    @Test
    void aDatabaseIsHeldAgainstItsScenarioToo() throws Exception {
        var database = PostgresServers.oldest().database(THEN);
        schema(THEN);
        run("init", folder.resolve("schema.sql").toString(), "-o", file().toString());
        Files.writeString(
                file(),
                Files.readString(file()).replaceFirst("source: .*", "source: '" + database.connectable() + "'"));

        assertThat(init("--check").code()).as("decided on another server").isZero();
        TestServer.execute(database, "ALTER TABLE users ADD CHECK (grade > 0)");
        assertThat(init("--check").out()).contains("changed table public.users: its keys, checks");
    }

    @Test
    void hostileNamesAreRememberedAndToldPlainly() throws Exception {
        scenario(THEN);
        schema(THEN + "CREATE TABLE \"a: {b}\u001b[2J\n# c\" (\"no\" int PRIMARY KEY, \"x, 'y'\" text NOT NULL);");

        assertThat(init("--update").out()).contains("new table public.a: {b}").doesNotContain("\u001b");
        init("--update", "--write");
        assertThat(init("--check").code()).isZero();
    }

    private Path file() {
        return folder.resolve("scenario.yaml");
    }

    private void schema(String ddl) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), ddl);
    }

    private void scenario(String ddl) throws IOException {
        schema(ddl);
        run("init", folder.resolve("schema.sql").toString(), "-o", file().toString());
    }

    private Outcome init(String... options) {
        var arguments = new ArrayList<>(List.of("init", file().toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Outcome outcome) {
        return new JsonMapper().readTree(outcome.out());
    }
}
