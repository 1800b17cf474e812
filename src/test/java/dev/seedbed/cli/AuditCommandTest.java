package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest extends CommandTest {

    /// None of them may be printed anywhere.
    private static final List<String> MARKERS = List.of(
            "zebedee.quux",
            "quuxmail",
            "4539578763621486",
            "DE89370400440532013000",
            "Zebedäus",
            "219-09-9999",
            "15123456789",
            "hunter2hunter2",
            "zebedeekey");

    private static final String ROWS = """
            CREATE TABLE users (id int PRIMARY KEY, email text, full_name text, phone text, password text, notes text,
                profile jsonb, tags text[], blob bytea, "odd ""name""\n<b>" text);
            INSERT INTO users VALUES
                (1, 'zebedee.quux@quuxmail.com', 'Zebedäus Quuxenberg', '+4915123456789', 'hunter2hunter2',
                 'pay 4539578763621486 to DE89370400440532013000',
                 '{"ssn": "219-09-9999", "zebedeekey.1@quuxmail.com": 1, "deep": [{"mail": "zebedee.quux@quuxmail.com"}]}',
                 '{"zebedee.quux@quuxmail.com",x}', 'zebedee.quux@quuxmail.com', 'zebedee.quux@quuxmail.com'),
                (2, 'ann.lee@example.com', 'Ann Lee', '+12025550123', NULL, 'nothing', '{}', '{}', '\\x00ff', '');
            """;

    @Test
    void findingsAreToldWithoutAnyValue() throws IOException {
        var url = PostgresServers.newest().database(ROWS).connectable();
        var script = Files.writeString(folder.resolve("dump.sql"), ROWS);
        for (var data : List.of(url, script.toString())) {
            var html = folder.resolve("report.html");
            var sarif = folder.resolve("report.sarif");
            var text = run("audit", data, "--html", html.toString(), "--sarif", sarif.toString());
            var json = run("audit", data, "--format", "json");
            var baseline = folder.resolve("baseline.json");
            run("audit", data, "--baseline", baseline.toString(), "--accept", "--note", "known");

            assertThat(text.code()).isEqualTo(ExitCode.FINDINGS);
            assertThat(text.out()).contains("z•••@q•••.com", "users.profile $.deep[*].mail");
            for (var output :
                    List.of(text.out(), text.err(), json.out(), json.err(), read(html), read(sarif), read(baseline))) {
                assertThat(output).doesNotContain(MARKERS);
            }
            kinds(json.out());
        }
    }

    private static void kinds(String json) {
        var found =
                new JsonMapper().readTree(json).path("findings").valueStream().toList();
        assertThat(found)
                .extracting(finding ->
                        finding.path("column").asString() + finding.path("path").asString() + " "
                                + finding.path("kind").asString())
                .contains(
                        "email email",
                        "full_name person-name",
                        "phone phone",
                        "password password-hash",
                        "notes card",
                        "notes iban",
                        "profile$.ssn ssn",
                        "profile$.* (key) email",
                        "profile$.deep[*].mail email",
                        "tags email",
                        "blob email");
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void whatIsAcceptedIsNoFindingUntilItGrows() throws IOException {
        var url = PostgresServers.newest().database(ROWS);
        var baseline = folder.resolve("audit.json").toString();

        assertThat(run("audit", url.connectable(), "--baseline", baseline, "--accept", "--note", "the founder")
                        .code())
                .isZero();
        var again = run("audit", url.connectable(), "--baseline", baseline);
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("accepted: public.users.email email: the founder");

        TestServer.execute(url, "UPDATE users SET email = 'somebody@gmail.com'");
        assertThat(run("audit", url.connectable(), "--baseline", baseline).out())
                .contains("public.users.email: e-mail address in 2 of 2 cells");
    }

    @Test
    void aBaselineIsNeverMadeUp() throws IOException {
        var script = Files.writeString(folder.resolve("dump.sql"), ROWS).toString();
        var baseline = folder.resolve("audit.json");

        var missing = run("audit", script, "--baseline", baseline.toString());
        assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("--accept");
        Files.writeString(baseline, "{\"seedbed-baseline\": 1}");
        assertThat(run("audit", script, "--baseline", baseline.toString()).code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("audit", script, "--accept").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("audit", script, "--sample", "3").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        var missing = run("audit", folder.resolve("none.sql").toString());

        assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("does not exist.");
    }

    /// What the standard requires of a log, a run, a result and a place.
    @Test
    void sarifKeepsToItsSchema() throws IOException {
        var sarif = folder.resolve("report.sarif");
        run("audit", Files.writeString(folder.resolve("dump.sql"), ROWS).toString(), "--sarif", sarif.toString());

        var log = new JsonMapper().readTree(read(sarif));
        assertThat(log.path("version").asString()).isEqualTo("2.1.0");
        var run = log.path("runs").path(0);
        assertThat(run.path("tool").path("driver").path("name").asString()).isNotEmpty();
        var rules = run.path("tool")
                .path("driver")
                .path("rules")
                .valueStream()
                .map(rule -> rule.path("id").asString())
                .toList();
        assertThat(run.path("results").size()).isGreaterThan(5);
        for (var result : run.path("results")) {
            assertThat(rules).contains(result.path("ruleId").asString());
            assertThat(result.path("level").asString()).isIn("none", "note", "warning", "error");
            assertThat(result.path("message").path("text").asString()).isNotEmpty();
            assertThat(result.path("locations").valueStream().map(AuditCommandTest::isPlace))
                    .containsOnly(true);
        }
    }

    private static boolean isPlace(JsonNode location) {
        return location.path("physicalLocation")
                        .path("artifactLocation")
                        .path("uri")
                        .asString("")
                        .matches("[\\w./:@~%-]+")
                && location.path("logicalLocations")
                        .path(0)
                        .path("fullyQualifiedName")
                        .isString();
    }

    @Test
    void aPageHoldsItsNamesAsText() throws IOException {
        var html = folder.resolve("report.html");
        run("audit", PostgresServers.newest().database(ROWS).connectable(), "--html", html.toString());

        assertThat(read(html)).contains("&lt;b&gt;", "z•••@q•••.com").doesNotContain("<b>", "http://", "<script");
    }

    @Test
    void anEmptyDatabaseIsClean() {
        var outcome = run("audit", PostgresServers.newest().database("").connectable());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("0 rows in 0 tables, no findings");
    }

    @Test
    void aSampleOrAPaceFindsTheSame() {
        var url = PostgresServers.oldest()
                .database(
                        "CREATE TABLE people AS SELECT n AS id, 'p' || n || '@gmail.com' AS email FROM generate_series(1, 300) n")
                .connectable();

        assertThat(run("audit", url, "--rate", "2000").out())
                .contains("people.email: e-mail address in 300 of 300 cells");
        var sampled = run("audit", url, "--sample", "100").out();
        assertThat(sampled).contains("about 100 rows were looked at").contains("people.email: e-mail address in");
        assertThat(run("audit", url, "--sample", "100").out()).isEqualTo(sampled);
    }
}
