package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.Quantiles;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.scenario.check.ColumnBounds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which values a rule makes: `low` to `high`, and none beyond where that is `hard`. A cut may take some of them from
/// it:
/// one above it lies no lower than `least`, one below it no higher than `most`.
record Wish(BigDecimal low, BigDecimal high, BigDecimal least, BigDecimal most, boolean hard) {

    private static final double TAIL = 0.01;
    private static final double HALF = 0.5;
    private static final double FARTHEST = 1e18;

    /// Whether each of its values must be left.
    boolean listed() {
        return hard && least.compareTo(high) == 0 && most.compareTo(low) == 0;
    }

    /// Empty for rules that take any value that is left.
    static Optional<Wish> of(ColumnRule rule, RuleLine line) {
        return switch (rule) {
            case ColumnRule.Between(var low, var high) -> between(place(low, line), place(high, line), false);
            case ColumnRule.OneOf(var values) -> listed(values, line);
            case ColumnRule.Weighted(var weights) ->
                listed(weights.stream().map(ColumnRule.Weighted.Weight::value).toList(), line);
            case ColumnRule.Fixed(var value) -> listed(List.of(value), line);
            case ColumnRule.Distributed(var distribution, var _) -> of(distribution);
            case ColumnRule.Kept(var promise) ->
                promise instanceof Promise.MinorUnits money ? of(money.distribution()) : Optional.empty();
            case ColumnRule.Depending depending ->
                depending.outcomes().stream()
                        .flatMap(outcome -> of(outcome.rule(), line).stream())
                        .reduce(Wish::or);
            default -> Optional.empty();
        };
    }

    /// The first value of a rule that has no place on the line.
    static Optional<String> unplaced(ColumnRule rule, RuleLine line) {
        return values(rule).filter(value -> place(value, line).isEmpty()).findFirst();
    }

    private static Stream<String> values(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Between(var low, var high) -> Stream.of(low, high);
            case ColumnRule.OneOf(var values) -> values.stream();
            case ColumnRule.Weighted(var weights) -> weights.stream().map(ColumnRule.Weighted.Weight::value);
            case ColumnRule.Fixed(var value) -> Stream.of(value);
            case ColumnRule.Depending depending ->
                depending.outcomes().stream().flatMap(outcome -> values(outcome.rule()));
            default -> Stream.empty();
        };
    }

    /// Whether what the rule makes stays between two ends that it is given, or is known beforehand.
    static boolean steerable(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Between _,
                    ColumnRule.OneOf _,
                    ColumnRule.Weighted _,
                    ColumnRule.Fixed _,
                    ColumnRule.Distributed _,
                    ColumnRule.Series _,
                    ColumnRule.Empty _ -> true;
            case ColumnRule.Meaning(var kind) -> kind != Kind.COUNTER;
            case ColumnRule.Kept(var promise) -> promise instanceof Promise.MinorUnits;
            case ColumnRule.Depending depending ->
                depending.outcomes().stream().allMatch(outcome -> steerable(outcome.rule()));
            case ColumnRule.Pattern _,
                    ColumnRule.Derived _,
                    ColumnRule.Faker _,
                    ColumnRule.Parent _,
                    ColumnRule.Booked _ -> false;
        };
    }

    private static Optional<Wish> listed(List<String> values, RuleLine line) {
        var places =
                values.stream().flatMap(value -> place(value, line).stream()).toList();
        return places.size() == values.size()
                ? between(
                        places.stream().reduce(BigDecimal::min), places.stream().reduce(BigDecimal::max), true)
                : Optional.empty();
    }

    private static Optional<Wish> between(Optional<BigDecimal> low, Optional<BigDecimal> high, boolean listed) {
        return low.flatMap(
                one -> high.map(other -> new Wish(one, other, listed ? other : one, listed ? one : other, true)));
    }

    /// Without its tails; at least a half of it is to be left.
    private static Optional<Wish> of(Distribution distribution) {
        if (distribution instanceof Distribution.Even(var low, var high)) {
            return between(Optional.of(BigDecimal.valueOf(low)), Optional.of(BigDecimal.valueOf(high)), false);
        }
        var middle = at(distribution, HALF);
        return Optional.of(new Wish(at(distribution, TAIL), at(distribution, 1 - TAIL), middle, middle, false));
    }

    private static BigDecimal at(Distribution distribution, double share) {
        return BigDecimal.valueOf(Math.clamp(Quantiles.at(distribution, share), -FARTHEST, FARTHEST));
    }

    private static Optional<BigDecimal> place(String value, RuleLine line) {
        return line.place(new Bound(value, true));
    }

    private Wish or(Wish other) {
        return new Wish(
                low.min(other.low),
                high.max(other.high),
                least.max(other.least),
                most.min(other.most),
                hard && other.hard);
    }

    /// What a check leaves of it.
    Wish inside(ColumnBounds bounds, RuleLine line) {
        var floor = bounds.low().flatMap(line::place);
        var ceiling = bounds.high().flatMap(line::place);
        return new Wish(
                floor.map(low::max).orElse(low),
                ceiling.map(high::min).orElse(high),
                floor.map(least::max).orElse(least),
                ceiling.map(most::min).orElse(most),
                hard);
    }
}
