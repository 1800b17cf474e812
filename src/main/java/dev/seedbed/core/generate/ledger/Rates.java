package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.value.Quantiles;
import dev.seedbed.core.scenario.Ledger;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one currency was worth in another on each business day. Every currency wanders about its level by an
/// Ornstein-Uhlenbeck process on the logarithm, beside the first one; all other rates follow from these, so that
/// triangles close but for the rounding.
final class Rates {

    /// That of a year of 260 business days.
    private static final double VOLATILITY = 0.08;
    private static final double REVERSION = 0.05;
    private static final double DAYS_PER_YEAR = 260;
    /// So many days before the first one, from which on the level is forgotten.
    private static final int BEFORE = 200;

    private final double[][] logarithms;
    private final int scale;

    /// Rates are rounded to `scale` decimals.
    Rates(Ledger ledger, Key key, int days, int scale) {
        this.scale = scale;
        this.logarithms = new double[ledger.currencies().size()][];
        for (var number = 0; number < logarithms.length; number++) {
            var currency = ledger.currencies().get(number);
            logarithms[number] = path(
                    key.child(currency.code()),
                    days,
                    StrictMath.log(currency.rate()),
                    number == 0 ? 0 : VOLATILITY / StrictMath.sqrt(DAYS_PER_YEAR));
        }
    }

    private static double[] path(Key key, int days, double level, double deviation) {
        var path = new double[days];
        var away = 0.0;
        for (var day = -BEFORE; day < days; day++) {
            var share = Math.clamp(Key.fraction(key.draw(0, day)), 0x1p-54, 1 - 0x1p-53);
            away = away * (1 - REVERSION) + deviation * Quantiles.normal(share);
            if (day >= 0) {
                path[day] = level + away;
            }
        }
        return path;
    }

    /// How many of `quote` one of `base` is worth, by the numbers of the currencies and of the business day.
    BigDecimal rate(int base, int quote, int day) {
        return BigDecimal.valueOf(StrictMath.exp(logarithms[quote][day] - logarithms[base][day]))
                .setScale(scale, RoundingMode.HALF_UP);
    }
}
