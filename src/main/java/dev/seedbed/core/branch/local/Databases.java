package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Marker;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The databases of a server, or those of them that matter, at one moment.
record Databases(List<LocalDatabase> all) {

    private static final Comparator<LocalDatabase> NEWEST_FIRST =
            Comparator.comparingLong(LocalDatabase::generation).reversed();

    Databases {
        all = List.copyOf(all);
    }

    Optional<LocalDatabase> find(String name) {
        return all.stream().filter(database -> database.name().equals(name)).findFirst();
    }

    List<LocalDatabase> bases() {
        return which(database -> database.is(Marker.Kind.BASE));
    }

    /// A copy may say already that it will be a branch: then its name does not.
    List<LocalDatabase> branches() {
        return which(database -> database.is(Marker.Kind.BRANCH) && BranchName.fits(database.name()));
    }

    List<LocalDatabase> parts(Part part) {
        return which(database -> database.is(part));
    }

    /// The copies of a base, as it is now, that wait to become branches. One that is older than the base
    /// itself was left by another base of that name.
    List<LocalDatabase> ready(LocalDatabase base) {
        var made = base.marker().map(Marker::created).orElseThrow();
        return which(database -> database.is(Part.READY)
                && database.is(Marker.Kind.READY)
                && database.copies(base)
                && !database.marker().orElseThrow().created().isBefore(made));
    }

    /// What was the base before, newest first.
    List<LocalDatabase> previous(String base) {
        return all.stream()
                .filter(database ->
                        database.is(Part.PREVIOUS) && database.is(Marker.Kind.PREVIOUS) && database.isOf(base))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /// Previous generations that can go: all but the newest and those that branches are of.
    List<LocalDatabase> unneeded(String base) {
        return previous(base).stream()
                .skip(1)
                .filter(previous -> branches().stream()
                        .noneMatch(branch -> branch.isOf(base) && branch.generation() == previous.generation()))
                .toList();
    }

    /// The generation of the next publish: no number is used twice.
    long nextGeneration(String base) {
        return 1
                + Stream.concat(find(base).stream(), previous(base).stream())
                        .mapToLong(LocalDatabase::generation)
                        .max()
                        .orElse(0);
    }

    private List<LocalDatabase> which(Predicate<LocalDatabase> test) {
        return all.stream().filter(test).toList();
    }
}
