package dev.seedbed.core.guard.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.ProviderName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What a workflow must and must not do, over every file that Seedbed writes for GitHub.
class GithubRulesTest {

    private static final String ALL = "dev.seedbed.core.guard.ci.CiFile#github";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (.*?) }}");

    /// Values that nobody outside can choose. Secrets and variables are chosen by those who own the repository.
    private static final Pattern TRUSTED = Pattern.compile(
            "(secrets|vars)\\.[A-Z0-9_]+|steps\\.[a-z]+\\.outputs\\.[a-z]+|matrix\\.shard|github\\.run_(id|attempt)"
                    + "|github\\.event\\.pull_request\\.number");

    /// What GitHub says about an event. Every other fact is empty.
    private static Map<String, String> event(String name, String action, String repository, String actor, String ref) {
        var facts = new HashMap<>(Map.of(
                "github.event_name",
                name,
                "github.event.action",
                action,
                "github.repository",
                "acme/shop",
                "github.actor",
                actor,
                "github.ref",
                ref,
                "github.event.repository.default_branch",
                "main"));
        if (name.equals("pull_request")) {
            facts.put("github.event.pull_request.number", "12");
            facts.put("github.event.pull_request.head.repo.full_name", repository);
        }
        return facts;
    }

    private static List<String> running(CiFile file, Map<String, String> facts) {
        return file.jobs().stream()
                .filter(job -> Condition.holds(job.yaml().get("if").asString(), facts))
                .map(CiFile.Job::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            pull_request,      opened,      acme/shop,    alice,           refs/pull/12/merge, test
            pull_request,      synchronize, acme/shop,    alice,           refs/pull/12/merge, test
            pull_request,      opened,      mallory/shop, mallory,         refs/pull/12/merge, test-without-keys
            pull_request,      opened,      '',           mallory,         refs/pull/12/merge, test-without-keys
            pull_request,      opened,      acme/shop,    dependabot[bot], refs/pull/12/merge, test-without-keys
            pull_request,      closed,      acme/shop,    alice,           refs/pull/12/merge, delete
            pull_request,      closed,      mallory/shop, alice,           refs/pull/12/merge, ''
            schedule,          '',          '',           alice,           refs/heads/main,    sweep
            push,              '',          '',           alice,           refs/heads/main,    push
            push,              '',          '',           alice,           refs/heads/other,   ''
            push,              '',          '',           alice,           refs/tags/main,     ''
            workflow_dispatch, '',          '',           alice,           refs/heads/main,    push
            workflow_dispatch, '',          '',           alice,           refs/heads/other,   ''
            """)
    void runsOneJobForEachEvent(String event, String action, String repository, String actor, String ref, String job) {
        var facts = event(event, action, repository, actor, ref);
        for (var file : CiFile.github().filter(file -> !file.recipe().local()).toList()) {
            assertThat(running(file, facts))
                    .as(file.name())
                    .filteredOn(name -> !name.equals("scan"))
                    .isEqualTo(Stream.of(job).filter(name -> !name.isEmpty()).toList());
        }
    }

    @Test
    void scansWhatIsShippedForEveryOpenPullRequest() {
        for (var file : CiFile.github()
                .filter(file -> file.recipe().shipment().isPresent())
                .toList()) {
            assertThat(running(file, event("pull_request", "opened", "acme/shop", "alice", "")))
                    .contains("scan");
            assertThat(running(file, event("pull_request", "synchronize", "mallory/shop", "mallory", "")))
                    .contains("scan");
            assertThat(running(file, event("pull_request", "closed", "acme/shop", "alice", "")))
                    .doesNotContain("scan");
            assertThat(file.job("scan").step("scan").get("run").asString())
                    .isEqualTo("seedbed routes scan dist public/assets\n");
        }
    }

    @Test
    void testsEveryPullRequestOnAServerOfTheJobWhereNoServiceIsAsked() {
        var file = CiFile.of(CiSystem.GITHUB, ProviderName.LOCAL);
        assertThat(running(file, event("pull_request", "opened", "acme/shop", "alice", "")))
                .containsExactly("test");
        assertThat(running(file, event("pull_request", "opened", "mallory/shop", "mallory", "")))
                .containsExactly("test");
        assertThat(file.text()).doesNotContain("secrets.");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void givesForksNoSecrets(CiFile file) {
        for (var fork : List.of(
                event("pull_request", "opened", "mallory/shop", "mallory", ""),
                event("pull_request", "opened", "acme/shop", "dependabot[bot]", ""),
                event("pull_request", "closed", "mallory/shop", "alice", ""))) {
            running(file, fork)
                    .forEach(job -> assertThat(file.job(job).yaml().toString()).doesNotContain("secrets."));
        }
        assertThat(file.text()).doesNotContain("pull_request_target");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void givesSecretsToNothingButStepsThatCallTheProvider(CiFile file) {
        for (var job : file.jobs()) {
            job.yaml()
                    .propertyStream()
                    .filter(entry -> !entry.getKey().equals("steps"))
                    .forEach(entry -> assertThat(entry.getValue().toString()).doesNotContain("secrets."));
            job.steps().stream()
                    .filter(step -> step.toString().contains("secrets."))
                    .forEach(step -> {
                        assertThat(step.get("env").toString()).contains("secrets.");
                        assertThat(step.get("run").asString())
                                .contains("seedbed ")
                                .doesNotContain("npm test");
                    });
        }
        assertThat(file.yaml().get("env").toString()).doesNotContain("secrets.");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void pinsEveryActionByMajor(CiFile file) {
        var actions = file.jobs().stream()
                .flatMap(job -> job.steps().stream())
                .flatMap(step -> Stream.ofNullable(step.get("uses")))
                .map(JsonNode::asString);
        assertThat(actions).isNotEmpty().allMatch(action -> action.matches("[a-z-]+/[a-z-]+@v[1-9][0-9]*"));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void interpolatesNoUntrustedText(CiFile file) {
        assertThat(file.scripts()).allSatisfy(script -> assertThat(script).doesNotContain("${{"));
        for (var job : file.jobs()) {
            var environments = Stream.concat(
                    Stream.ofNullable(job.yaml().get("env")),
                    job.steps().stream().flatMap(step -> Stream.ofNullable(step.get("env"))));
            assertThat(environments.flatMap(JsonNode::valueStream).map(JsonNode::asString))
                    .allSatisfy(value -> EXPRESSION
                            .matcher(value)
                            .results()
                            .forEach(found -> assertThat(found.group(1))
                                    .matches(text -> TRUSTED.matcher(text).matches() || text.startsWith("!("))));
        }
        assertThat(file.text()).doesNotContain("head_ref", "pull_request.title", "pull_request.body", "head.ref");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void everyJobHasATimeout(CiFile file) {
        assertThat(file.jobs())
                .allSatisfy(job ->
                        assertThat(job.yaml().get("timeout-minutes").asInt()).isBetween(1, 120));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void mayReadTheCodeAndNothingElse(CiFile file) {
        assertThat(file.yaml().get("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(file.jobs()).allSatisfy(job -> {
            assertThat(job.yaml().has("permissions")).isFalse();
            job.steps().stream()
                    .filter(step -> step.path("uses").asString("").startsWith("actions/checkout@"))
                    .forEach(step -> assertThat(
                                    step.at("/with/persist-credentials").asBoolean(true))
                            .isFalse());
        });
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void masksBeforeUse(CiFile file) {
        for (var script : file.scripts().stream()
                .filter(text -> text.contains("$GITHUB_OUTPUT"))
                .toList()) {
            for (var name : List.of("url", "password")) {
                var use = script.indexOf("echo \"" + name + "=$" + name);
                var mask = script.indexOf("echo \"::add-mask::${" + name);
                assertThat(use < 0 || mask >= 0 && mask < use)
                        .as(name + " in\n" + script)
                        .isTrue();
            }
        }
        for (var job : file.jobs().stream()
                .filter(job -> job.name().startsWith("test"))
                .toList()) {
            assertThat(job.step("branch").get("run").asString())
                    .contains("::add-mask::${url", "::add-mask::${password");
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void givesTheUrlToTheTestsAlone(CiFile file) {
        for (var job : file.jobs()) {
            assertThat(job.yaml().path("env").has("DATABASE_URL")).isFalse();
            job.steps().stream()
                    .filter(step -> step.path("env").has("DATABASE_URL"))
                    .forEach(step -> assertThat(step.get("id").asString()).isEqualTo("test"));
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void checksReadinessAndGenerationBeforeItTests(CiFile file) {
        for (var job : file.jobs().stream()
                .filter(job -> job.name().startsWith("test"))
                .toList()) {
            assertThat(job.steps().stream()
                            .flatMap(step -> Stream.ofNullable(step.get("id")))
                            .map(JsonNode::asString))
                    .containsSubsequence("seedbed", "branch", "wait", "generation", "test")
                    .last()
                    .isEqualTo("test");
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void deletesOnCloseSweepsAtNightAndPublishesWhenTheSourceChanges(CiFile file) {
        if (file.recipe().local()) {
            assertThat(file.jobs()).extracting(CiFile.Job::name).doesNotContain("delete", "sweep", "push");
            return;
        }
        var provider = " --provider " + file.recipe().provider().code();
        assertThat(file.yaml().at("/on/pull_request/types").toString()).contains("closed");
        assertThat(file.yaml().at("/on/push/paths").valueStream().map(JsonNode::asString))
                .contains("scenario.yaml");
        assertThat(file.yaml().at("/on/schedule/0/cron").asString()).isNotEmpty();
        assertThat(file.job("delete").step("delete").get("run").asString())
                .contains("seedbed branch delete \"$name\"" + provider);
        var age = file.recipe().provider() == ProviderName.PLANETSCALE ? " --older-than 4h" : "";
        assertThat(file.job("sweep").step("sweep").get("run").asString())
                .isEqualTo("seedbed sweep" + age + provider + "\n");
        assertThat(file.job("push").step("push").get("run").asString())
                .isEqualTo("seedbed push \"$SOURCE\" --to "
                        + file.recipe().provider().code() + "\n");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void namesBranchesByNumber(CiFile file) {
        var facts = event("pull_request", "opened", "acme/shop", "alice", "");
        facts.put("matrix.shard", "2");
        var shards = file.recipe().shards() > 1;
        assertThat(Condition.filled(file.job("test").yaml().at("/env/BRANCH").asString(), facts))
                .isEqualTo(shards ? "pr-12-s2" : "pr-12");
        assertThat(file.job("test").yaml().has("strategy")).isEqualTo(shards);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            pull_request,      opened,      seedbed-pr-12, false
            pull_request,      synchronize, seedbed-pr-12, true
            pull_request,      closed,      seedbed-pr-12, true
            pull_request,      reopened,    seedbed-pr-12, false
            push,              '',          seedbed-base,  false
            workflow_dispatch, '',          seedbed-base,  false
            schedule,          '',          seedbed-sweep, false
            """)
    void endsWhatAPushMakesOldAndNeverADeletion(String name, String action, String group, String cancels) {
        var facts = event(name, action, "acme/shop", "alice", "refs/heads/main");
        for (var file : CiFile.github().toList()) {
            var concurrency = file.yaml().get("concurrency");
            assertThat(Condition.filled(concurrency.get("group").asString(), facts))
                    .isEqualTo(group);
            assertThat(Condition.filled(concurrency.get("cancel-in-progress").asString(), facts))
                    .isEqualTo(cancels);
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void givesEveryProviderItsKeys(CiFile file) {
        var keys = Keys.of(file.recipe().provider());
        if (!file.recipe().local()) {
            for (var place : List.of("/jobs/test", "/jobs/delete", "/jobs/sweep", "/jobs/push")) {
                var job = file.yaml().at(place).toString();
                keys.secrets()
                        .forEach(name -> assertThat(job).contains("\"" + name + "\":\"${{ secrets." + name + " }}\""));
                keys.settings()
                        .forEach(name -> assertThat(job).contains("\"" + name + "\":\"${{ vars." + name + " }}\""));
            }
        }
        var header = file.text().substring(0, file.text().indexOf("\nname:"));
        keys.secrets().forEach(name -> assertThat(header).contains(name));
        keys.settings().forEach(name -> assertThat(header).contains(name));
    }
}
