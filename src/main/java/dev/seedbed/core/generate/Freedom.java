package dev.seedbed.core.generate;

import dev.seedbed.core.generate.Trail.Meeting;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Numbering.Slice;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How freely a link may choose its parent: within its tie, and below the rows that the columns it shares with other
/// links lead to. `loose` are the shared columns of which no arithmetic says where both rows agree.
record Freedom(Link link, Tie tie, Slice slice, List<Bond> bonds, List<String> loose) {

    /// A column that another link decides: its value comes from the row at the end of `links`, and so does that of the
    /// rows of the target `distance` homes below it. `homes` tells that the links are homes.
    record Bond(List<Link> links, int distance, boolean homes) {
        Bond {
            links = List.copyOf(links);
        }

        int height() {
            return links.size();
        }
    }

    Freedom {
        bonds = List.copyOf(bonds);
        loose = List.copyOf(loose);
    }

    static Freedom of(
            Link link, Lineage lineage, Function<TableName, Optional<Numbering>> numberings, boolean rivalled) {
        var slice = Slices.of(link, lineage);
        var tie = Tie.of(
                link, lineage, numberings, slice.stride() == Long.MAX_VALUE ? 1 : slice.stride() * (rivalled ? 2 : 1));
        var bonds = new ArrayList<Bond>();
        var loose = new ArrayList<String>();
        if (!(tie instanceof Tie.Up)) {
            for (var column : shared(link, lineage)) {
                if (!circular(link, column, lineage)) {
                    bond(link, column, lineage).ifPresentOrElse(bonds::add, () -> loose.add(column));
                }
            }
        }
        return new Freedom(
                link,
                tie,
                slice,
                bonds.stream().distinct().filter(bond -> !assured(bond, tie)).toList(),
                loose);
    }

    /// The fewest rows that it may choose from.
    long least(Numbering target) {
        return least(target, OptionalInt.empty());
    }

    /// The same for rows of tenants of one class, or of any.
    long least(Numbering target, OptionalInt kind) {
        var least = switch (tie) {
            case Tie.Up _ -> 1;
            case Tie.Self _ -> Capacity.PLENTY;
            case Tie.Anywhere _ -> target.volume();
            case Tie.Near near -> target.leastBelow(near.targetDistance(), kind);
        };
        if (tie instanceof Tie.Anywhere && bonds.isEmpty()) {
            return slice.before(least);
        }
        var bound = bonds.stream()
                .mapToLong(bond -> target.leastBelow(bond.distance(), kind))
                .reduce(least, Math::min);
        return least == Capacity.PLENTY || tie instanceof Tie.Up || single() ? bound : slice.among(bound, false);
    }

    /// Whether a row of a tenant of that class has one row only that it may choose.
    boolean single(Numbering target, OptionalInt kind) {
        return tie instanceof Tie.Near && bonds.isEmpty() && least(target, kind) == 1;
    }

    /// The nearest ancestor, so many homes up, whose rows surely choose among different rows; empty when there is none.
    OptionalInt scope() {
        var heights = bonds.stream().filter(Bond::homes).mapToInt(Bond::height);
        var tied = tie instanceof Tie.Near near ? IntStream.of(near.childDistance()) : IntStream.empty();
        return IntStream.concat(heights, tied).min();
    }

    /// Whether some row may find no row to point at.
    boolean doubtful(Numbering target) {
        return switch (tie) {
            case Tie.Up _ -> false;
            case Tie.Self _ -> false;
            case Tie.Anywhere _, Tie.Near _ -> !loose.isEmpty() || least(target) == 0 || torn();
        };
    }

    /// Whether the columns lead to a single row, which is of the right sort.
    private boolean single() {
        return bonds.stream().anyMatch(bond -> bond.distance() == 0);
    }

    /// Whether two columns lead to single rows of the target, which need not be the same.
    private boolean torn() {
        return bonds.stream().filter(bond -> bond.distance() == 0).count() > 1;
    }

    private static List<String> shared(Link link, Lineage lineage) {
        return link.columns().stream()
                .filter(column -> lineage.deciding(link.table(), column)
                        .filter(link::equals)
                        .isEmpty())
                .toList();
    }

    private static Optional<Bond> bond(Link link, String column, Lineage lineage) {
        var own = Trail.of(lineage, link.table(), column);
        var target = Trail.of(lineage, link.target(), link.targetOf(column));
        return meeting(link, lineage, own, target)
                .map(meeting -> new Bond(
                        own.links(meeting.own()),
                        meeting.other(),
                        own.links(meeting.own()).stream()
                                .allMatch(step -> lineage.home(step.table())
                                        .filter(step::equals)
                                        .isPresent())));
    }

    /// A second link to the table of the home meets the first one above that table, where that can be: it is there to
    /// point at another row.
    private static Optional<Meeting> meeting(Link link, Lineage lineage, Trail own, Trail target) {
        var second = lineage.line(link.table()).indexOf(link.target()) == 1;
        var above = second && !link.selfReference() ? own.meeting(target, lineage, 2) : Optional.<Meeting>empty();
        return above.or(() -> own.meeting(target, lineage, link.selfReference() ? 1 : 0));
    }

    /// Whether the tie alone keeps both rows below the same ancestor.
    private static boolean assured(Bond bond, Tie tie) {
        return switch (tie) {
            case Tie.Up _ -> true;
            case Tie.Self _ -> bond.homes() && bond.height() > 0;
            case Tie.Anywhere _ -> false;
            case Tie.Near(var up, var down) -> bond.homes() && bond.height() >= up && bond.distance() >= down;
        };
    }

    /// Whether the column's value is copied along links that choose by this one.
    private static boolean circular(Link link, String column, Lineage lineage) {
        return chosenBy(Trail.of(lineage, link.table(), column), lineage, new HashSet<>())
                .contains(link);
    }

    private static Set<Link> chosenBy(Trail trail, Lineage lineage, Set<Link> found) {
        for (var stop : trail.stops()) {
            stop.next()
                    .filter(found::add)
                    .ifPresent(next -> shared(next, lineage)
                            .forEach(column -> chosenBy(Trail.of(lineage, next.table(), column), lineage, found)));
        }
        return found;
    }
}
