package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Listing;
import dev.seedbed.core.branch.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What is at a service at one moment.
record Survey(List<RemoteBranch> all) {

    static Survey of(BranchService service) {
        return new Survey(service.branches());
    }

    Optional<RemoteBranch> find(String name) {
        return all.stream().filter(branch -> branch.name().equals(name)).findFirst();
    }

    Optional<RemoteBranch> findBase(BranchName base) {
        return find(base.value()).filter(branch -> branch.is(Marker.Kind.BASE));
    }

    long generation(BranchName base) {
        return findBase(base).map(RemoteBranch::generation).orElse(0L);
    }

    /// What belongs to a base, in whatever role but the base's own.
    Stream<RemoteBranch> of(BranchName base, Marker.Kind kind) {
        return all.stream()
                .filter(branch -> branch.is(kind))
                .filter(branch -> branch.marker()
                        .flatMap(Marker::base)
                        .filter(base.value()::equals)
                        .isPresent());
    }

    /// One more than any generation that there ever was, as far as it can be seen.
    long nextGeneration(BranchName base) {
        var others = Stream.concat(of(base, Marker.Kind.PREVIOUS), of(base, Marker.Kind.BRANCH))
                .mapToLong(RemoteBranch::generation);
        return 1
                + LongStream.concat(LongStream.of(generation(base)), others)
                        .max()
                        .orElse(0);
    }

    Listing listing() {
        var ours = new ArrayList<Branch>();
        var foreign = new ArrayList<String>();
        for (var branch : all) {
            if (branch.is(Marker.Kind.BASE) || branch.is(Marker.Kind.BRANCH)) {
                ours.add(branch(branch));
            } else if (branch.marker().isEmpty()) {
                foreign.add(branch.name());
            }
        }
        ours.sort((one, other) -> one.name().compareTo(other.name()));
        foreign.sort(String::compareTo);
        return new Listing(ours, foreign);
    }

    /// One of ours, as everybody else sees it.
    static Branch branch(RemoteBranch branch) {
        var marker = branch.marker().orElseThrow();
        return new Branch(
                new BranchName(branch.name()),
                marker.kind() == Marker.Kind.BASE
                        ? Optional.empty()
                        : marker.base().map(BranchName::new),
                marker.generation(),
                marker.scenario(),
                branch.created(),
                branch.sizeBytes(),
                branch.expires().or(marker::expires),
                branch.guarded());
    }
}
