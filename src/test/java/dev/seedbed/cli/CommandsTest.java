package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest extends CommandTest {

    private static final TestServer SERVER = PostgresServers.newest();

    @Test
    void graphGivesTheDocumentedShapeAndExitsWithFindings() {
        var outcome = run("graph", "sample:storefront", "--format", "json");
        var report = json(outcome.out());
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(report.get("root").asString()).isEqualTo("public.stores");
        assertThat(report.get("tables")).isNotEmpty().allSatisfy(table -> {
            assertThat(table.propertyNames())
                    .containsExactly("table", "verdict", "path", "reason", "badges", "intended");
            assertThat(table.get("verdict").asString())
                    .isIn("root", "deleted", "blocks", "detached", "left-behind", "shared");
        });
    }

    @Test
    void graphOfACleanSchemaExitsWithZeroInEveryForm() {
        assertThat(run("graph", "sample:ledger").code()).isZero();
        assertThat(run("graph", "sample:ledger", "--format", "svg").out()).startsWith("<svg");
        assertThat(run("graph", "sample:ledger", "--format", "mermaid").out()).startsWith("flowchart");
    }

    @Test
    void graphExplainsOneTableKeyByKey() {
        var outcome = run("graph", "sample:storefront", "--explain", "shipments");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("blocks       public.shipments", "fails        shipments_order_fk")
                .contains("ALTER TABLE \"public\".\"shipments\" ADD CONSTRAINT \"shipments_order_fk\" FOREIGN KEY")
                .contains("Rows outside the tenant", "What it means: ", "When it is fine: ", "How to mend it: ");
        var report = json(run("graph", "sample:storefront", "--explain", "shipments", "--format", "json")
                .out());
        assertThat(report.get("keys").get(0).get("cause").asString()).isEqualTo("outside");
        assertThat(report.get("help").get(0).propertyNames()).containsExactly("title", "meaning", "fine", "mend");
        assertThat(run("graph", "sample:storefront", "--explain", "shipments", "--format", "svg")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("graph", "sample:storefront", "--explain", "shipment").err())
                .contains("Did you mean 'shipments'?");
    }

    @Test
    void graphTakesAnotherRoot() {
        var outcome = run("graph", "sample:ledger", "--root", "accounts", "--format", "json");
        assertThat(json(outcome.out()).get("root").asString()).isEqualTo("public.accounts");
        assertThat(run("graph", "sample:ledger", "--root", "acounts").err()).contains("Did you mean 'accounts'?");
    }

    @Test
    void aDraftedScenarioExportsTheSameBytesAsItsSourceButForNewerGenerators() throws Exception {
        var schema = Files.writeString(
                folder.resolve("schema.sql"),
                "CREATE TABLE teams (id int PRIMARY KEY, name text); "
                        + "CREATE TABLE users (id serial PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE, email text)");
        assertThat(run(
                                "init",
                                schema.toString(),
                                "-o",
                                folder.resolve("scenario.yaml").toString())
                        .code())
                .isZero();
        var drafted = folder.resolve("scenario.yaml");
        var versions = Files.readAllLines(drafted).stream()
                .filter(line -> line.startsWith("generators: {title: 2}"))
                .toList();
        assertThat(versions).hasSize(1);
        Files.writeString(drafted, Files.readString(drafted).replace(versions.getFirst(), ""));
        assertThat(run(
                                "export",
                                schema.toString(),
                                "-o",
                                folder.resolve("a.sql").toString())
                        .code())
                .isZero();
        assertThat(run(
                                "export",
                                folder.resolve("scenario.yaml").toString(),
                                "-o",
                                folder.resolve("b.sql").toString())
                        .code())
                .isZero();
        assertThat(folder.resolve("b.sql")).hasSameBinaryContentAs(folder.resolve("a.sql"));
    }

    @Test
    void initNeverOverwrites() throws Exception {
        var file = Files.writeString(folder.resolve("mine.yaml"), "seed: 1");
        var outcome = run("init", "sample:ledger", "-o", file.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(file).hasContent("seed: 1");
    }

    @Test
    void previewShowsTheEdgeCasesOfOnePack() throws Exception {
        var scenario = Files.writeString(folder.resolve("shop.yaml"), "source: sample:storefront\nedges: all\n");
        var dates = json(run("preview", scenario.toString(), "--table", "orders", "--pack", "dates", "--format", "json")
                .out());
        assertThat(dates.get("edges"))
                .isNotEmpty()
                .allMatch(edge -> edge.asString().startsWith("dates."));

        var wrong = run("preview", scenario.toString(), "--table", "orders", "--pack", "date");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("Did you mean 'dates'?");
    }

    @Test
    void previewShowsTheRowsOfTheExport() throws Exception {
        var preview = json(
                run("preview", "sample:ledger", "--table", "tags", "--from", "3", "--rows", "2", "--format", "json")
                        .out());
        run("export", "sample:ledger", "-o", folder.resolve("seed.sql").toString());
        var rows = preview.get("rows");
        assertThat(rows).hasSize(2);
        var first = rows.get(0)
                .valueStream()
                .map(cell -> cell.isNull() ? "\\N" : cell.asString())
                .toList();
        assertThat(Files.readString(folder.resolve("seed.sql"))).contains("\n" + String.join("\t", first) + "\n");
    }

    @Test
    void sizeIsAboutWhatWasAskedFor() {
        var report = json(run(
                        "export",
                        "sample:tracker",
                        "--rows",
                        "20000",
                        "-o",
                        folder.resolve("a.sql").toString(),
                        "--format",
                        "json")
                .out());
        assertThat(report.get("rows").asLong()).isBetween(19_000L, 21_000L);
    }

    @Test
    void pushBranchAndCheckGoTogether() {
        assertThat(run("push", "sample:tracker", "--branch", "commands-base").code())
                .isZero();
        var url = run("branch", "create", "commands-pr", "--from", "commands-base")
                .out()
                .strip();
        assertThat(url).startsWith("postgres://");
        var check = run("check", url, "--format", "json");
        assertThat(check.code()).isZero();
        assertThat(json(check.out()).get("clean").asBoolean()).isTrue();
        assertThat(run("branch", "list").out()).contains("commands-base", "commands-pr");
        assertThat(run("branch", "url", "commands-pr").out().strip()).isEqualTo(url);
        assertThat(run("branch", "delete", "commands-base").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("branch", "delete", "commands-pr").code()).isZero();
        assertThat(run("branch", "delete", "commands-pr").code()).isEqualTo(ExitCode.USAGE);
    }

    /// The second name is somebody else's.
    @Test
    void tellsTheWorkersBranchesThatWereMadeBeforeAFailure() {
        run("push", "sample:tracker", "--branch", "commands-workers");
        TestServer.execute(SERVER.url(), "CREATE DATABASE \"commands-w-2\"");
        try {
            var outcome = run("branch", "create", "commands-w", "--from", "commands-workers", "--workers", "3");

            assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.out())
                    .isEqualTo(run("branch", "url", "commands-w-1").out());
            assertThat(outcome.err()).contains("commands-w-2");
        } finally {
            TestServer.execute(SERVER.url(), "DROP DATABASE \"commands-w-2\"");
        }

        assertThat(run("branch", "create", "commands-w", "--from", "commands-workers", "--workers", "3")
                        .out()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.matches("postgres://.*/commands-w-[123](\\?.*)?"));
        for (var worker : List.of("1", "2", "3")) {
            assertThat(run("branch", "delete", "commands-w-" + worker).code()).isZero();
        }
    }

    @Test
    void aTableThatIsToStayEmptyIsPublishedEmpty() throws Exception {
        var scenario = Files.writeString(
                folder.resolve("scenario.yaml"),
                "source: sample:tracker\ntables:\n  public.comments:\n    rows: 0 per tenant\n");

        assertThat(run("push", scenario.toString(), "--branch", "empty-base").err())
                .isEmpty();
        run("branch", "create", "empty-pr", "--from", "empty-base");
        var check = run("check", run("branch", "url", "empty-pr").out().strip());
        assertThat(check.out()).contains(" 0 broken");
        run("branch", "delete", "empty-pr");
        assertThat(run("branch", "delete", "empty-base").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void theDemoLeavesABaseAndABranchOfSomebodysOwn() {
        run("push", "sample:tracker");
        run("branch", "create", "demo");
        var mine = theirs();

        var demo = run("demo", "--out", folder.resolve("demo").toString());

        assertThat(demo.out()).contains("demo-seed: published", "/demo-branch");
        run("push", "sample:tracker", "--branch", "demo-seed");
        run("branch", "create", "demo-branch", "--from", "demo-seed", "--fresh");
        assertThat(run("demo", "--out", folder.resolve("demo").toString()).out())
                .contains("demo-seed-2: published", "/demo-branch-2");
        assertThat(theirs()).hasSize(2).isEqualTo(mine);
        List.of("demo", "demo-branch", "demo-branch-2").forEach(name -> run("branch", "delete", name));
    }

    private static List<JsonNode> theirs() {
        return json(run("branch", "list", "--format", "json").out())
                .valueStream()
                .filter(branch ->
                        List.of("base-seed", "demo").contains(branch.get("name").asString()))
                .toList();
    }

    @Test
    void aPartIsEstimatedAsAPart() {
        var whole = rows("export", "sample:ledger", "--dry-run", "--format", "json");

        assertThat(rows("export", "sample:ledger", "--dry-run", "--shard", "1/4", "--format", "json"))
                .isBetween(whole / 4 - 50, whole / 4 + 50);
    }

    private static long rows(String... line) {
        return json(run(line).out()).get("rows").asLong();
    }

    @Test
    void aManifestThatSomebodyElseWroteIsAFinding() throws Exception {
        run("export", "sample:tracker", "-o", folder.resolve("seed.sql").toString());
        var url = SERVER.database(Files.readString(Path.of("sample-schemas/tracker.sql")));
        SeedFileLoader.load(url, folder.resolve("seed.sql"));

        TestServer.execute(url, "UPDATE _seedbed.manifest SET scenario = 'x'");
        assertThat(run("check", url.connectable()).out()).contains(", scenario x");
        TestServer.execute(url, "UPDATE _seedbed.manifest SET tables = '[{}]'");
        var outcome = run("check", url.connectable());
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.err()).contains("_seedbed.manifest", "Load the seed again.");
    }

    @Test
    void checkFindsWhatWasBroken() throws Exception {
        run("export", "sample:ledger", "-o", folder.resolve("seed.sql").toString());
        var url = SERVER.database(Files.readString(Path.of("sample-schemas/ledger.sql")));
        SeedFileLoader.load(url, folder.resolve("seed.sql"));
        TestServer.execute(url, "DELETE FROM public.tags WHERE id = (SELECT max(id) FROM public.tags)");
        var outcome = run("check", url.connectable());
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out()).contains("public.tags, row count: 49 rows, where 50 were written");
    }

    @Test
    void aUrlIsReadFromItsCatalogueOnly() throws Exception {
        var url = SERVER.database(Files.readString(Path.of("sample-schemas/tracker.sql")));
        assertThat(run(
                                "export",
                                url.connectable(),
                                "-o",
                                folder.resolve("url.sql").toString())
                        .code())
                .isZero();
        SeedFileLoader.load(url, folder.resolve("url.sql"));
        assertThat(run("check", url.connectable()).code()).isZero();
        var push = run("push", url.connectable());
        assertThat(push.code()).isEqualTo(ExitCode.USAGE);
        assertThat(push.err()).contains("pg_dump --schema-only");
    }

    @Test
    void schemaFilesKeepWhatWorksAndTellTheRest() throws Exception {
        Files.writeString(folder.resolve("half.sql"), "CREATE TABLE a (id int);\nCREATE TABEL b (id int);\n");
        var outcome = run("graph", folder.resolve("half.sql").toString());
        assertThat(outcome.err()).contains("half.sql, line 2").contains("syntax error");
        assertThat(outcome.out()).contains("public.a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            graph broken.sql                                              | 2 | broken.sql, line 2 | syntax error
            graph empty.sql                                               | 2 | empty.sql    | There are no tables.
            graph missing.sql                                             | 2 | missing.sql  | does not exist
            graph sample:nothing                                          | 2 | sample:nothing | There is no sample
            graph                                                         | 2 | Usage        | SOURCE
            export sample:ledger -o /nowhere/at/all/seed.sql              | 4 | /nowhere/at/all | does not exist
            export broken.yaml -o out.sql                                 | 2 | broken.yaml:3:3 | Did you mean 'public.accounts'?
            export tight.yaml -o out.sql                                  | 5 | public.currencies | There is no room
            export half.yaml -o out.sql                                   | 2 | half.yaml:4:11 | Each tenant has a whole number of rows.
            check postgres://nobody@127.0.0.1:1/nothing                   | 4 | 127.0.0.1:1  | refused
            graph postgres://postgres:wrong@127.0.0.1:PORT/postgres       | 4 | postgres     | password
            branch create Bad_NAME!                                       | 2 | Bad_NAME!    | name of a branch
            branch create pr --workers 0                                  | 2 | --workers    | at least 1
            branch create pr --workers -3                                 | 2 | --workers    | at least 1
            """)
    void badInputIsToldWithPlaceReasonAndRemedy(String line, int code, String where, String why) throws Exception {
        Files.writeString(folder.resolve("broken.sql"), "-- tables\nCREATE TABEL b (id int);\n");
        Files.writeString(folder.resolve("empty.sql"), "-- nothing\n");
        Files.writeString(
                folder.resolve("broken.yaml"), "source: sample:ledger\ntables:\n  public.acounts:\n    rows: 3\n");
        Files.writeString(
                folder.resolve("tight.yaml"),
                "source: sample:ledger\nshared-rows: 2\ntables:\n  public.currencies:\n    rows: 31\n");
        Files.writeString(
                folder.resolve("half.yaml"),
                "source: sample:ledger\ntables:\n  public.accounts:\n    rows: 2.5 per tenant\n");
        var port = Integer.toString(SERVER.url().port());
        var arguments = List.of(line.split(" +")).stream()
                .map(word -> word.replace("PORT", port))
                .map(word -> word.matches("(broken|empty|missing|tight|half|out)\\..*")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        var outcome = run(arguments);
        assertThat(outcome.err()).contains(where.strip()).contains(why.strip()).doesNotContain("\tat ");
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.out()).isEmpty();
        assertThat(folder.resolve("out.sql")).doesNotExist();
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
