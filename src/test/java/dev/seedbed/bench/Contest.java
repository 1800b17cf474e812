package dev.seedbed.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Measures variants in turn, A B C A B C, so that what else the machine does meets all of them alike. Tells the median
/// of each, and the median of its ratios, row by row, to the first variant of the same round.
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

    static void print(Report report, String title, CpuClock clock, int rounds, List<Variant> variants)
            throws Exception {
        var contest = new Contest(clock, rounds, variants);
        contest.run();
        var table = report.table(
                title + " (" + rounds + " rounds)",
                "median s",
                "   min to max   ",
                "CPU s",
                "rows/s",
                "MB/s",
                "x",
                "x CPU");
        for (var index = 0; index < variants.size(); index++) {
            contest.line(table, index);
            contest.bar(report, title, index);
        }
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

    private void bar(Report report, String title, int index) {
        var variant = variants.get(index);
        variant.goal()
                .ifPresent(goal -> report.bar(
                        title + ": " + variant.name() + ", to "
                                + variants.getFirst().name(),
                        ratio(index, Timing::seconds),
                        "x",
                        goal));
    }

    private void line(Report.Table table, int index) {
        var variant = variants.get(index);
        var sorted = timings.get(index).stream().map(Timing::seconds).sorted().toList();
        var seconds = median(sorted);
        var bytes = timings.get(index).getFirst().bytes();
        table.row(
                variant.name(),
                Report.number(3, seconds),
                Report.number(3, sorted.getFirst()) + " to " + Report.number(3, sorted.getLast()),
                Report.number(
                        2, median(timings.get(index).stream().map(Timing::cpu).toList())),
                variant.rows() == 0 ? "" : Report.number(0, variant.rows() / seconds),
                bytes == 0 ? "" : Report.number(0, bytes / seconds / 1e6),
                Report.number(2, ratio(index, Timing::seconds)),
                Report.number(2, ratio(index, Timing::cpu)));
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
