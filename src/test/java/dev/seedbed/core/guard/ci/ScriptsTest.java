package dev.seedbed.core.guard.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.ServerArchive;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Programs;
import dev.seedbed.testing.TestServer;
import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Runs the jobs: real shells, psql and jq on a real PostgreSQL that wants a password. In the place of Seedbed stands a
/// script that answers as its verbs do, and notes what it was asked; in the place of curl, one that copies the archive.
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {

    /// Everything that a URL has to encode.
    private static final String PASSWORD = "p@ss%25 w/:#?&'\"$x";

    private static final Path HOME = PostgresServers.TARGET.resolve("servers", "ci");

    private static Optional<EmbeddedPostgres> server = Optional.empty();
    private static DatabaseUrl superuser = DatabaseUrl.parse("postgres://postgres@localhost/postgres");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    /// A server of its own, since its superuser gets other passwords.
    @BeforeAll
    static void startServer() throws Exception {
        for (var program : List.of("psql", "pg_isready", "jq", "tar", "sha256sum")) {
            assumeTrue(Programs.installed(program), program + " is not installed");
        }
        var embedded = new EmbeddedPostgres(new SeedbedHome(HOME), ServerArchive.onClassPath());
        var running = embedded.start(Progress.UNWATCHED);
        server = Optional.of(embedded);
        var file = running.folder().resolveSibling(running.folder().getFileName() + ".password");
        superuser = running.url()
                .withUser(
                        "postgres",
                        Optional.of(new Secret(Files.readString(file).strip())));
        fsync("off");
    }

    @AfterAll
    static void stopServer() {
        server.ifPresent(embedded -> {
            embedded.stop();
            PostgresServers.delete(HOME);
        });
    }

    @BeforeEach
    void standIns() throws Exception {
        var bin = Files.createDirectories(folder.resolve("stand-ins"));
        program(
                bin.resolve("curl"),
                "while [ \"$1\" != --output ]; do shift; done; cp " + folder.resolve("a.tgz") + " \"$2\"");
        program(bin.resolve("apt-get"), "exit 0");
        program(bin.resolve("sleep"), "exit 0");
        program(Files.createDirectories(folder.resolve("seedbed/bin")).resolve("seedbed"), """
                echo "$*" >> "$NOTES/asked"
                env >> "$NOTES/environment"
                case "$1 $2" in
                  "branch create") cat "$NOTES/url" ;;
                  "branch list") cat "$NOTES/list" ;;
                  "branch delete") if [ "$3" = "$UNDELETABLE" ]; then exit 4; fi ;;
                esac
                """);
        run("tar", "-czf", "a.tgz", "seedbed");
        Files.writeString(folder.resolve("list"), "[{\"name\": \"base-seed\", \"base\": null, \"generation\": 43}]");
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        environment.put("NOTES", folder.toString());
        environment.put("JAVA_HOME", "/opt/java");
        environment.put("SEEDBED_ARCHIVE_URL", "https://downloads.example.org/seedbed.tar.gz");
        environment.put("SEEDBED_ARCHIVE_SHA256", run("sha256sum", "a.tgz").split(" ")[0]);
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /// A branch with a seal, whose role has a difficult password. The verb prints its URL.
    private void branch(long generation, String sql) throws Exception {
        var database = "branch_" + Long.toHexString(System.nanoTime());
        TestServer.execute(superuser, "CREATE DATABASE " + database);
        try (var connections = Connections.to(superuser.withDatabase(database));
                var connection = connections.open()) {
            new Seal(generation, "abc").write(connection);
        }
        TestServer.execute(superuser.withDatabase(database), sql);
        setPassword(PASSWORD);
        var encoded = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
        Files.writeString(
                folder.resolve("url"),
                "postgres://postgres:" + encoded + "@" + superuser.host() + ":" + superuser.port() + "/" + database
                        + "?sslmode=disable\n");
    }

    private static void fsync(String value) {
        TestServer.execute(superuser, "ALTER SYSTEM SET fsync = " + value);
        TestServer.execute(superuser, "SELECT pg_reload_conf()");
    }

    private static void setPassword(String password) {
        TestServer.execute(superuser, "ALTER ROLE postgres PASSWORD '" + password.replace("'", "''") + "'");
        superuser = superuser.withUser("postgres", Optional.of(new Secret(password)));
    }

    private static Map<String, String> ownPullRequest() {
        return new HashMap<>(Map.of(
                "github.event_name", "pull_request",
                "github.event.pull_request.number", "12",
                "github.event.pull_request.head.repo.full_name", "acme/shop",
                "github.repository", "acme/shop",
                "github.actor", "alice",
                "github.run_id", "99",
                "github.run_attempt", "1",
                "secrets.NEON_API_KEY", "napi_secret",
                "vars.NEON_PROJECT_ID", "old-glade-1"));
    }

    /// A file whose tests write down what they see.
    private static CiFile file(CiSystem system, ProviderName provider) {
        var recipe = new Recipe(
                provider,
                "scenario.yaml",
                Optional.of("env > \"$NOTES/tests\"\npsql \"$DATABASE_URL\" -Atc 'SELECT 1' > /dev/null"),
                "4h",
                1,
                Optional.empty(),
                Optional.empty());
        return new CiFile("test", system, recipe);
    }

    private GithubRunner runner(Map<String, String> facts) {
        return new GithubRunner(folder, facts, environment);
    }

    private List<GithubRunner.Ran> runOwn(GithubRunner runner) throws Exception {
        return runner.run(file(CiSystem.GITHUB, ProviderName.NEON).job("test"));
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(folder.resolve("asked"));
    }

    @Test
    void testsOnABranchAndHidesItsPassword() throws Exception {
        branch(43, "SELECT 1");
        var runner = runner(ownPullRequest());
        var steps = runOwn(runner);

        assertThat(steps).as(runner.log()).allMatch(step -> step.exitCode() == 0);
        assertThat(steps)
                .extracting(GithubRunner.Ran::id)
                .containsExactly("seedbed", "branch", "wait", "generation", "audit", "test");
        assertThat(runner.log()).contains("It answers, at try 1.", "seed generation 43, the current one");
        var url = Files.readString(folder.resolve("url")).strip();
        assertThat(runner.masks()).contains(url, PASSWORD);
        assertThat(asked())
                .containsExactly(
                        "branch create pr-12 --provider neon --fresh --ttl 4h",
                        "branch list --provider neon --format json",
                        "audit " + url.replaceFirst(":[^:@/]*@", "@"));
        assertThat(Files.readAllLines(folder.resolve("tests")))
                .contains("DATABASE_URL=" + url)
                .noneMatch(line -> line.startsWith("NEON_") || line.startsWith("PGPASSWORD"));
        assertThat(Files.readAllLines(folder.resolve("environment")))
                .contains("NEON_API_KEY=napi_secret", "SEEDBED_JAVA=/opt/java/bin/java")
                .noneMatch(line -> line.startsWith("DATABASE_URL"));
    }

    /// Whatever a later step prints of it is hidden.
    @Test
    void masksWhatTestsPrint() throws Exception {
        branch(43, "SELECT 1");
        var recipe = new Recipe(
                ProviderName.NEON,
                "a.sql",
                Optional.of("echo \"$DATABASE_URL\"; env"),
                "4h",
                1,
                Optional.empty(),
                Optional.empty());
        var runner = runner(ownPullRequest());
        runner.run(new CiFile("test", CiSystem.GITHUB, recipe).job("test"));

        assertThat(runner.log()).contains("DATABASE_URL=***").doesNotContain(PASSWORD, "napi_secret");
        assertThat(runner.log())
                .doesNotContain(
                        URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    @Test
    void tellsAnOlderGeneration() throws Exception {
        branch(41, "SELECT 1");
        var runner = runner(ownPullRequest());

        assertThat(runOwn(runner)).allMatch(step -> step.exitCode() == 0);
        assertThat(runner.log()).contains("::notice title=Seedbed::seed generation 41, current 43");
    }

    @Test
    void failsWithoutASeal() throws Exception {
        for (var sql : List.of("DROP SCHEMA _seedbed CASCADE", "DELETE FROM _seedbed.seal")) {
            branch(1, sql);
            var runner = runner(ownPullRequest());

            assertThat(runOwn(runner)).last().extracting(GithubRunner.Ran::id).isEqualTo("generation");
            assertThat(runner.log()).contains("::error title=Seedbed::The branch holds no whole seed");
            assertThat(folder.resolve("tests")).doesNotExist();
        }
    }

    @Test
    void failsWhenTheBranchNeverAnswers() throws Exception {
        Files.writeString(folder.resolve("url"), "postgres://app:s3cret@127.0.0.1:1/shop\n");
        var runner = runner(ownPullRequest());

        assertThat(runOwn(runner)).last().extracting(GithubRunner.Ran::id).isEqualTo("wait");
        assertThat(runner.log())
                .contains("The branch does not answer.", "127.0.0.1")
                .doesNotContain("s3cret");
    }

    @Test
    void failsWhenNoUrlIsPrinted() throws Exception {
        Files.writeString(folder.resolve("url"), "done\n");
        var runner = runner(ownPullRequest());

        assertThat(runOwn(runner)).last().extracting(GithubRunner.Ran::id).isEqualTo("branch");
        assertThat(runner.log()).contains("printed no URL");
    }

    @Test
    void runsNothingOfAnArchiveWithAnotherChecksum() throws Exception {
        environment.put("SEEDBED_ARCHIVE_SHA256", "0".repeat(64));
        var runner = runner(ownPullRequest());

        assertThat(runOwn(runner))
                .singleElement()
                .extracting(GithubRunner.Ran::exitCode)
                .isNotEqualTo(0);
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @Test
    void asksForTheVariablesOfTheArchive() throws Exception {
        environment.put("SEEDBED_ARCHIVE_URL", "");
        var runner = runner(ownPullRequest());

        assertThat(runOwn(runner))
                .singleElement()
                .extracting(GithubRunner.Ran::exitCode)
                .isEqualTo(1);
        assertThat(runner.log()).contains("Set the repository variables SEEDBED_ARCHIVE_URL");
    }

    private GithubRunner fork() {
        var facts = ownPullRequest();
        facts.put("github.event.pull_request.head.repo.full_name", "mallory/shop");
        facts.keySet().removeIf(name -> name.startsWith("secrets.") || name.startsWith("vars."));
        return runner(facts);
    }

    /// The server of the job is the one of the test; its password at first is what the file says.
    private CiFile.Job onServerOfTheTest(CiFile.Job job) {
        var text = job.yaml()
                .toString()
                .replace("postgres@localhost:5432/", "postgres@" + superuser.host() + ":" + superuser.port() + "/");
        return new CiFile.Job(job.name(), new JsonMapper().readTree(text));
    }

    /// Seedbed itself, from the classes of this build, in the place of the archive's program.
    private void packSeedbed() throws Exception {
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(place -> Path.of(place).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        program(folder.resolve("seedbed/bin/seedbed"), """
                echo "$*" >> "$NOTES/asked"
                exec "$SEEDBED_JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' dev.seedbed.Seedbed "$@"
                """.formatted(classes));
        run("tar", "-czf", "a.tgz", "seedbed");
        environment.put("SEEDBED_ARCHIVE_SHA256", run("sha256sum", "a.tgz").split(" ")[0]);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put(
                "SEEDBED_HOME",
                PostgresServers.newestHome().folder().toAbsolutePath().toString());
    }

    @Test
    void testsAForkWithSeedbedItselfOnAServerWhosePasswordNobodyKnows() throws Exception {
        packSeedbed();
        Files.writeString(folder.resolve("schema.sql"), """
                CREATE TABLE shops (id bigint PRIMARY KEY, name text NOT NULL);
                CREATE TABLE orders (id bigint PRIMARY KEY, shop_id bigint NOT NULL REFERENCES shops ON DELETE CASCADE);
                """);
        var test = """
                psql "$DATABASE_URL" -Atc 'SELECT count(*) > 0 FROM orders'
                seedbed branch create "$BRANCH" --workers 2 > urls
                """;
        var recipe = new Recipe(
                ProviderName.NEON, "schema.sql", Optional.of(test), "4h", 1, Optional.empty(), Optional.empty());
        fsync("on");
        setPassword("seedbed-99-1");
        var runner = fork();
        var steps = runner.run(onServerOfTheTest(new CiFile("test", CiSystem.GITHUB, recipe).job("test-without-keys")));

        var server = runner.fact("steps.server.outputs.url");
        var password = server.replaceAll(".*://postgres:(\\w+)@.*", "$1");
        superuser = superuser.withUser("postgres", Optional.of(new Secret(password)));

        assertThat(steps).as(runner.log()).allMatch(step -> step.exitCode() == 0);
        assertThat(steps.getLast().printed()).isEqualTo("t\n");
        assertThat(runner.log()).contains("seed generation 1, the current one");
        assertThat(password).hasSize(48);
        assertThat(runner.masks()).contains(password, runner.fact("steps.branch.outputs.url"));
        assertThat(runner.log()).doesNotContain(password);
        assertThat(asked()).noneMatch(line -> line.contains(password));
        assertThat(TestServer.query(superuser, "SHOW fsync")).isEqualTo("off");
        assertThat(Files.readAllLines(folder.resolve("urls")))
                .hasSize(2)
                .allSatisfy(
                        url -> assertThat(TestServer.query(DatabaseUrl.parse(url), "SELECT count(*) > 0 FROM orders"))
                                .isEqualTo("t"));
    }

    @Test
    void warnsWhereAForkSeesNoArchive() throws Exception {
        environment.put("SEEDBED_ARCHIVE_URL", "");
        environment.put("SEEDBED_ARCHIVE_SHA256", "");
        var runner = fork();
        var steps = runner.run(file(CiSystem.GITHUB, ProviderName.NEON).job("test-without-keys"));

        assertThat(steps).singleElement().extracting(GithubRunner.Ran::exitCode).isEqualTo(0);
        assertThat(runner.log()).contains("::warning title=Not tested::");
    }

    @Test
    void deletesTheBranchesOfThePullRequestAndNoOther() throws Exception {
        Files.writeString(folder.resolve("list"), """
                [{"name": "base-seed"}, {"name": "pr-1"}, {"name": "pr-12"}, {"name": "pr-12-s1"}, {"name": "pr-123"}]""");
        var job = file(CiSystem.GITHUB, ProviderName.NEON).job("delete");

        assertThat(runner(ownPullRequest()).run(job)).allMatch(step -> step.exitCode() == 0);
        assertThat(asked())
                .containsExactly(
                        "branch list --provider neon --format json",
                        "branch delete pr-12 --provider neon",
                        "branch delete pr-12-s1 --provider neon");

        environment.put("UNDELETABLE", "pr-12");
        assertThat(runner(ownPullRequest()).run(job))
                .last()
                .extracting(GithubRunner.Ran::exitCode)
                .isEqualTo(4);
    }

    @Test
    void findsNothingToDeleteWhereTheSweepWasFaster() throws Exception {
        assertThat(runner(ownPullRequest())
                        .run(file(CiSystem.GITHUB, ProviderName.NEON).job("delete")))
                .allMatch(step -> step.exitCode() == 0);
    }

    /// GitLab's shell: all scripts of a job in one.
    private String gitlab(CiFile.Job job, int exitCode) throws Exception {
        var yaml = file(CiSystem.GITLAB, ProviderName.NEON).yaml();
        var script = CiFile.lines(yaml.get(".seedbed").get("before_script"))
                + CiFile.lines(job.yaml().get("script"));
        var builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        job.yaml()
                .get("variables")
                .propertyStream()
                .forEach(entry -> builder.environment()
                        .put(entry.getKey(), entry.getValue().asString().replace("$CI_MERGE_REQUEST_IID", "12")));
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(exitCode);
        return printed;
    }

    @Test
    void testsOnABranchAtGitlabAndPrintsNoPassword() throws Exception {
        branch(41, "SELECT 1");
        environment.put("NEON_API_KEY", "napi_secret");
        var printed = gitlab(file(CiSystem.GITLAB, ProviderName.NEON).job("seedbed:test"), 0);

        assertThat(printed)
                .contains("seed generation 41, current 43")
                .doesNotContain(PASSWORD, "napi_secret", "postgres://");
        assertThat(asked().getFirst()).isEqualTo("branch create mr-12 --provider neon --fresh --ttl 4h");
        assertThat(Files.readAllLines(folder.resolve("tests")))
                .contains("DATABASE_URL="
                        + Files.readString(folder.resolve("url")).strip())
                .noneMatch(line -> line.startsWith("NEON_API_KEY") || line.startsWith("PGPASSWORD"));
    }

    @Test
    void endsWellAtGitlabWhereAForkSeesNoArchive() throws Exception {
        environment.remove("SEEDBED_ARCHIVE_URL");
        environment.put("CI_MERGE_REQUEST_PROJECT_ID", "1");
        environment.put("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "7");
        var file = file(CiSystem.GITLAB, ProviderName.NEON);
        assertThat(gitlab(file.job("seedbed:test-without-keys"), 0)).contains("Not tested");

        environment.put("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "1");
        assertThat(gitlab(file.job("seedbed:test"), 1)).contains("set the CI/CD variables");
    }
}
