package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How columns that must rise in each row divide their line where a person gave some of them rules: between one rank
/// and the next lies a cut, placed so that each rule keeps as many of its values as the order leaves.
final class RuleCuts {

    private static final BigDecimal SPAN = BigDecimal.valueOf(1_000);
    private static final int DIGITS = 12;

    /// What is left of each column's values; or, where the rules cannot be kept, why not, and the line is divided
    /// without regard to them. Both are empty where nobody gave a rule.
    record Division(List<String> columns, Map<String, ColumnBounds> parts, String obstacle) {
        Division {
            columns = List.copyOf(columns);
            parts = Map.copyOf(parts);
        }
    }

    /// Columns that rise among each other, with the lowest rank 0; `strict` where no two may be equal.
    record Group(Map<String, Integer> ranks, boolean strict) {
        Group {
            ranks = Map.copyOf(ranks);
        }

        int highest() {
            return ranks.values().stream().mapToInt(rank -> rank).max().orElse(0);
        }
    }

    /// A column with what its rule asks for; nothing, where any value will do.
    private record Member(DraftColumn column, int rank, ColumnBounds bounds, Optional<Wish> wish) {

        Optional<BigDecimal> low() {
            return wish.map(Wish::low);
        }

        Optional<BigDecimal> high() {
            return wish.map(Wish::high);
        }

        /// No cut above it lies lower than that.
        Optional<BigDecimal> least(RuleLine line) {
            return wish.map(Wish::least).or(() -> bounds.low().flatMap(line::place));
        }

        /// No cut below it lies higher than that.
        Optional<BigDecimal> most(RuleLine line) {
            return wish.map(Wish::most).or(() -> bounds.high().flatMap(line::place));
        }
    }

    /// What surrounds a cut: below it the rules end at `high`, above it they begin at `low`, where there are any.
    private record Ends(
            Optional<BigDecimal> high,
            Optional<BigDecimal> low,
            Optional<BigDecimal> least,
            Optional<BigDecimal> most) {

        boolean cross(boolean strict) {
            return least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > (strict ? -1 : 0);
        }

        Optional<BigDecimal> lower() {
            return Stream.concat(least.stream(), low.stream()).reduce(BigDecimal::max);
        }

        Optional<BigDecimal> upper() {
            return Stream.concat(most.stream(), high.stream()).reduce(BigDecimal::min);
        }
    }

    /// Where some columns end and others begin; whose the place itself is.
    private record Cut(BigDecimal place, boolean ofLower, boolean ofUpper) {

        Bound high(RuleLine line) {
            return new Bound(line.text(place), ofLower);
        }

        Bound low(RuleLine line) {
            return new Bound(line.text(place), ofUpper);
        }
    }

    private final RuleLine line;
    private final List<Member> members;
    private final boolean strict;
    private final int highest;

    private RuleCuts(RuleLine line, List<Member> members, Group group) {
        this.line = line;
        this.members = members;
        this.strict = group.strict();
        this.highest = group.highest();
    }

    /// `distinct` says of which columns no two rows may have the same value.
    static Division of(DraftTable table, Group group, Predicate<String> distinct) {
        var columns = table.columns().stream()
                .filter(column -> group.ranks().containsKey(column.column().name()))
                .toList();
        var line = columns.stream()
                .findFirst()
                .map(column -> RuleLine.of(column.column().type().base()))
                .orElse(RuleLine.TIMES);
        var names = columns.stream().map(column -> column.column().name()).toList();
        if (columns.stream().noneMatch(column -> decided(column, line))) {
            return new Division(names, Map.of(), "");
        }
        var obstacle = columns.stream()
                .flatMap(column -> obstacle(table, column, line, distinct).stream())
                .findFirst();
        if (obstacle.isPresent()) {
            return new Division(names, Map.of(), obstacle.get());
        }
        var members = columns.stream()
                .map(column -> {
                    var name = column.column().name();
                    var bounds = table.constraints().bounds(name);
                    var wish = Wish.of(column.rule(), line).map(asked -> asked.inside(bounds, line));
                    return new Member(column, group.ranks().getOrDefault(name, 0), bounds, wish);
                })
                .toList();
        return new RuleCuts(line, members, group)
                .parts()
                .map(parts -> new Division(names, parts, ""))
                .orElseGet(() -> new Division(names, Map.of(), "Their values leave no room for the order."));
    }

    private static boolean decided(DraftColumn column, RuleLine line) {
        return column.confidence() == Confidence.DECIDED
                && (Wish.of(column.rule(), line).isPresent()
                        || (line != RuleLine.TIMES && column.rule() instanceof ColumnRule.Between));
    }

    private static Optional<String> obstacle(
            DraftTable table, DraftColumn column, RuleLine line, Predicate<String> distinct) {
        var name = column.column().name();
        if (line == RuleLine.TIMES) {
            return Optional.of("Times of day divide the day evenly.");
        }
        if (distinct.test(name)) {
            return Optional.of(name + " tells rows apart.");
        }
        if (!Wish.steerable(column.rule()) || table.constraints().joint(name).isPresent()) {
            return Optional.of(name + " follows other cells.");
        }
        if (column.rule() instanceof ColumnRule.Kept(var promise)
                && promise instanceof Promise.MinorUnits
                && column.column().type().base() instanceof ColumnType.Whole) {
            return Optional.of(name + " counts minor units, which are worth more or less by the currency.");
        }
        var unplaced = Wish.unplaced(column.rule(), line);
        if (unplaced.isPresent()) {
            return Optional.of(name + " has the value '" + unplaced.get() + "', which is "
                    + (line == RuleLine.MOMENTS ? "not of the form 2024-12-31 23:59:59." : "no plain number."));
        }
        return line == RuleLine.MOMENTS && Wish.of(column.rule(), line).isEmpty()
                ? Optional.of(name + " has no rule of its own, and follows the row's moment.")
                : Optional.empty();
    }

