package dev.seedbed.core.generate.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What PostgreSQL's numeric type does where Java's decimals do otherwise.
final class Decimals {

    private static final int DIGITS = 4;
    private static final int LEAST_DIGITS = 16;
    private static final int MOST_SCALE = 1_000;

    private Decimals() {}

    /// The quotient to at least 16 significant digits, and no fewer decimals than either number has.
    static BigDecimal divide(BigDecimal one, BigDecimal other) {
        var weight = weight(one) - weight(other);
        if (firstDigit(one) <= firstDigit(other)) {
            weight--;
        }
        var scale = Math.max(LEAST_DIGITS - weight * DIGITS, Math.max(one.scale(), other.scale()));
        return one.divide(other, Math.clamp(scale, 0, MOST_SCALE), RoundingMode.HALF_UP);
    }

    /// With so many decimals; of a negative number, with so many zeros before the point.
    static BigDecimal round(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_UP).setScale(Math.max(0, digits), RoundingMode.UNNECESSARY);
    }

    /// The place of the first digit to the base 10,000, counted from the point.
    private static int weight(BigDecimal number) {
        return number.signum() == 0 ? 0 : Math.floorDiv(number.precision() - number.scale() - 1, DIGITS);
    }

    /// The first digit to the base 10,000.
    private static int firstDigit(BigDecimal number) {
        return number.signum() == 0
                ? 0
                : number.abs()
                        .movePointLeft(weight(number) * DIGITS)
                        .setScale(0, RoundingMode.DOWN)
                        .intValueExact();
    }
}
