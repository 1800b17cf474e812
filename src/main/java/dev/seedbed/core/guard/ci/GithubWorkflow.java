package dev.seedbed.core.guard.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The workflow of GitHub Actions. Pull requests that get the keys are tested on a branch of the provider, all
/// others on a server of the job's own.
final class GithubWorkflow {

    /// The oldest image that has psql and jq for sure; `ubuntu-latest` changes what it is.
    private static final String RUNNER = "ubuntu-24.04";

    private static final String NUMBER = "github.event.pull_request.number";
    private static final String PULL_REQUEST = "github.event_name == 'pull_request'";
    private static final String OPEN = PULL_REQUEST + " && github.event.action != 'closed'";
    private static final String CLOSED = PULL_REQUEST + " && github.event.action == 'closed'";
    /// Forks and Dependabot get neither secrets nor variables.
    private static final String TRUSTED =
            "github.event.pull_request.head.repo.full_name == github.repository && github.actor != 'dependabot[bot]'";

    private static final String DEFAULT_BRANCH =
            "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)";

    private static final int MINUTES = 30;
    private static final int MINUTES_TO_TIDY = 15;
    private static final int MINUTES_TO_PUBLISH = 120;

    private final Recipe recipe;
    private final Scripts scripts;
    private final Fields keys = new Fields();

    GithubWorkflow(Recipe recipe) {
        this.recipe = recipe;
        this.scripts = Scripts.of(CiSystem.GITHUB, recipe);
        var names = Keys.of(recipe.provider());
        names.secrets().forEach(name -> keys.with(name, value("secrets." + name)));
        names.settings().forEach(name -> keys.with(name, value("vars." + name)));
    }

    String text() {
        var workflow = new Fields()
                .with("name", "Seedbed")
                .with("on", events())
                .with("permissions", new Fields().with("contents", "read"))
                .with("concurrency", concurrency())
                .with("defaults", new Fields().with("run", new Fields().with("shell", "bash")))
                .with("env", archive())
                .with("jobs", jobs());
        return Signature.sign(
                "seedbed ci github --provider " + recipe.provider().code(), Header.github(recipe) + workflow.yaml());
    }

    private Fields events() {
        var actions = new ArrayList<>(List.of("opened", "synchronize", "reopened"));
        if (recipe.local()) {
            return new Fields().with("pull_request", new Fields().with("types", actions));
        }
        actions.add("closed");
        return new Fields()
                .with("pull_request", new Fields().with("types", actions))
                .with("push", new Fields().with("paths", recipe.watched()))
                .with("schedule", List.of(new Fields().with("cron", "23 2 * * *")))
                .with("workflow_dispatch", new Fields());
    }

    /// What is new for a pull request ends what runs for it, but nothing ends a publish, a sweep, or the
    /// deletion that a pull request that was opened again has to wait for.
    private static Fields concurrency() {
        return new Fields()
                .with(
                        "group",
                        "seedbed-"
                                + value(NUMBER + " && format('pr-{0}', " + NUMBER
                                        + ") || github.event_name == 'schedule' && 'sweep' || 'base'"))
                .with(
                        "cancel-in-progress",
                        value("github.event.action == 'synchronize' || github.event.action == 'closed'"));
    }

    private Fields archive() {
        return new Fields()
                .with(
                        "SEEDBED_ARCHIVE_URL",
                        recipe.archive().map(Recipe.Archive::url).orElse(value("vars.SEEDBED_ARCHIVE_URL")))
                .with(
                        "SEEDBED_ARCHIVE_SHA256",
                        recipe.archive().map(Recipe.Archive::sha256).orElse(value("vars.SEEDBED_ARCHIVE_SHA256")));
    }

    private Fields jobs() {
        var jobs = recipe.local()
                ? new Fields().with("test", localTest(OPEN))
                : new Fields()
                        .with("test", branchTest())
                        .with("test-without-keys", localTest(OPEN + " && !(" + TRUSTED + ")"));
        recipe.shipment().ifPresent(shipment -> jobs.with("scan", scan(shipment)));
        return recipe.local()
                ? jobs
                : jobs.with("delete", delete()).with("sweep", sweep()).with("push", push());
    }

    /// Needs no key, so forks get it too.
    private Fields scan(Recipe.Shipment shipment) {
        return job("Scan what is shipped", OPEN, MINUTES)
                .with(
                        "steps",
                        List.of(
                                checkout(),
                                java(),
                                setupIfPossible(),
                                whenReady("Build", "build", new Fields(), shipment.build() + "\n"),
                                whenReady("Scan", "scan", new Fields(), scripts.scan(shipment))));
    }

    private Fields branchTest() {
        return job("Test on a branch", OPEN + " && " + TRUSTED, MINUTES)
                .with(sharding())
                .with("env", new Fields().with("BRANCH", branchName()))
                .with(
                        "steps",
                        List.of(
                                checkout(),
                                java(),
                                setup(),
                                step("Make the branch", "branch", new Fields().with(keys), scripts.branch()),
                                step("Wait until it answers", "wait", login(), scripts.await()),
                                step(
                                        "Check the seed's generation",
                                        "generation",
                                        login().with(keys),
                                        scripts.generation()),
                                step("Audit the rows", "audit", login(), scripts.audit()),
                                step("Test", "test", testing(), scripts.test())));
    }

