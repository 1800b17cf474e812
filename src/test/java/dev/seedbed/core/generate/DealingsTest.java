package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Numbering.Slice;
import dev.seedbed.core.generate.row.Tenants;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Spread;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Numbers of children of 100 000 parents against the law's own probabilities.
class DealingsTest {

    private static final long PARENTS = 100_000;
    private static final TableName PARENT = new TableName("public", "parent");

    static Stream<Arguments> laws() {
        return Stream.of(
                Arguments.of(new Spread.Exactly(3), 0.0, law(3, 3, _ -> 1)),
                Arguments.of(new Spread.Between(1, 5), 0.0, law(1, 5, _ -> 1)),
                Arguments.of(new Spread.Poisson(2.5), 0.0, law(0, 30, children -> poisson(2.5, children))),
                Arguments.of(new Spread.Poisson(40), 0.25, law(0, 150, children -> poisson(40, children))),
                Arguments.of(new Spread.Zipf(1.2, 200), 0.0, law(1, 200, children -> Math.pow(children, -1.2))),
                Arguments.of(
                        new Spread.Counts(Map.of(0L, 2L, 1L, 5L, 40L, 1L)),
                        0.1,
                        law(0, 40, children -> children == 0 ? 2 : children == 1 ? 5 : children == 40 ? 1 : 0)));
    }

    /// The χ² test at a level of one in a thousand; sparse numbers are taken together.
    @ParameterizedTest
    @MethodSource("laws")
    void keepsTheLaw(Spread spread, double none, Map<Long, Double> law) {
        var counts = counts(new RowCount.Dealt(PARENT, spread, none));
        var expected = new TreeMap<Long, Double>();
        law.forEach((children, share) -> expected.merge(children, share * (1 - none) * PARENTS, Double::sum));
        expected.merge(0L, none * PARENTS, Double::sum);

        assertThat(counts.keySet()).isSubsetOf(expected.keySet());
        var statistic = 0.0;
        var groups = 0;
        var wanted = 0.0;
        var found = 0.0;
        for (var entry : expected.entrySet()) {
            wanted += entry.getValue();
            found += counts.getOrDefault(entry.getKey(), 0L);
            if (wanted >= 1_000) {
                statistic += (found - wanted) * (found - wanted) / wanted;
                groups++;
                wanted = 0;
                found = 0;
            }
        }
        assertThat(statistic).isLessThan(groups + 3.1 * Math.sqrt(2 * groups) + 8);
    }

    @Test
    void givesParentsOfAnotherTenantAnotherOrder() {
        var tenants = new Tenants(2, List.of(), List.of(0, 1), List.of(1.0, 1.0));
        var home = Numbering.even("parent", tenants, Optional.empty(), Slice.ALL, _ -> 50);
        var child = Numbering.dealt(
                "child",
                tenants,
                home,
                Slice.ALL,
                Dealings.of(new RowCount.Dealt(PARENT, new Spread.Poisson(4), 0), Key.of(3)),
                _ -> 0);

        assertThat(childrenOf(child, 0)).isNotEqualTo(childrenOf(child, 1));
    }

    private static List<Long> childrenOf(Numbering child, long tenant) {
        return LongStream.range(0, 50)
                .mapToObj(parent -> child.below(tenant, parent, 1).size())
                .toList();
    }

    private static Map<Long, Long> counts(RowCount.Dealt rows) {
        var home = new Numbering("parent", 1, PARENTS, Optional.empty());
        var child = Numbering.dealt("child", Tenants.alike(1), home, Slice.ALL, Dealings.of(rows, Key.of(42)), _ -> 0);
        var counts = new TreeMap<Long, Long>();
        LongStream.range(0, PARENTS)
                .forEach(parent -> counts.merge(child.below(0, parent, 1).size(), 1L, Long::sum));
        return counts;
    }

    private static Map<Long, Double> law(long low, long high, LongToDoubleFunction weight) {
        var total = LongStream.rangeClosed(low, high)
                .mapToDouble(weight::applyAsDouble)
                .sum();
        var law = new TreeMap<Long, Double>();
        LongStream.rangeClosed(low, high)
                .filter(children -> weight.applyAsDouble(children) > 0)
                .forEach(children -> law.put(children, weight.applyAsDouble(children) / total));
        return law;
    }

    private static double poisson(double mean, long children) {
        var probability = Math.exp(-mean);
        for (var number = 1; number <= children; number++) {
            probability *= mean / number;
        }
        return probability;
    }
}
