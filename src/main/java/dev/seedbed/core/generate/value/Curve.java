package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.scenario.Distribution;

/// The part of a distribution between two ends. An even fraction is mapped into the shares that lie there, so that no
/// draw is thrown away; `from` is the share below the lower end, `share` what is left between both.
public record Curve(Distribution distribution, double from, double share) {

    public static Curve between(Distribution distribution, double low, double high) {
        var from = Quantiles.below(distribution, low);
        return new Curve(distribution, from, Math.max(0, Quantiles.below(distribution, high) - from));
    }

    double at(long draw) {
        return Quantiles.at(distribution, from + share * Key.fraction(draw));
    }
}