    private Fields localTest(String condition) {
        var local = scripts.onServer();
        var server = new Fields().with("SEEDBED_SERVER_URL", value("steps.server.outputs.url"));
        return job("Test on a server of its own", condition, MINUTES)
                .with(sharding())
                .with("services", new Fields().with("postgres", service()))
                .with("env", new Fields().with("BRANCH", branchName()))
                .with(
                        "steps",
                        List.of(
                                checkout(),
                                java(),
                                setupIfPossible(),
                                whenReady("Give the server a password", "server", firstLogin(), local.server()),
                                whenReady(
                                        "Publish the seed",
                                        "push",
                                        new Fields()
                                                .with("SOURCE", recipe.source())
                                                .with(server),
                                        local.push()),
                                whenReady("Make the branch", "branch", new Fields().with(server), local.branch()),
                                whenReady("Wait until it answers", "wait", login(), local.await()),
                                whenReady(
                                        "Check the seed's generation",
                                        "generation",
                                        login().with(server),
                                        local.generation()),
                                whenReady("Audit the rows", "audit", login(), local.audit()),
                                whenReady("Test", "test", testing().with(server), local.test())));
    }

    private Fields delete() {
        return job("Delete the branch", CLOSED + " && " + TRUSTED, MINUTES_TO_TIDY)
                .with("env", new Fields().with("BRANCH", "pr-" + value(NUMBER)))
                .with(
                        "steps",
                        List.of(java(), setup(), step("Delete", "delete", new Fields().with(keys), scripts.delete())));
    }

    private Fields sweep() {
        return job("Sweep", "github.event_name == 'schedule'", MINUTES_TO_TIDY)
                .with(
                        "steps",
                        List.of(java(), setup(), step("Sweep", "sweep", new Fields().with(keys), scripts.sweep())));
    }

    private Fields push() {
        var events = "(github.event_name == 'push' || github.event_name == 'workflow_dispatch')";
        return job("Publish base-seed", events + " && " + DEFAULT_BRANCH, MINUTES_TO_PUBLISH)
                .with(
                        "steps",
                        List.of(
                                checkout(),
                                java(),
                                setup(),
                                step(
                                        "Publish",
                                        "push",
                                        new Fields()
                                                .with("SOURCE", recipe.source())
                                                .with(keys),
                                        scripts.push())));
    }

    private static Fields job(String name, String condition, int minutes) {
        return new Fields()
                .with("name", name)
                .with("if", condition)
                .with("runs-on", RUNNER)
                .with("timeout-minutes", minutes);
    }

    private Fields sharding() {
        if (recipe.shards() == 1) {
            return new Fields();
        }
        var shards = IntStream.rangeClosed(1, recipe.shards()).boxed().toList();
        return new Fields()
                .with(
                        "strategy",
                        new Fields().with("fail-fast", false).with("matrix", new Fields().with("shard", shards)));
    }

    private String branchName() {
        return "pr-" + value(NUMBER) + (recipe.shards() == 1 ? "" : "-s" + value("matrix.shard"));
    }

    /// The password holds until the first step changes it.
    private static Fields service() {
        return new Fields()
                .with("image", "postgres:18")
                .with("env", new Fields().with("POSTGRES_PASSWORD", firstPassword()))
                .with("ports", List.of("5432:5432"))
                .with(
                        "options",
                        "--health-cmd \"pg_isready --username postgres\" --health-interval 2s --health-timeout 5s --health-retries 30");
    }

    private static Fields firstLogin() {
        return new Fields().with("SERVER", "postgres@localhost:5432/postgres").with("PGPASSWORD", firstPassword());
    }

    private static String firstPassword() {
        return "seedbed-" + value("github.run_id") + "-" + value("github.run_attempt");
    }

    private static Fields login() {
        return new Fields()
                .with("ADDRESS", value("steps.branch.outputs.address"))
                .with("PGPASSWORD", value("steps.branch.outputs.password"));
    }

    private Fields testing() {
        var variables = new Fields().with("DATABASE_URL", value("steps.branch.outputs.url"));
        return recipe.shards() == 1
                ? variables
                : variables.with("SHARD", value("matrix.shard")).with("SHARDS", Integer.toString(recipe.shards()));
    }

    private static Fields checkout() {
        return new Fields()
                .with("uses", "actions/checkout@v7")
                .with("with", new Fields().with("persist-credentials", false));
    }

    private static Fields java() {
        return new Fields()
                .with("uses", "actions/setup-java@v6")
                .with("with", new Fields().with("distribution", "temurin").with("java-version", "25"));
    }

    private Fields setup() {
        return step("Set Seedbed up", "seedbed", new Fields(), scripts.setup());
    }

    private Fields setupIfPossible() {
        var keyless = new Fields().with("KEYLESS", value("!(" + TRUSTED + ")"));
        return step("Set Seedbed up", "seedbed", keyless, scripts.setupIfPossible());
    }

    private static Fields whenReady(String name, String id, Fields environment, String script) {
        return new Fields()
                .with("name", name)
                .with("if", "steps.seedbed.outputs.ready == 'true'")
                .with(step(name, id, environment, script));
    }

    private static Fields step(String name, String id, Fields environment, String script) {
        var step = new Fields().with("name", name).with("id", id);
        return (environment.isEmpty() ? step : step.with("env", environment)).with("run", script);
    }

    private static String value(String expression) {
        return "${{ " + expression + " }}";
    }
}
