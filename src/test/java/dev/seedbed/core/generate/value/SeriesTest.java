package dev.seedbed.core.generate.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.scenario.Course;
import dev.seedbed.testing.Laws;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Numbers go on from row to row as their course says.
class SeriesTest {

    private static final Numbering ALL = new Numbering("t", 1, Laws.DRAWS, Optional.empty());
    private static final Series.Form WIDE = new Series.Form(-1e12, 1e12, 2, 12);

    private static double[] draws(Course course, Series.Form form) {
        return Laws.draws(new Series(Key.of(42).child("series"), ALL, course, form));
    }

    private static double[] once(double[] values) {
        return Arrays.copyOf(values, Series.STEPS);
    }

    @Test
    void stepsOfAWalkAreNormal() {
        var values = draws(new Course.Walk(100, 1.5), WIDE);
        assertThat(values[0]).isEqualTo(100);
        var steps = IntStream.range(0, values.length - 1)
                .mapToDouble(row -> (values[row + 1] - values[row]) / 1.5)
                .toArray();
        assertThat(Laws.kolmogorov(once(steps), Laws::normalBelow)).isLessThan(Laws.KOLMOGOROV);
        assertThat(Arrays.stream(steps).map(Math::abs).max().orElseThrow()).isLessThan(5);
    }

    @Test
    void revertingNumbersTakeBackAShareOfTheirDistance() {
        var values = draws(new Course.Reverting(1.1, 0.08, 0.05), WIDE);
        var deviation = 0.08 / Math.sqrt(260);
        var shocks = IntStream.range(0, values.length - 1)
                .mapToDouble(row -> (Math.log(values[row + 1] / 1.1) - 0.95 * Math.log(values[row] / 1.1)) / deviation)
                .toArray();
        assertThat(Laws.kolmogorov(once(shocks), Laws::normalBelow)).isLessThan(Laws.KOLMOGOROV);
        assertThat(Arrays.stream(shocks).map(Math::abs).max().orElseThrow()).isLessThan(5);
    }

    @Test
    void aWalkIsTurnedBackAtTheEnds() {
        var values = draws(new Course.Walk(5, 2), new Series.Form(0, 10, 0, 0));
        assertThat(Arrays.stream(values).min().orElseThrow()).isZero();
        assertThat(Arrays.stream(values).max().orElseThrow()).isEqualTo(10);
    }
}
