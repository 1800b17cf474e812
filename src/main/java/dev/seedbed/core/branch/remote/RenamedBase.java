package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.Seal;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A base whose generations are exchanged by renaming them, one after the other.
///
/// For a moment there is no base: whoever looks for it then sees a generation before and a sealed one behind,
/// waits, and finishes the exchange if nobody does.
public record RenamedBase(BranchService service, Pace pace, BiConsumer<RemoteBranch, String> rename) {

    private static final String STAGE = "-stage-";
    private static final String PREVIOUS = "-prev-";

    /// Where a generation is loaded. Two publishers of one generation want the same name, which only one of
    /// them gets.
    public static String stage(BranchName base, long generation) {
        return base + STAGE + generation;
    }

    /// What a generation is called once another took its place.
    public static String previous(String base, long generation) {
        return base + PREVIOUS + generation;
    }

    /// A note that cannot be changed says what a branch was made as; its name says what it is by now.
    public static Marker marker(Marker noted, String name) {
        var base = noted.base();
        if (noted.kind() == Marker.Kind.BRANCH || base.isEmpty()) {
            return noted;
        }
        if (name.equals(base.get())) {
            return new Marker(
                    Marker.Kind.BASE, Optional.empty(), noted.generation(), noted.scenario(), noted.created());
        }
        return noted.as(name.startsWith(base.get() + PREVIOUS) ? Marker.Kind.PREVIOUS : Marker.Kind.STAGE);
    }

    /// The stage that `make` makes under the name that it is given.
    public RemoteBranch openStage(BranchName base, Marker marker, Function<String, RemoteBranch> make) {
        var name = stage(base, marker.generation());
        return new Making(service, pace).alone(name, marker, () -> make.apply(name));
    }

    public void commit(BranchName base, RemoteBranch stage) {
        var present = Survey.of(service).findBase(base);
        if (present.filter(found -> found.id().equals(stage.id())).isPresent()) {
            return;
        }
        if (present.filter(found -> found.generation() >= stage.generation()).isPresent()) {
            throw new Refusal(service)
                    .moved(
                            "publishing " + base,
                            base,
                            stage.generation() - 1,
                            present.get().generation());
        }
        present.ifPresent(old -> rename.accept(old, previous(base, old)));
        rename.accept(stage, base.value());
    }

    public void recover(BranchName base) {
        var survey = Survey.of(service);
        if (survey.findBase(base).isPresent()) {
            return;
        }
        var newest = Comparator.comparingLong(RemoteBranch::generation);
        var previous = survey.of(base, Marker.Kind.PREVIOUS).max(newest);
        if (previous.isPresent()) {
            var next = survey.of(base, Marker.Kind.STAGE).filter(this::whole).max(newest);
            rename.accept(next.orElse(previous.get()), base.value());
        }
    }

    /// A stage that is whole was about to become the base.
    private boolean whole(RemoteBranch stage) {
        return Readiness.sealed(service.lease(stage))
                .map(Seal::generation)
                .filter(generation -> generation == stage.generation())
                .isPresent();
    }

    public void rollback(BranchName base) {
        var survey = Survey.of(service);
        var refusal = new Refusal(service);
        var operation = "rolling " + base + " back";
        var present = survey.findBase(base).orElseThrow(() -> refusal.noBase(operation, base));
        var before = survey.of(base, Marker.Kind.PREVIOUS)
                .filter(old -> old.generation() < present.generation())
                .max(Comparator.comparingLong(RemoteBranch::generation))
                .orElseThrow(() -> refusal.of(FailureKind.NOT_FOUND, operation, "No earlier generation is kept."));
        rename.accept(present, previous(base, present));
        rename.accept(before, base.value());
    }

    private static String previous(BranchName base, RemoteBranch old) {
        return previous(base.value(), old.generation());
    }
}
