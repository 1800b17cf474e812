package dev.seedbed.core.generate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.testing.Laws;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers follow the distribution that was asked for.
class CurveTest {

    private static final Key KEY = Key.of(42).child("curve");
    private static final double FAR = 1e15;

    /// The values of the paper, and some of published tables.
    @ParameterizedTest
    @CsvSource({
        "0.25, -0.6744897501960817",
        "0.001, -3.090232306167814",
        "1e-10, -6.361340902404056",
        "0.975, 1.959963984540054",
        "0.5, 0",
        "0.9999, 3.719016485455709"
    })
    void knowsTheNormalQuantiles(double share, double value) {
        assertThat(Quantiles.normal(share)).isCloseTo(value, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"-3", "-0.5", "0", "1.25", "4"})
    void knowsTheShareBelowAValue(double value) {
        assertThat(Quantiles.below(new Distribution.Normal(0, 1), value))
                .isCloseTo(Laws.normalBelow(value), within(1e-14));
    }

    @Test
    void drawsNormalNumbers() {
        assertThat(distance(new Distribution.Normal(50, 10), -FAR, FAR, x -> Laws.normalBelow((x - 50) / 10)))
                .isLessThan(Laws.KOLMOGOROV);
    }

    @Test
    void drawsLogNormalNumbers() {
        assertThat(distance(
                        new Distribution.LogNormal(84, 1.2), -FAR, FAR, x -> Laws.normalBelow(Math.log(x / 84) / 1.2)))
                .isLessThan(Laws.KOLMOGOROV);
    }

    @Test
    void drawsExponentialNumbers() {
        assertThat(distance(new Distribution.Exponential(30), -FAR, FAR, x -> 1 - Math.exp(-x / 30)))
                .isLessThan(Laws.KOLMOGOROV);
    }

    @Test
    void drawsEvenNumbers() {
        assertThat(distance(new Distribution.Even(10, 20), -FAR, FAR, x -> (x - 10) / 10))
                .isLessThan(Laws.KOLMOGOROV);
    }

    @Test
    void drawsFromThePartBetweenTheEndsOnly() {
        var from = Laws.normalBelow(-1);
        var share = Laws.normalBelow(0.5) - from;
        assertThat(distance(
                        new Distribution.Normal(50, 10), 40, 55, x -> (Laws.normalBelow((x - 50) / 10) - from) / share))
                .isLessThan(Laws.KOLMOGOROV);
    }

    @Test
    void drawsWholeNumbersWithTheirSharesOfTheCurve() {
        var curve = Curve.between(new Distribution.Normal(50, 10), 29.5, 60.5);
        var counted = new long[31];
        for (var value : Laws.draws(new Numbers.CurvedWholes(KEY, curve, 30, 60, 0))) {
            counted[(int) value - 30]++;
        }
        var all = Laws.normalBelow(1.05) - Laws.normalBelow(-2.05);
        var expected = new double[31];
        Arrays.setAll(
                expected,
                index -> Laws.DRAWS
                        * (Laws.normalBelow((index - 19.5) / 10) - Laws.normalBelow((index - 20.5) / 10))
                        / all);
        assertThat(Laws.chiSquare(counted, expected)).isLessThan(Laws.chiSquareLimit(30));
    }

    @Test
    void putsTheWholeCurveOnTheNearestEndWhenItLiesOutside() {
        var curve = Curve.between(new Distribution.Normal(1e6, 1), 0, 10);
        assertThat(curve.share()).isZero();
        assertThat(Laws.draws(new Numbers.CurvedWholes(KEY, curve, 0, 10, 0))).containsOnly(10.0);
        var other = Curve.between(new Distribution.Normal(-1e6, 1), 0, 10);
        assertThat(Laws.draws(new Numbers.CurvedWholes(KEY, other, 0, 10, 0))).containsOnly(0.0);
    }

    @Test
    void roundsAShareOfTheNumbers() {
        var curve = Curve.between(new Distribution.LogNormal(84, 1.2), 100, FAR);
        var amounts = Laws.draws(new Numbers.CurvedDecimals(KEY, curve, 10_000, 10_000_000_000L, 2, 0.15));
        var round = Arrays.stream(amounts).filter(CurveTest::round).count();
        assertThat((double) round / Laws.DRAWS).isCloseTo(0.15, within(0.005));
        assertThat(Arrays.stream(amounts).min().orElseThrow()).isGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"8437, 10000", "12, 10", "16, 20", "37, 50", "-74, -50", "-76, -100", "0, 0", "1, 1", "3, 2", "4, 5"})
    void roundsToTheNearestOfOneTwoAndFive(long number, long round) {
        assertThat(RoundNumber.nearest(number)).isEqualTo(round);
    }

    private static boolean round(double amount) {
        var digits = Long.toString(Math.round(amount * 100)).replaceFirst("0+$", "");
        return digits.matches("[125]");
    }

    private static double distance(Distribution distribution, double low, double high, DoubleUnaryOperator below) {
        var source = new Numbers.CurvedFloats(KEY, Curve.between(distribution, low, high), low, high, 12, 0);
        return Laws.kolmogorov(Laws.draws(source), below);
    }
}
