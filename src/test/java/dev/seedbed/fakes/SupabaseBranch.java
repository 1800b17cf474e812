package dev.seedbed.fakes;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Supabase knows of one branch: a project, which comes up, and migrations, which run in it then.
final class SupabaseBranch {

    private final String id = UUID.randomUUID().toString();
    private final SupabaseProject project;
    private final String parent;
    private final boolean withData;
    private final Instant created;
    private Instant updated;
    private String name;
    private String gitBranch;
    private boolean isPersistent;
    private boolean isPaused;
    private int unseen;
    private int comingUp;
    private int migrating;
    private Failure failure = Failure.NONE;

    enum Failure {
        NONE,
        OF_PROJECT,
        OF_MIGRATIONS
    }

    SupabaseBranch(SupabaseProject project, String parent, JsonNode wanted, Instant now) {
        this.project = project;
        this.parent = parent;
        this.name = wanted.path("branch_name").asString();
        this.gitBranch = wanted.path("git_branch").asString("");
        this.isPersistent = wanted.path("persistent").asBoolean(false);
        this.withData = wanted.path("with_data").asBoolean(false);
        this.created = now;
        this.updated = now;
    }

    String name() {
        return name;
    }

    SupabaseProject project() {
        return project;
    }

    boolean isPersistent() {
        return isPersistent;
    }

    boolean isDefault() {
        return project.ref().equals(parent);
    }

    boolean is(String idOrRef) {
        return id.equals(idOrRef) || project.ref().equals(idOrRef);
    }

    void begin(int unseenFor, int polls, Failure fails) {
        unseen = unseenFor;
        comingUp = polls;
        migrating = polls;
        failure = fails;
        refresh();
    }

    /// False as long as it is not to be found yet.
    boolean isSeen() {
        return unseen-- <= 0;
    }

    /// The project goes on.
    void comeUp() {
        comingUp = Math.max(0, comingUp - 1);
        refresh();
    }

    /// The migrations go on, once the project is up.
    void migrate() {
        migrating = comingUp > 0 ? migrating : Math.max(0, migrating - 1);
    }

    void pause() {
        isPaused = true;
        refresh();
    }

    private void refresh() {
        project.up(health().equals("ACTIVE_HEALTHY"));
    }

    void change(JsonNode change, Instant now) {
        name = change.path("branch_name").asString(name);
        gitBranch = change.path("git_branch").asString(gitBranch);
        isPersistent = change.path("persistent").asBoolean(isPersistent);
        updated = now;
    }

    String health() {
        if (comingUp > 0) {
            return "COMING_UP";
        }
        if (isPaused) {
            return "INACTIVE";
        }
        return failure == Failure.OF_PROJECT ? "INIT_FAILED" : "ACTIVE_HEALTHY";
    }

    private String workflow() {
        if (comingUp > 0 || failure == Failure.OF_PROJECT) {
            return "CREATING_PROJECT";
        }
        if (migrating > 0) {
            return "RUNNING_MIGRATIONS";
        }
        return failure == Failure.OF_MIGRATIONS ? "MIGRATIONS_FAILED" : "FUNCTIONS_DEPLOYED";
    }

    ObjectNode json() {
        var json = Call.object()
                .put("id", id)
                .put("name", name)
                .put("project_ref", project.ref())
                .put("parent_project_ref", parent)
                .put("is_default", isDefault())
                .put("persistent", isPersistent)
                .put("status", workflow())
                .put("created_at", created.toString())
                .put("updated_at", updated.toString())
                .put("with_data", withData)
                .put("preview_project_status", health());
        if (!gitBranch.isEmpty()) {
            json.put("git_branch", gitBranch);
        }
        return json;
    }

    /// Of the default branch no password is told.
    ObjectNode detail(boolean reachable, boolean tellsPassword) {
        return isDefault() || !tellsPassword
                ? project.detail(health(), reachable)
                : project.detailWithLogin(health(), reachable);
    }
}
