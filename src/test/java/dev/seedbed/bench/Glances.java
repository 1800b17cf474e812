package dev.seedbed.bench;

import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// From the click on a sample to its first graph, laid out.
final class Glances {

    private static final int ROUNDS = 15;
    private static final double GOAL = 0.5;

    private Glances() {}

    static void print(Report report, World world) {
        var threads = ManagementFactory.getThreadMXBean();
        var table = report.table(
                "First graph of a sample, s, " + ROUNDS + " rounds", "the first", "median", "longest", "CPU");
        for (var sample : Sample.values()) {
            var seconds = new double[ROUNDS];
            var cpu = threads.getCurrentThreadCpuTime();
            for (var round = 0; round < ROUNDS; round++) {
                var started = System.nanoTime();
                var seen = world.workbench().glance(new Source.OfSample(sample)).orElseThrow();
                new LayeredLayout().layout(seen.graph(), Arrangement.NONE);
                seconds[round] = (System.nanoTime() - started) / 1e9;
            }
            var worked = (threads.getCurrentThreadCpuTime() - cpu) / 1e9 / ROUNDS;
            var first = seconds[0];
            Arrays.sort(seconds);
            table.row(
                    "sample:" + sample.code(),
                    Report.number(2, first),
                    Report.number(2, seconds[ROUNDS / 2]),
                    Report.number(2, seconds[ROUNDS - 1]),
                    Report.number(2, worked));
            report.bar("First graph of sample:" + sample.code(), seconds[ROUNDS / 2], "s", GOAL);
        }
    }
}
