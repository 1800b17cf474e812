package dev.seedbed.core.guard.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the jobs must and must not do, over every file that Seedbed writes for GitLab.
class GitlabRulesTest {

    private static final String ALL = "dev.seedbed.core.guard.ci.CiFile#gitlab";

    /// What GitLab says about a pipeline of the project 1. A merge request comes from `origin` and goes into `target`.
    private static Map<String, String> pipeline(String source, String branch, String origin, String target) {
        return new HashMap<>(Map.of(
                "CI_PIPELINE_SOURCE",
                source,
                "CI_COMMIT_BRANCH",
                branch,
                "CI_DEFAULT_BRANCH",
                "main",
                "CI_MERGE_REQUEST_SOURCE_PROJECT_ID",
                origin,
                "CI_MERGE_REQUEST_PROJECT_ID",
                target));
    }

    /// The jobs that a pipeline has, when the source was touched or not.
    private static List<String> jobs(CiFile file, Map<String, String> facts, boolean touched) {
        return file.jobs().stream()
                .filter(job -> job.yaml()
                        .get("rules")
                        .valueStream()
                        .anyMatch(rule ->
                                Condition.holds(rule.get("if").asString(), facts) && (touched || !rule.has("changes"))))
                .map(job -> job.name().replace("seedbed:", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            merge_request_event, '',    1,  1,  false, test delete
            merge_request_event, '',    7,  1,  false, test-without-keys
            push,                main,  '', '', true,  push
            push,                main,  '', '', false, ''
            push,                other, '', '', true,  ''
            web,                 main,  '', '', false, push
            web,                 other, '', '', false, ''
            schedule,            main,  '', '', false, sweep
            """)
    void hasTheJobsOfEachPipeline(
            String source, String branch, String origin, String target, boolean touched, String jobs) {
        for (var file : CiFile.gitlab().filter(file -> !file.recipe().local()).toList()) {
            assertThat(jobs(file, pipeline(source, branch, origin, target), touched))
                    .filteredOn(name -> !name.equals("scan"))
                    .isEqualTo(Stream.of(jobs.split(" "))
                            .filter(name -> !name.isEmpty())
                            .toList());
        }
    }

    @Test
    void scansWhatIsShippedForEveryMergeRequest() {
        for (var file : CiFile.gitlab()
                .filter(file -> file.recipe().shipment().isPresent())
                .toList()) {
            assertThat(jobs(file, pipeline("merge_request_event", "", "1", "1"), false))
                    .contains("scan");
            assertThat(jobs(file, pipeline("merge_request_event", "", "7", "1"), false))
                    .contains("scan");
            assertThat(jobs(file, pipeline("push", "main", "", ""), true)).doesNotContain("scan");
            assertThat(file.job("seedbed:scan").yaml().get("script").toString())
                    .isEqualTo("[\"npm ci && npm run build\\n\",\"seedbed routes scan dist public/assets\\n\"]");
        }
    }

    /// GitLab hands masked variables to jobs that name an environment of their scope.
    @ParameterizedTest
    @MethodSource(ALL)
    void givesForksNoSecrets(CiFile file) {
        var fork = jobs(file, pipeline("merge_request_event", "", "7", "1"), true);
        assertThat(fork).filteredOn(name -> !name.equals("scan")).hasSize(1);
        for (var job : file.jobs()) {
            var keyless = fork.contains(job.name().replace("seedbed:", ""));
            assertThat(job.yaml().has("environment")).as(job.name()).isNotEqualTo(keyless);
        }
        assertThat(file.text().contains("environment scope seedbed/*"))
                .isNotEqualTo(file.recipe().local());
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void everyJobHasATimeout(CiFile file) {
        assertThat(file.jobs())
                .allSatisfy(
                        job -> assertThat(job.yaml().get("timeout").asString()).matches("\\d+ (minutes|hours)"));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void deletesWhenTheMergeRequestEnds(CiFile file) {
        if (file.recipe().local()) {
            return;
        }
        var test = file.job("seedbed:test").yaml();
        var delete = file.job("seedbed:delete").yaml();
        assertThat(test.at("/environment/on_stop").asString()).isEqualTo("seedbed:delete");
        assertThat(test.at("/environment/auto_stop_in").asString()).isEqualTo("4 hours");
        assertThat(delete.at("/environment/action").asString()).isEqualTo("stop");
        assertThat(delete.at("/environment/name")).isEqualTo(test.at("/environment/name"));
        assertThat(delete.at("/rules/0/if")).isEqualTo(test.at("/rules/0/if"));
        assertThat(delete.at("/rules/0/when").asString()).isEqualTo("manual");
        assertThat(delete.get("interruptible").asBoolean()).isFalse();
        assertThat(CiFile.lines(delete.get("script")))
                .contains("seedbed branch delete \"$name\" --provider "
                        + file.recipe().provider().code());
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void worksOnOneBranchAtATime(CiFile file) {
        if (!file.recipe().local()) {
            var test = file.job("seedbed:test").yaml();
            assertThat(test.get("resource_group").asString())
                    .isEqualTo("seedbed-" + test.at("/variables/BRANCH").asString());
            assertThat(file.job("seedbed:push").yaml().get("resource_group").asString())
                    .isEqualTo("seedbed-base");
        }
    }

    /// GitLab cannot be told what to hide while a job runs.
    @ParameterizedTest
    @MethodSource(ALL)
    void printsNoUrlAndTracesNoCommand(CiFile file) {
        assertThat(file.scripts()).allSatisfy(script -> {
            assertThat(script).doesNotContain("set -x", "set -o xtrace", "add-mask", "CI_DEBUG_TRACE");
            assertThat(script.lines().filter(line -> line.strip().startsWith("echo")))
                    .allSatisfy(
                            line -> assertThat(line).doesNotContain("$url", "$password", "$encoded", "DATABASE_URL"));
        });
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void hidesTheKeysFromTheTestsAndGivesThemTheUrl(CiFile file) {
        var keys = String.join(" ", Keys.of(file.recipe().provider()).secrets());
        for (var job :
                file.jobs().stream().filter(job -> job.name().contains("test")).toList()) {
            var script = job.yaml().get("script");
            assertThat(script.get(script.size() - 1).asString())
                    .startsWith(("unset PGPASSWORD " + keys).strip() + "\nexport DATABASE_URL=\"$url\"\n")
                    .endsWith("npm test\n");
        }
    }
}
