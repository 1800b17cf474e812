package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.Reference.Agreeing;
import dev.seedbed.core.generate.row.Reference.Area;
import dev.seedbed.core.generate.row.Reference.Pick;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Lineage;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Chooses for each link of one table which row it points at, so that keys which share columns agree on them.
final class References {

    private static final int CANDIDATES = 16;
    private static final int CHILDREN = 3;

    /// Knows the source of a column of a table, when asked for a row.
    interface Cells {
        Supplier<ValueSource> of(TableName table, String column);
    }

    private final Lineage lineage;
    private final DraftTable table;
    private final Cell.Row row;
    private final Uniqueness uniqueness;
    private final Function<TableName, Numbering> numberings;
    private final Cells cells;
    private final Map<Link, Reference> chosen = new HashMap<>();

    References(
            Lineage lineage,
            DraftTable table,
            Cell.Row row,
            Uniqueness uniqueness,
            Function<TableName, Numbering> numberings,
            Cells cells) {
        this.lineage = lineage;
        this.table = table;
        this.row = row;
        this.uniqueness = uniqueness;
        this.numberings = numberings;
        this.cells = cells;
    }

    Reference of(Link link) {
        var known = Optional.ofNullable(chosen.get(link));
        if (known.isPresent()) {
            return known.get();
        }
        var reference = choose(link);
        chosen.put(link, reference);
        return reference;
    }

    /// Whether some row may find no row to point at: none lies below the ancestor that both must have in common, or
    /// none
    /// agrees on the columns that the key shares with others.
    boolean maybeNone(Link link) {
        return switch (tie(link)) {
            case Tie.Up _, Tie.Self _ -> false;
            case Tie.Anywhere _ -> !shared(link).isEmpty();
            case Tie.Near near ->
                !shared(link).isEmpty() || numberings.apply(link.target()).leastBelow(near.targetDistance()) == 0;
        };
    }

    private Reference choose(Link link) {
        var target = numberings.apply(link.target());
        var unique = uniqueness.index(link);
        var shared = shared(link);
        return switch (tie(link)) {
            case Tie.Up(var distance) -> new Reference.Ancestor(row.numbering(), target, distance);
            case Tie.Self _ -> {
                var tree = new Reference.Tree(row.numbering(), unique.isPresent() ? 1 : CHILDREN, link.required());
                yield shared.isEmpty() ? tree : new Agreeing(List.of(tree), shared, link.required());
            }
            case Tie.Anywhere _ -> among(link, new Area.Everywhere(target), unique, shared);
            case Tie.Near(var up, var down) ->
                among(link, beside(link).orElse(new Area.Below(row.numbering(), up, target, down)), unique, shared);
        };
    }

    private Reference among(Link link, Area area, Optional<Index> unique, List<Agreeing.Shared> shared) {
        var key = row.key().child("link").child(String.join(",", link.columns()));
        var rival = Rivals.of(link, table, lineage).map(this::of);
        if (shared.isEmpty() || unique.isPresent()) {
            return new Reference.Among(area, pick(unique, key), rival);
        }
        return new Agreeing(
                IntStream.range(0, CANDIDATES)
                        .<Reference>mapToObj(
                                number -> new Reference.Among(area, pick(unique, key.child(number)), rival))
                        .toList(),
                shared,
                false);
    }

    private static Pick pick(Optional<Index> unique, Key key) {
        return unique.<Pick>map(Pick.ByIndex::new).orElseGet(() -> new Pick.Random(key));
    }

    /// Where another link decides some of the columns, and chooses freely itself: the rows that go with its choice.
    private Optional<Area> beside(Link link) {
        return link.columns().stream()
                .flatMap(column -> other(link, column).stream())
                .filter(other ->
                        Tie.of(other, lineage) instanceof Tie.Near || Tie.of(other, lineage) instanceof Tie.Anywhere)
                .findFirst()
                .flatMap(other -> besides(link, other));
    }

    private Optional<Area> besides(Link link, Link other) {
        return meeting(other, link)
                .map(meeting -> new Area.Beside(
                        of(other),
                        numberings.apply(other.target()),
                        meeting.other(),
                        numberings.apply(link.target()),
                        meeting.target()));
    }

    private Optional<Link> other(Link link, String column) {
        return lineage.deciding(link.table(), column).filter(decider -> !decider.equals(link));
    }

    /// The columns that something else decides, and of which the numbering alone does not say that both rows agree.
    private List<Agreeing.Shared> shared(Link link) {
        return link.columns().stream()
                .filter(column -> lineage.deciding(link.table(), column)
                        .filter(link::equals)
                        .isEmpty())
                .filter(column -> !assured(link, column))
                .map(column -> new Agreeing.Shared(
                        cells.of(link.table(), column), cells.of(link.target(), link.targetOf(column))))
                .toList();
    }

    private Tie tie(Link link) {
        return Tie.of(link, lineage, table -> Optional.of(numberings.apply(table)));
    }

    private boolean assured(Link link, String column) {
        var own = lineage.origin(link.table(), column).distance();
        var referenced = lineage.origin(link.target(), link.targetOf(column)).distance();
        return switch (tie(link)) {
            case Tie.Up _ -> true;
            case Tie.Self _ -> own > 0;
            case Tie.Anywhere _ -> false;
            case Tie.Near(var up, var down) ->
                (own >= up && referenced >= down) || besideAssured(link, column, referenced);
        };
    }

    private boolean besideAssured(Link link, String column, int referenced) {
        return other(link, column)
                .filter(other -> Tie.of(other, lineage) instanceof Tie.Near)
                .flatMap(other -> meeting(other, link)
                        .filter(meeting -> lineage.origin(other.target(), other.targetOf(column))
                                        .distance()
                                >= meeting.other())
                        .filter(meeting -> referenced >= meeting.target()))
                .isPresent();
    }

    /// Where the lines of two links' targets meet, so many homes above each.
    private record Meeting(int other, int target) {}

    private Optional<Meeting> meeting(Link other, Link link) {
        var others = lineage.line(other.target());
        var targets = lineage.line(link.target());
        return IntStream.range(0, others.size())
                .filter(distance -> targets.contains(others.get(distance)))
                .mapToObj(distance -> new Meeting(distance, targets.indexOf(others.get(distance))))
                .findFirst();
    }
}
