package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The calls and the rules.
class NeonFakeTest extends NeonCalls {

    @Test
    void knowsNoOtherProject() {
        assertThat(client.get("/projects/other/branches").status()).isEqualTo(404);
        assertThat(client.get(branches + "/br-none").status()).isEqualTo(404);
        assertThat(client.get(branches + "/count?search=none")
                        .body()
                        .path("count")
                        .asInt())
                .isZero();
    }

    @Test
    void operationsAreSlowOrFailWhenOrdered() {
        neon.faults().next("POST", ".*/branches", new Fault.SlowOperation(4));
        var slow = root("slow").text("/operations/0/id");
        var seen = new ArrayList<String>();
        for (var poll = 0; poll < 4; poll++) {
            seen.add(status(slow));
        }
        assertThat(seen).containsExactly("running", "running", "running", "finished");
        neon.faults().next("POST", ".*/branches", new Fault.FailedOperation());
        var dark = root("dark").text("/operations/1/id");
        status(dark);
        assertThat(status(dark)).isEqualTo("failed");
        client.get(path("dark"));
        assertThat(client.get(path("dark")).text("/branch/current_state")).isEqualTo("ready");
        assertThat(client.delete(path("dark")).status()).isEqualTo(200);
        neon.faults().next("POST", ".*/branches", new Fault.FailedOperation(true));
        root("failed");
        client.get(path("failed"));
        assertThat(client.get(path("failed")).text("/branch/current_state")).isEqualTo("init");
    }

