package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Tenants;
import dev.seedbed.core.scenario.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Sorts the tenants of a population into classes that have equally many rows.
final class Classes {

    /// From this tenant on, all that follow Zipf's law are as large.
    private static final int RANKS = 1_000;

    /// Tenants whose sizes differ by less than this share are of one class.
    private static final double STEP = 0.05;

    /// Where children are dealt by a law, tenants of one persona are of so many kinds, each with another order of the
    /// same numbers.
    private static final int KINDS = 16;

    private Classes() {}

    static Tenants of(Population population, boolean dealt) {
        var kinds = dealt ? KINDS : 1;
        if (population.zipf().isPresent()) {
            return zipf(population.tenants(), population.zipf().getAsDouble(), kinds);
        }
        var personas = order(population);
        var sizes = population.personas().isEmpty()
                ? List.of(1.0)
                : population.personas().stream().map(Population.Persona::size).toList();
        var again = IntStream.range(0, kinds)
                .boxed()
                .flatMap(kind -> personas.stream().map(persona -> kind * sizes.size() + persona))
                .toList();
        return new Tenants(
                population.tenants(),
                List.of(),
                again,
                IntStream.range(0, kinds).boxed().flatMap(_ -> sizes.stream()).toList());
    }

    private static Tenants zipf(long count, double exponent, int kinds) {
        var sizes = new ArrayList<Double>();
        var first = new ArrayList<Integer>();
        for (var rank = 1; rank <= RANKS; rank++) {
            var size = StrictMath.pow(rank, -exponent);
            if (sizes.isEmpty() || size < sizes.getLast() * (1 - STEP)) {
                sizes.add(size);
            }
            first.add(sizes.size() - 1);
        }
        var last = sizes.size() - 1;
        sizes.addAll(Collections.nCopies(kinds - 1, sizes.getLast()));
        return new Tenants(
                count, first, IntStream.range(last, last + kinds).boxed().toList(), sizes);
    }

    /// The personas of as many tenants in a row as the weights add up to: one of each, then by turns what is left.
    private static List<Integer> order(Population population) {
        if (population.personas().isEmpty()) {
            return List.of(0);
        }
        var order = new ArrayList<Integer>();
        var most = population.personas().stream()
                .mapToInt(Population.Persona::weight)
                .max()
                .orElse(0);
        for (var turn = 0; turn < most; turn++) {
            for (var persona = 0; persona < population.personas().size(); persona++) {
                if (turn < population.personas().get(persona).weight()) {
                    order.add(persona);
                }
            }
        }
        return order;
    }
}