    /// Empty where some column would have no value left.
    private Optional<Map<String, ColumnBounds>> parts() {
        var cuts = new ArrayList<Cut>();
        for (var rank = 0; rank < highest; rank++) {
            var cut = cut(rank);
            if (cut.isEmpty()) {
                return Optional.empty();
            }
            cuts.add(cut.get());
        }
        var parts = new HashMap<String, ColumnBounds>();
        for (var member : members) {
            var below = member.rank() == 0
                    ? Optional.<Bound>empty()
                    : Optional.of(cuts.get(member.rank() - 1).low(line));
            var above = member.rank() == highest
                    ? Optional.<Bound>empty()
                    : Optional.of(cuts.get(member.rank()).high(line));
            if (!leaves(member, below, above)) {
                return Optional.empty();
            }
            parts.put(member.column().column().name(), ColumnBounds.range(below, above));
        }
        return Optional.of(parts);
    }

    private boolean leaves(Member member, Optional<Bound> below, Optional<Bound> above) {
        var part = ColumnBounds.range(below, above)
                .and(ColumnBounds.range(member.bounds().low(), member.bounds().high()));
        var ends = member.wish().filter(Wish::hard).map(wish -> List.of(line.text(wish.low()), line.text(wish.high())));
        if (member.wish().filter(Wish::listed).isPresent()) {
            return part.permitted(ends.orElseThrow()).size() == 2;
        }
        var left = ends.map(wished -> part.between(wished.getFirst(), wished.getLast()))
                .orElse(part);
        return line.leaves(left, member.column().column().type().base());
    }

    /// Above the columns of a rank and of all lower ones. What only one side may have is the upper one's where it needs
    /// it, or where no rule below asks for it.
    private Optional<Cut> cut(int rank) {
        var ends = new Ends(
                end(below(rank), Member::high, BigDecimal::max),
                end(above(rank), Member::low, BigDecimal::min),
                end(below(rank), member -> member.least(line), BigDecimal::max),
                end(above(rank), member -> member.most(line), BigDecimal::min));
        if (ends.cross(strict)) {
            return Optional.empty();
        }
        return place(rank, ends).map(place -> {
            var ofUpper = ends.high().isEmpty()
                    || ends.most().filter(most -> place.compareTo(most) >= 0).isPresent();
            return new Cut(place, !strict || !ofUpper, !strict || ofUpper);
        });
    }

    /// Where the rules leave a gap, it lies there; where they overlap, in what they share, for each rank as far on as
    /// it has ranks below. Columns without rules take what lies beyond the rules, or a share of theirs where checks
    /// leave nothing there.
    private Optional<BigDecimal> place(int rank, Ends ends) {
        var lower = ends.lower();
        var upper = ends.upper();
        if (ends.high().isPresent() && ends.low().isPresent()) {
            return between(lower, upper, rank);
        }
        var room = ends.high().isEmpty() ? room(ends.least(), lower) : room(upper, ends.most());
        if (room.signum() == 0) {
            return between(ends.least(), ends.most(), rank);
        }
        if (ends.high().isEmpty()) {
            var first = wished().min().orElse(0);
            return lower.map(end -> end.subtract(share(room, first - 1 - rank, first)));
        }
        var last = wished().max().orElse(0);
        return upper.map(end -> end.add(share(room, rank - last, highest - last)));
    }

    private Optional<BigDecimal> between(Optional<BigDecimal> one, Optional<BigDecimal> other, int rank) {
        return one.flatMap(here -> other.map(
                there -> here.min(there).add(share(here.subtract(there).abs(), rank + 1, highest + 1))));
    }

    private static BigDecimal room(Optional<BigDecimal> from, Optional<BigDecimal> to) {
        return from.flatMap(low -> to.map(high -> high.subtract(low)))
                .map(SPAN::min)
                .orElse(SPAN);
    }

    /// The ranks of the columns whose rules ask for something.
    private IntStream wished() {
        return members.stream().filter(member -> member.wish().isPresent()).mapToInt(Member::rank);
    }

    private static BigDecimal share(BigDecimal whole, int part, int parts) {
        return part == 0
                ? BigDecimal.ZERO
                : whole.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(parts), DIGITS, RoundingMode.DOWN);
    }

    private Stream<Member> below(int rank) {
        return members.stream().filter(member -> member.rank() <= rank);
    }

    private Stream<Member> above(int rank) {
        return members.stream().filter(member -> member.rank() > rank);
    }

    private static Optional<BigDecimal> end(
            Stream<Member> members, Function<Member, Optional<BigDecimal>> what, BinaryOperator<BigDecimal> outermost) {
        return members.map(what).flatMap(Optional::stream).reduce(outermost);
    }
}
