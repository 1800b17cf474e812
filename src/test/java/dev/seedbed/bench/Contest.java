package dev.seedbed.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Measures variants in turn, A B C A B C, so that what else the machine does meets all of them alike. Prints the
/// median of
/// each, and the median of its ratios to the first variant of the same round.
final class Contest {

    private record Timing(double seconds, long bytes) {}

    private final int rounds;
    private final List<Variant> variants;
    private final List<List<Timing>> timings = new ArrayList<>();

    private Contest(int rounds, List<Variant> variants) {
        this.rounds = rounds;
        this.variants = List.copyOf(variants);
        variants.forEach(_ -> timings.add(new ArrayList<>()));
    }

    static void print(String title, int rounds, List<Variant> variants) throws Exception {
        var contest = new Contest(rounds, variants);
        contest.run();
        System.out.printf(
                "%n%s (%d rounds)%n%-52s %8s %17s %12s %8s %7s%n",
                title, rounds, "", "median s", "min to max", "rows/s", "MB/s", "x");
        IntStream.range(0, variants.size()).forEach(contest::printLine);
    }

    private void run() throws Exception {
        for (var round = 0; round < rounds; round++) {
            for (var index = 0; index < variants.size(); index++) {
                timings.get(index).add(time(variants.get(index)));
            }
        }
    }

    private static Timing time(Variant variant) throws Exception {
        variant.prepare().run();
        var started = System.nanoTime();
        var bytes = variant.run().run();
        return new Timing((System.nanoTime() - started) / 1e9, bytes);
    }

    private void printLine(int index) {
        var variant = variants.get(index);
        var own = timings.get(index);
        var seconds = median(own.stream().map(Timing::seconds).toList());
        var ratios = IntStream.range(0, rounds)
                .mapToObj(round ->
                        own.get(round).seconds() / timings.getFirst().get(round).seconds())
                .toList();
        var sorted = own.stream().map(Timing::seconds).sorted().toList();
        var bytes = own.getFirst().bytes();
        System.out.printf(
                Locale.ROOT,
                "%-52s %8.3f %17s %12s %8s %7.2f%n",
                variant.name(),
                seconds,
                String.format(Locale.ROOT, "%.3f to %.3f", sorted.getFirst(), sorted.getLast()),
                variant.rows() == 0 ? "" : String.format(Locale.ROOT, "%,.0f", variant.rows() / seconds),
                bytes == 0 ? "" : String.format(Locale.ROOT, "%.0f", bytes / seconds / 1e6),
                median(ratios));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
