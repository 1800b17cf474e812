package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.ContractResult;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SchemaBuilder;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest extends CommandTest {

    private static final String CLEAN = """
            CREATE TABLE teams (id int PRIMARY KEY, name text);
            CREATE TABLE users (id int PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE);
            CREATE INDEX ON users (team_id);
            """;
    private static final String WORSE = CLEAN + """
            CREATE TABLE notes (id int PRIMARY KEY, team_id int NOT NULL);
            CREATE TABLE bills (id int PRIMARY KEY, user_id int NOT NULL UNIQUE REFERENCES users);
            """;

    @Test
    void aCleanSchemaKeepsTheContract() throws Exception {
        var outcome = verify(CLEAN);

        assertThat(outcome.out()).contains("DELETE FROM public.teams", "the contract is kept");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void eachBreachIsToldWithItsReasonAndPath() throws Exception {
        var outcome = verify(WORSE);

        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out())
                .contains("bills makes the delete fail.", "  path: users_team_id_fkey → bills_user_id_fkey")
                .contains("notes is left behind.", "2 breaches");
    }

    @Test
    void eachBreachIsToldWithTheMigrationThatMendsIt() throws Exception {
        assertThat(verify(WORSE).out())
                .contains("seedbed fix writes:", "ADD CONSTRAINT \"notes_team_id_fkey\"", "ON DELETE CASCADE");
    }

    @Test
    void theProofIsExecutedAndCounts() throws Exception {
        var outcome = verify(CLEAN, "--prove");

        assertThat(outcome.out())
                .contains("Proof: DELETE FROM", "Proven: the delete takes the tenant whole, and nothing else.");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void theProofIsInEveryFormat() throws Exception {
        var json = new JsonMapper()
                .readTree(verify(WORSE, "--prove", "--format", "json").out());
        assertThat(json.path("proofs").path(0).path("clean").asBoolean()).isFalse();
        assertThat(json.path("proofs").path(0).path("findings").path(0).asString())
                .contains("bills_user_id_fkey");

        var junit = xml(verify(WORSE, "--prove", "--format", "junit").out());
        var suites = junit.getElementsByTagName("testsuite");
        assertThat(((Element) suites.item(suites.getLength() - 1)).getAttribute("failures"))
                .isEqualTo("1");

        assertThat(verify(WORSE, "--prove", "--format", "github").out()).contains("::error title=Proof of DELETE");
    }

    @Test
    void theProofNeverTouchesAnybodysDatabase() {
        var url = PostgresServers.newest().database(CLEAN);
        var outcome = run("verify", url.connectable(), "--prove");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("pg_dump --schema-only");
    }

    @Test
    void oneExitCodeCoversAllRoots() throws Exception {
        var report = new JsonMapper()
                .readTree(verify(CLEAN, "--root", "users", "--root", "teams", "--format", "json")
                        .out());
        assertThat(report.get("kept").asBoolean()).isTrue();
        assertThat(report.get("roots")
                        .valueStream()
                        .map(root -> root.get("root").asString()))
                .containsExactly("public.users", "public.teams");

        var worse = verify(WORSE, "--root", "users", "--root", "teams", "--format", "json");
        assertThat(worse.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(new JsonMapper().readTree(worse.out()).get("roots").valueStream())
                .allSatisfy(root -> assertThat(root.get("breaches")
                                .valueStream()
                                .map(breach -> breach.get("table").asString()))
                        .contains("public.bills"));
    }

    @Test
    void aSchemaWithoutATenantDoesNotPass() throws Exception {
        var outcome = verify("CREATE TABLE colours (id int PRIMARY KEY);");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("No table looks like a tenant.", "--root");
    }

    @Test
    void aMarkInTheScenarioIsKept() throws Exception {
        Files.writeString(folder.resolve("schema.sql"), WORSE);
        var scenario = Files.writeString(
                folder.resolve("scenario.yaml"),
                "source: schema.sql\nintended:\n  notes: People keep them.\n  users: They go.\n  bills: No.\n");
        var outcome = run("verify", scenario.toString());

        assertThat(outcome.out()).doesNotContain("notes is left behind");
        assertThat(outcome.err())
                .contains("The mark on users changes nothing.", "The mark on bills changes nothing.")
                .doesNotContain("notes");
    }

    @Test
    void onlyWhatIsWorseThanTheBaselineFails() throws Exception {
        var baseline = folder.resolve("baseline.json").toString();
        assertThat(verify(CLEAN, "--baseline", baseline).err()).contains("There is no baseline yet.");
        var written = verify(WORSE, "--baseline", baseline, "--update-baseline");
        assertThat(written.code()).isZero();
        assertThat(written.out()).contains("nothing is worse than the baseline");
        assertThat(verify(WORSE, "--baseline", baseline).code()).isZero();

        var better = verify(CLEAN, "--baseline", baseline);
        assertThat(better.code()).isZero();
        assertThat(better.out()).contains("The baseline is out of date");

        verify(CLEAN, "--baseline", baseline, "--update-baseline");
        var worse = verify(WORSE, "--baseline", baseline);
        assertThat(worse.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(worse.out()).contains("notes is not in the baseline, and is left behind.");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void theRootsOfTheBaselineAreJudgedWithoutBeingNamed() throws Exception {
        var baseline = folder.resolve("baseline.json").toString();
        verify(CLEAN, "--baseline", baseline, "--root", "users", "--update-baseline");

        assertThat(verify(CLEAN, "--baseline", baseline).out()).contains("DELETE FROM public.users");
        assertThat(verify("CREATE TABLE teams (id int PRIMARY KEY);", "--baseline", baseline))
                .satisfies(outcome -> {
                    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
                    assertThat(outcome.err()).contains("There is no table 'public.users'.");
                });
    }

    @Test
    void aBaselineIsNeededToUpdateOne() throws Exception {
        assertThat(verify(CLEAN, "--update-baseline").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void junitHasATestCaseForEachTableAndRoot() throws Exception {
        var document = xml(verify(WORSE, "--format", "junit").out());
        var suite = (Element) document.getElementsByTagName("testsuite").item(0);
        var failures = document.getElementsByTagName("failure");

        assertThat(suite.getAttribute("name")).isEqualTo("DELETE FROM public.teams");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(failures.getLength()).isEqualTo(2);
        assertThat(failures.item(0).getTextContent()).contains("lets no users go", "path: users_team_id_fkey");
    }

    @Test
    void reportsSurviveNamesThatAreMarkup() throws Exception {
        var result = odd();
        var junit = new StringWriter();
        new JunitReport(new PrintWriter(junit, true)).write(List.of(result), List.of());
        var failure =
                (Element) xml(junit.toString()).getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("a,b:\"<&|%?\n makes the delete fail");

        var summary = Files.writeString(folder.resolve("summary.md"), "before\n");
        var github = new StringWriter();
        new GithubReport(new PrintWriter(github, true), Optional.of(summary)).write(List.of(result), List.of());
        assertThat(github.toString().lines().findFirst().orElseThrow())
                .startsWith("::error title=a%2Cb%3A\"<&|%25\u0001%0A makes the delete fail::")
                .contains("%0Apath: ");
        assertThat(Files.readString(summary))
                .startsWith("before\n### `DELETE FROM public.tenants`: 1 breach")
                .contains("| a,b:\"&lt;&amp;\\|%")
                .contains("<br>path: ");
    }

    private static ContractResult odd() {
        var schema = SchemaBuilder.schema()
                .table("tenants")
                .table("a,b:\"<&|%\u0001\n", SchemaBuilder.refers("tenant_id", "tenants", DeleteAction.NO_ACTION));
        return ContractResult.of(TenantGraph.of(schema.build(), SchemaBuilder.name("tenants")));
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Outcome verify(String ddl, String... options) throws Exception {
        var file = Files.writeString(folder.resolve("schema.sql"), ddl);
        var arguments = new ArrayList<>(List.of("verify", file.toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }
}
