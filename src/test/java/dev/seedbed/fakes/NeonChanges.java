package dev.seedbed.fakes;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The calls that change a Neon project.
final class NeonChanges {

    private final NeonProject project;
    private final NeonAnswers answers;
    private int polls = 2;
    private boolean answersDeletesEmpty;

    NeonChanges(NeonProject project, NeonAnswers answers) {
        this.project = project;
        this.answers = answers;
    }

    void polls(int count) {
        polls = count;
    }

    void answerDeletesEmpty() {
        answersDeletesEmpty = true;
    }

    Answer create(Call call) {
        var asked = call.body().path("branch");
        var source = asked.path("init_source").asString("parent-data");
        if (!List.of("parent-data", "schema-only").contains(source)) {
            throw new Refusal(400, "", "invalid init_source");
        }
        if (asked.has("parent_lsn")
                || asked.has("parent_timestamp")
                || asked.path("archived").asBoolean(false)) {
            throw new IllegalStateException("The fake knows no history and no archive.");
        }
        var branch = project.create(new NeonProject.Wanted(
                text(asked, "name"),
                text(asked, "parent_id"),
                source.equals("schema-only"),
                asked.path("protected").asBoolean(false),
                project.rules().expiry(asked.path("expires_at")),
                compute(call.body().path("endpoints")),
                Optional.ofNullable(call.body().get("annotation_value"))));
        var began = begin(
                call,
                branch,
                branch.endpoint().isPresent() ? List.of("create_branch", "start_compute") : List.of("create_branch"));
        return Answer.json(201, answers.created(branch, began));
    }

    private static boolean compute(JsonNode endpoints) {
        var writing = endpoints
                .valueStream()
                .filter(endpoint -> endpoint.path("type").asString().equals("read_write"))
                .count();
        if (writing > 1) {
            throw new Refusal(400, "", "a branch has one read-write endpoint");
        }
        return writing == 1;
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(JsonNode::asString).filter(text -> !text.isEmpty());
    }

    Answer update(Call call) {
        var branch = project.branch(call.variable("branch_id"));
        project.update(branch, call.body().path("branch"));
        return Answer.json(200, answers.changed(branch, Call.JSON.createArrayNode()));
    }

    Answer restore(Call call) {
        var branch = project.branch(call.variable("branch_id"));
        if (call.body().has("source_lsn") || call.body().has("source_timestamp")) {
            throw new IllegalStateException("The fake knows no history.");
        }
        var source = project.branch(call.body().path("source_branch_id").asString());
        project.restore(branch, source, text(call.body(), "preserve_under_name"));
        return Answer.json(
                200, answers.changed(branch, begin(call, branch, List.of("create_timeline", "apply_config"))));
    }

    Answer delete(Call call) {
        var found = project.find(call.variable("branch_id"));
        if (found.isEmpty()) {
            return Answer.empty(204);
        }
        var body = answers.changed(found.get(), Call.JSON.createArrayNode());
        project.delete(found.get());
        body.withArray("operations").addAll(begin(call, found.get(), List.of("suspend_compute", "delete_timeline")));
        return answersDeletesEmpty ? Answer.empty(200).undocumented() : Answer.json(200, body);
    }

    Answer resetPassword(Call call) {
        var branch = project.branch(call.variable("branch_id"));
        answers.role(branch, call.variable("role_name"));
        branch.logInAs(
                project.databases().login(TestSecrets.next()),
                project.databases().real(branch.id()));
        var body = Call.object();
        body.set("role", branch.roleJson(true));
        body.set("operations", begin(call, branch, List.of("apply_config")));
        return Answer.json(200, body);
    }

    private ArrayNode begin(Call call, NeonBranch branch, List<String> actions) {
        var began = Call.JSON.createArrayNode();
        project.begin(actions, branch, call, polls)
                .forEach(operation -> began.add(operation.json(answers.projectId())));
        return began;
    }
}
