package dev.seedbed.core.scenario.file;

import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.RowCount.Dealt;
import dev.seedbed.core.scenario.RowCount.PerParent;
import dev.seedbed.core.scenario.RowCount.PerTenant;
import dev.seedbed.core.scenario.RowCount.Total;
import dev.seedbed.core.scenario.Spread;
import java.util.stream.Collectors;

/// Writes how many rows a table has.
final class RowCountText {

    private RowCountText() {}

    static String of(RowCount rows) {
        return switch (rows) {
            case PerTenant(var count) -> count + " per tenant";
            case PerParent per -> ScenarioText.scalar(per.phrase());
            case Total(var count) -> count + " in all";
            case Dealt dealt -> dealt(dealt);
            case RowCount.Booked _ -> "";
        };
    }

    private static String dealt(Dealt dealt) {
        var law = switch (dealt.spread()) {
            case Spread.Exactly(var children) -> "exactly: " + children;
            case Spread.Between(var low, var high) -> "between: [" + low + ", " + high + "]";
            case Spread.Poisson(var mean) -> "poisson: " + ScenarioText.number(mean);
            case Spread.Zipf(var exponent, var most) -> "zipf: " + ScenarioText.number(exponent) + ", most: " + most;
            case Spread.Counts(var weights) ->
                "counts: "
                        + weights.entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .collect(Collectors.joining(", ", "{", "}"));
        };
        var none = dealt.none() > 0 ? ", none: " + ScenarioText.number(dealt.none()) : "";
        return "{per: " + ScenarioText.scalar(dealt.parent().toString()) + ", " + law + none + "}";
    }
}
