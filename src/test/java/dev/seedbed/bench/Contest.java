package dev.seedbed.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Measures variants in turn, A B C A B C, so that what else the machine does meets all of them alike. Prints the
/// median of
/// each, and the median of its ratios, row by row, to the first variant of the same round.
final class Contest {

    private record Timing(double seconds, double cpu, long bytes) {}

    private final CpuClock clock;
    private final int rounds;
    private final List<Variant> variants;
    private final List<List<Timing>> timings = new ArrayList<>();

    private Contest(CpuClock clock, int rounds, List<Variant> variants) {
        this.clock = clock;
        this.rounds = rounds;
        this.variants = List.copyOf(variants);
        variants.forEach(_ -> timings.add(new ArrayList<>()));
    }

    static void print(String title, CpuClock clock, int rounds, List<Variant> variants) throws Exception {
        var contest = new Contest(clock, rounds, variants);
        contest.run();
        System.out.printf(
                "%n%-50s %8s %16s %7s %11s %6s %6s %6s%n",
                title + " (" + rounds + " rounds)", "median s", "min to max", "CPU s", "rows/s", "MB/s", "x", "x CPU");
        IntStream.range(0, variants.size()).forEach(contest::printLine);
    }

    private void run() throws Exception {
        for (var round = 0; round < rounds; round++) {
            for (var index = 0; index < variants.size(); index++) {
                timings.get(index).add(time(variants.get(index)));
            }
        }
    }

    private Timing time(Variant variant) throws Exception {
        variant.prepare().run();
        var cpu = clock.seconds();
        var started = System.nanoTime();
        var bytes = variant.run().run();
        return new Timing((System.nanoTime() - started) / 1e9, clock.seconds() - cpu, bytes);
    }

    private void printLine(int index) {
        var variant = variants.get(index);
        var sorted = timings.get(index).stream().map(Timing::seconds).sorted().toList();
        var seconds = median(sorted);
        var bytes = timings.get(index).getFirst().bytes();
        System.out.printf(
                Locale.ROOT,
                "%-50s %8.3f %16s %7.2f %11s %6s %6.2f %6.2f%n",
                variant.name(),
                seconds,
                String.format(Locale.ROOT, "%.3f to %.3f", sorted.getFirst(), sorted.getLast()),
                median(timings.get(index).stream().map(Timing::cpu).toList()),
                variant.rows() == 0 ? "" : String.format(Locale.ROOT, "%,.0f", variant.rows() / seconds),
                bytes == 0 ? "" : String.format(Locale.ROOT, "%.0f", bytes / seconds / 1e6),
                ratio(index, Timing::seconds),
                ratio(index, Timing::cpu));
    }

    private double ratio(int index, ToDoubleFunction<Timing> measure) {
        var share = (double) Math.max(1, variants.getFirst().rows())
                / Math.max(1, variants.get(index).rows());
        return median(IntStream.range(0, rounds)
                .mapToObj(round -> share
                        * measure.applyAsDouble(timings.get(index).get(round))
                        / measure.applyAsDouble(timings.getFirst().get(round)))
                .toList());
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
