package dev.seedbed.core.branch.dblab;

import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.remote.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What was committed to one of the engine's branches, the newest first, and behind it what the branch was
/// forked from.
///
/// A commit of Seedbed's has the marker as its message. So a branch with such a commit is a base, and each of
/// them one of its generations; what others committed in between, such as a new column, takes nothing from
/// that.
record BaseLog(String branch, List<Commit> commits) {

    /// `marker` is there when the commit is a generation of this branch.
    record Commit(String snapshot, String message, Optional<Marker> marker) {}

    static BaseLog read(String branch, Fields log) {
        return new BaseLog(branch, log.list(commit -> commit(branch, commit)));
    }

    private static Commit commit(String branch, Fields fields) {
        var message =
                fields.findText("message").filter(text -> !text.equals("-")).orElse("");
        var marker = message.startsWith("{") ? Marker.read(message) : Optional.<Marker>empty();
        return new Commit(
                fields.text("id"), message, marker.filter(found -> found.base().equals(Optional.of(branch))));
    }

    /// The present generation.
    Optional<Commit> present() {
        return commits.stream().filter(commit -> commit.marker().isPresent()).findFirst();
    }

    /// The generations before it, each as it was committed last.
    List<Commit> earlier() {
        var seen = new HashSet<Long>();
        var earlier = new ArrayList<Commit>();
        for (var commit : commits) {
            if (commit.marker().isPresent() && seen.add(commit.marker().get().generation()) && seen.size() > 1) {
                earlier.add(commit);
            }
        }
        return earlier;
    }

    /// What Seedbed did not fill: the schema that the next generation is loaded into.
    Optional<Commit> start() {
        return commits.stream().filter(commit -> commit.marker().isEmpty()).findFirst();
    }

    /// Somebody else commits here, and Seedbed never did.
    boolean foreign() {
        return present().isEmpty()
                && !commits.isEmpty()
                && !commits.getFirst().message().isEmpty();
    }

    Optional<Marker> generation(String snapshot) {
        return commits.stream()
                .filter(commit -> commit.snapshot().equals(snapshot))
                .findFirst()
                .flatMap(Commit::marker);
    }
}
