package dev.seedbed.fakes;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// What Neon refuses, and in which words.
final class NeonRules {

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);

    private final NeonProject project;
    private int mostBranches = 10;
    private int mostRoots = 3;
    private int mostProtected = 2;

    NeonRules(NeonProject project) {
        this.project = project;
    }

    void limit(int branches, int roots, int guarded) {
        mostBranches = branches;
        mostRoots = roots;
        mostProtected = guarded;
    }

    void requireCreatable(NeonProject.Wanted wanted, NeonBranch source) {
        wanted.name().ifPresent(this::requireFree);
        requireRoom();
        if (wanted.schemaOnly() && count(branch -> branch.parent().isEmpty()) >= mostRoots) {
            throw refusal("ROOT_BRANCHES_LIMIT_EXCEEDED", "root branches limit exceeded");
        }
        if (wanted.schemaOnly() && !wanted.compute()) {
            throw refusal("a schema-only branch needs exactly one read-write endpoint");
        }
        if (!wanted.schemaOnly() && source.expires().isPresent()) {
            throw refusal("cannot create a branch from a branch with an expiration");
        }
        if (wanted.isProtected()) {
            requireProtectable(wanted.expires().isPresent());
        }
    }

    void requireRoom() {
        if (project.all().size() >= mostBranches) {
            throw refusal("BRANCHES_LIMIT_EXCEEDED", "branches limit exceeded");
        }
    }

    void requireFree(String name) {
        if (count(branch -> branch.name().equals(name)) > 0) {
            throw new Refusal(CONFLICT, "", "branch already exists");
        }
    }

    void requireProtectable(boolean expires) {
        if (expires) {
            throw refusal("a protected branch cannot have an expiration");
        }
        if (count(NeonBranch::isProtected) >= mostProtected) {
            throw refusal("BRANCHES_PROTECTED_LIMIT_EXCEEDED", "protected branches limit exceeded");
        }
    }

    void requireExpirable(NeonBranch branch, Optional<Instant> when) {
        if (when.isPresent()
                && (branch.isDefault()
                        || branch.isProtected()
                        || !project.children(branch).isEmpty())) {
            throw refusal("a default, protected or parent branch cannot have an expiration");
        }
    }

    void requireRestorable(NeonBranch branch, NeonBranch source, boolean preserved) {
        if (branch.isProtected()) {
            throw refusal("cannot restore a protected branch");
        }
        if (!preserved && !project.children(branch).isEmpty()) {
            throw refusal("Branch has children, preserve_under_name is required");
        }
        if (branch.parent().isEmpty() || branch.equals(source)) {
            throw new IllegalStateException("The fake restores no root branch, and none from itself.");
        }
    }

    void requireDeletable(NeonBranch branch) {
        if (branch.isDefault()) {
            throw refusal("cannot delete default branch");
        }
        if (branch.isProtected()) {
            throw refusal("cannot delete protected branch");
        }
        var children = project.children(branch).stream().map(NeonBranch::id).toList();
        if (!children.isEmpty()) {
            throw refusal("cannot delete branch that has children: " + String.join(", ", children));
        }
    }

    /// Empty for `null`, which takes an expiry away.
    Optional<Instant> expiry(JsonNode given) {
        if (given.isNull() || given.isMissingNode()) {
            return Optional.empty();
        }
        var when = OffsetDateTime.parse(given.asString()).toInstant();
        if (!when.equals(when.truncatedTo(ChronoUnit.SECONDS))) {
            throw new Refusal(BAD_REQUEST, "", "expires_at has a precision up to seconds");
        }
        if (!when.isAfter(project.now()) || when.isAfter(project.now().plus(LONGEST_LIFE))) {
            throw new Refusal(BAD_REQUEST, "", "expires_at has to be within the next 30 days");
        }
        return Optional.of(when);
    }

    private long count(Predicate<NeonBranch> which) {
        return project.all().stream().filter(which).count();
    }

    private static Refusal refusal(String message) {
        return refusal("", message);
    }

    private static Refusal refusal(String code, String message) {
        return new Refusal(UNPROCESSABLE, code, message);
    }
}
