package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.RenamedBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells which branches are Seedbed's, and what: PlanetScale keeps nothing of ours with a branch but its name.
///
/// - A base, a former base and a loaded stage have a backup that Seedbed took. The backup's name tells the
/// generation; their own names tell which of the three they are.
/// - A branch was restored from such a backup: PlanetScale lists it with the backup, or tells the branch whose
/// backup it was, or at least its parent. Its generation is the backup's.
/// - A stage that is being loaded has no backup yet. It is ours when it is named `<base>-stage-<n>` after a
/// base that is known: `base-seed`, one that has a backup, or one that is being published.
///
/// `backups` are Seedbed's alone, of each branch that was not restored itself, the newest first.
record OwnBranches(Map<ListedBranch, List<SeedBackup>> backups, String defaultBranch, Set<String> bases) {

    private static final Pattern PART = Pattern.compile("(.+)-(?:stage|prev)-(\\d{1,9})");
    private static final Pattern STAGE = Pattern.compile("(.+)-stage-(\\d{1,9})");

    /// `bases` are known by other means. Asks for the backups of all that may have one.
    static List<RemoteBranch> of(
            List<ListedBranch> all,
            String defaultBranch,
            Set<String> bases,
            Function<ListedBranch, List<SeedBackup>> backups) {
        var found = new LinkedHashMap<ListedBranch, List<SeedBackup>>();
        for (var branch : all) {
            if (!branch.name().equals(defaultBranch) && branch.restoredFrom().isEmpty()) {
                var own = backups.apply(branch).stream()
                        .filter(SeedBackup::succeeded)
                        .toList();
                if (!own.isEmpty()) {
                    found.put(branch, own);
                }
            }
        }
        var known = found.keySet().stream().map(OwnBranches::baseName).collect(Collectors.toSet());
        known.addAll(bases);
        var own = new OwnBranches(found, defaultBranch, known);
        return all.stream().map(own::branch).toList();
    }

    private RemoteBranch branch(ListedBranch listed) {
        var origin = origin(listed);
        var isDefault = listed.name().equals(defaultBranch);
        return new RemoteBranch(
                listed.id(),
                listed.name(),
                origin.map(Origin::parent).or(listed::restoredFrom).or(listed::parent),
                isDefault || !BranchName.fits(listed.name()) ? Optional.empty() : marker(listed, origin),
                isDefault,
                listed.guarded(),
                listed.created(),
                Optional.empty(),
                OptionalLong.empty());
    }

    private Optional<Marker> marker(ListedBranch listed, Optional<Origin> origin) {
        return generation(listed).or(() -> origin.map(Origin::marker)).or(() -> unloaded(listed));
    }

    private Optional<Marker> generation(ListedBranch listed) {
        return Optional.ofNullable(backups.get(listed))
                .map(List::getFirst)
                .map(newest -> RenamedBase.marker(newest.marker(Marker.Kind.STAGE, baseName(listed)), listed.name()));
    }

    private record Origin(String parent, Marker marker) {}

    /// What the backups tell counts more than what the branch does: a base changes its name.
    private Optional<Origin> origin(ListedBranch listed) {
        return origin((_, backup) -> backup.restored().contains(listed.id()))
                .or(() -> origin(
                        (base, _) -> base.id().equals(listed.restoredFrom().orElse(""))))
                .or(() -> origin((base, _) -> listed.restoredFrom().isEmpty()
                        && base.name().equals(listed.parent().orElse(""))));
    }

    private Optional<Origin> origin(BiPredicate<ListedBranch, SeedBackup> fits) {
        for (var entry : backups.entrySet()) {
            var base = entry.getKey();
            for (var backup : entry.getValue()) {
                if (fits.test(base, backup)) {
                    return Optional.of(new Origin(base.id(), backup.marker(Marker.Kind.BRANCH, baseName(base))));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Marker> unloaded(ListedBranch listed) {
        var named = STAGE.matcher(listed.name());
        return named.matches()
                        && bases.contains(named.group(1))
                        && listed.restoredFrom().isEmpty()
                ? Optional.of(new Marker(
                        Marker.Kind.STAGE,
                        Optional.of(named.group(1)),
                        Long.parseLong(named.group(2)),
                        Optional.empty(),
                        listed.created()))
                : Optional.empty();
    }

    private static String baseName(ListedBranch generation) {
        var named = PART.matcher(generation.name());
        return named.matches() ? named.group(1) : generation.name();
    }
}