    @Test
    void forgetsOperationsWhenToldTo() {
        neon.forgetOperations();
        var id = root("base-seed").text("/operations/0/id");
        status(id);
        assertThat(status(id)).isEqualTo("finished");
        assertThat(client.get("/projects/" + neon.project() + "/operations/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesNamesThatAreTaken() {
        root("base-seed");
        assertThat(root("base-seed").status()).isEqualTo(409);
        root("other");
        assertThat(client.patch(path("other"), "{\"branch\": {\"name\": \"base-seed\"}}")
                        .status())
                .isEqualTo(409);
        assertThat(neon.names()).containsExactly("production", "base-seed", "other");
    }

    @Test
    void hasTheLimitsOfAPlan() {
        root("a");
        root("b");
        assertThat(root("c").text("/code")).isEqualTo("ROOT_BRANCHES_LIMIT_EXCEEDED");
        assertThat(child("d", "a").status()).isEqualTo(201);
        neon.limits(4, 4, 0);
        assertThat(root("e").text("/code")).isEqualTo("BRANCHES_LIMIT_EXCEEDED");
        assertThat(client.patch(path("a"), "{\"branch\": {\"protected\": true}}")
                        .text("/code"))
                .isEqualTo("BRANCHES_PROTECTED_LIMIT_EXCEEDED");
    }

    @Test
    void listsInPagesWithAnnotations() {
        neon.pageSize(2);
        root("base-seed");
        child("pr-1", "base-seed");
        var names = new ArrayList<String>();
        var annotated = new ArrayList<String>();
        var cursor = "";
        do {
            var page = client.get(branches + "?sort_by=name&sort_order=asc" + cursor);
            page.body()
                    .path("branches")
                    .forEach(branch -> names.add(branch.path("name").asString()));
            page.body().path("annotations").propertyNames().forEach(annotated::add);
            cursor = page.text("/pagination/next").isEmpty() ? "" : "&cursor=" + page.text("/pagination/next");
        } while (!cursor.isEmpty());
        assertThat(names).containsExactly("base-seed", "pr-1", "production");
        assertThat(annotated).containsExactly(neon.id("base-seed"));
        assertThat(client.get(branches + "?search=pr").body().path("branches")).hasSize(2);
        assertThat(client.get(branches + "/count?search=pr-")
                        .body()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get(path("base-seed")).text("/annotation/value/seedbed"))
                .isEqualTo("{}");
    }

    @Test
    void listsLateWhenOrdered() {
        neon.faults().next("POST", ".*/branches", new Fault.LaggingListing(1));
        root("base-seed");
        assertThat(client.get(branches).body().path("branches")).hasSize(1);
        assertThat(client.get(branches).body().path("branches")).hasSize(2);
    }

    @Test
    void makesTheBranchThoughTheAnswerIsLost() {
        neon.faults().next("POST", ".*/branches", new Fault.LostAfter());
        assertThatThrownBy(() -> root("base-seed")).isInstanceOf(UncheckedIOException.class);
        assertThat(neon.names()).contains("base-seed");
    }

    @Test
    void takesAnExpiryWithinThirtyDaysAndBack() {
        root("base-seed");
        child("pr-1", "base-seed");
        assertThat(expire("pr-1", "\"" + inHours(2) + "\"").text("/branch/expires_at"))
                .isNotEmpty();
        assertThat(child("grandchild", "pr-1").status()).isEqualTo(422);
        assertThat(expire("pr-1", "null").body().path("branch").has("expires_at"))
                .isFalse();
        assertThat(expire("pr-1", "\"" + inHours(24 * 31) + "\"").status()).isEqualTo(400);
        assertThat(expire("pr-1", "\"" + inHours(-1) + "\"").status()).isEqualTo(400);
        assertThat(expire("base-seed", "\"" + inHours(1) + "\"").status()).isEqualTo(422);
        assertThat(expire("production", "\"" + inHours(1) + "\"").status()).isEqualTo(422);
    }

    @Test
    void endsWhatHasExpired() {
        root("base-seed");
        child("pr-1", "base-seed");
        expire("pr-1", "\"" + inHours(2) + "\"");
        neon.later(Duration.ofHours(3));
        assertThat(client.get(branches).body().path("branches")).hasSize(2);
        assertThat(neon.names()).doesNotContain("pr-1");
    }

    @Test
    void keepsTheOldStateOfAParentThatIsReset() {
        root("base-seed");
        child("pr-1", "base-seed");
        child("grandchild", "pr-1");
        var source = "\"source_branch_id\": \"" + neon.id("base-seed") + "\"";
        assertThat(client.post(path("pr-1") + "/restore", "{" + source + "}").text("/message"))
                .contains("preserve_under_name");
        client.post(path("pr-1") + "/restore", "{" + source + ", \"preserve_under_name\": \"old\"}");
        assertThat(client.get(path("grandchild")).text("/branch/parent_id")).isEqualTo(neon.id("old"));
    }

    @Test
    void deletesWhatNothingHangsFrom() {
        root("base-seed");
        child("pr-1", "base-seed");
        var id = path("pr-1");
        assertThat(client.delete(path("production")).status()).isEqualTo(422);
        assertThat(client.delete(path("base-seed")).text("/message")).contains("children");
        assertThat(client.delete(id).status()).isEqualTo(200);
        assertThat(client.delete(id).status()).isEqualTo(204);
        client.patch(path("base-seed"), "{\"branch\": {\"protected\": true}}");
        assertThat(client.delete(path("base-seed")).text("/message")).contains("protected");
        client.patch(path("base-seed"), "{\"branch\": {\"protected\": false}}");
        neon.answerDeletesEmpty();
        var last = client.delete(path("base-seed"));
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.body().isMissingNode()).isTrue();
        assertThat(neon.names()).containsExactly("production");
    }

    @Test
    void isLockedWhileItWorksWhenToldTo() {
        neon.lockWhileBusy();
        root("a");
        assertThat(root("b").status()).isEqualTo(423);
        assertThat(root("b").status()).isEqualTo(423);
        assertThat(root("b").status()).isEqualTo(201);
    }

    @Test
    void somebodyElsesBranchHasNoAnnotation() {
        neon.foreign("theirs", "production");
        assertThat(client.get(branches).body().path("annotations")).isEmpty();
        assertThat(client.get(path("theirs")).body().at("/annotation/value")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"branch\": {\"name\": \"x\"}, \"annotation_value\": {\"a\": \"b\"}}",
                "{\"branch\": {\"nmae\": \"x\"}}",
                "{\"branch\": {\"name\": \"\"}}"
            })
    void takesNoOtherChangeThanTheContractKnows(String change) {
        try (var other = new NeonFake()) {
            var strict = new JsonClient(other);
            var path = "/projects/" + other.project() + "/branches/" + other.id("production");
            assertThat(strict.patch(path, change).status()).isEqualTo(400);
            assertThat(other.breaches()).hasSize(1);
            assertThatThrownBy(other::close).isInstanceOf(AssertionError.class);
        }
    }
}
