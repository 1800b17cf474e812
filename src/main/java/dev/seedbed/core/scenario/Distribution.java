package dev.seedbed.core.scenario;

import java.math.BigDecimal;

/// How a column's numbers spread.
public sealed interface Distribution {

    String phrase();

    /// Evenly between two ends.
    record Even(double low, double high) implements Distribution {
        @Override
        public String phrase() {
            return text(low) + " … " + text(high);
        }
    }

    /// Around a mean; two thirds of the values lie no further from it than the deviation.
    record Normal(double mean, double deviation) implements Distribution {
        @Override
        public String phrase() {
            return "normal around " + text(mean) + " ± " + text(deviation);
        }
    }

    /// Half of the values lie below the median, and few far above it: amounts, sizes, durations. `sigma` is the
    /// deviation of their natural logarithm.
    record LogNormal(double median, double sigma) implements Distribution {
        @Override
        public String phrase() {
            return "log-normal around " + text(median) + ", sigma " + text(sigma);
        }
    }

    /// Small values are the likeliest: ages, time since something happened.
    record Exponential(double mean) implements Distribution {
        @Override
        public String phrase() {
            return "exponential, " + text(mean) + " on average";
        }
    }

    /// A number as a person writes it.
    static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
