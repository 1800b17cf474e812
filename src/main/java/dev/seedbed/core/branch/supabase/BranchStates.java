package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.State;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How far Supabase is with a branch. It tells of the project and of the migrations in it separately, and for
/// some seconds it may not know yet what it was just told to make.
final class BranchStates {

    private static final String HEALTHY = "ACTIVE_HEALTHY";
    private static final String PAUSED = "INACTIVE";
    private static final Set<String> FAILED = Set.of("INIT_FAILED", "RESTORE_FAILED", "PAUSE_FAILED", "REMOVED");
    private static final Set<String> MIGRATING = Set.of("CREATING_PROJECT", "RUNNING_MIGRATIONS");

    /// What helps with a branch, but not with the project itself.
    static final String ANEW = ", or make it anew with --fresh";

    /// Units of time for which what was made may not be found.
    private static final int LAG = 60;

    private final Http http;
    private final SeedProject project;
    private final Map<String, Long> made = new ConcurrentHashMap<>();

    BranchStates(Http http, SeedProject project) {
        this.http = http;
        this.project = project;
    }

    void making(RemoteBranch branch) {
        made.put(branch.id(), System.nanoTime());
    }

    void deleting(RemoteBranch branch) {
        made.remove(branch.id());
    }

    State of(RemoteBranch branch) {
        var operation = "asking for " + branch.name();
        if (branch.isDefault()) {
            return state(operation, project.read().text("status"), "");
        }
        return http.find(operation, SeedProject.at(branch))
                .map(fields -> state(operation, fields.text("status"), ANEW))
                .map(state -> state instanceof State.Ready ? migrated(branch) : state)
                .orElseGet(() -> isAppearing(branch) ? new State.Pending("not to be found yet") : new State.Gone());
    }

    private State state(String operation, String status, String otherwise) {
        refusePaused(http, operation, status, otherwise);
        if (FAILED.contains(status)) {
            return new State.Failed(status);
        }
        return status.equals(HEALTHY) ? new State.Ready() : new State.Pending(status);
    }

    /// `otherwise` is what helps besides resuming it, or empty.
    static void refusePaused(Http http, String operation, String status, String otherwise) {
        if (status.equals(PAUSED)) {
            throw http.refusal(
                    FailureKind.FEATURE_UNAVAILABLE,
                    operation,
                    "It is paused, as Supabase does with what nobody uses.",
                    "Resume it in Supabase's dashboard" + otherwise + ".");
        }
    }

    private State migrated(RemoteBranch branch) {
        var operation = "asking for the migrations of " + branch.name();
        var path = project.path("/branches/" + Http.encode(branch.name()));
        var status = http.fields(operation, http.get(operation, path)).text("status");
        if (status.equals("MIGRATIONS_FAILED")) {
            return new State.Failed(status);
        }
        return MIGRATING.contains(status) ? new State.Pending(status) : new State.Ready();
    }

    /// What was deleted may still be listed for some seconds, and its name is taken for as long.
    private boolean isAppearing(RemoteBranch branch) {
        var young = Optional.ofNullable(made.get(branch.id()))
                .filter(when ->
                        System.nanoTime() - when < http.pace().units(LAG).toNanos());
        return young.isPresent()
                || project.rows("/branches").stream()
                        .anyMatch(row -> row.text("project_ref").equals(branch.id()));
    }
}
