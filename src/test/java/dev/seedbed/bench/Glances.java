package dev.seedbed.bench;

import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// From the click on a sample to its first graph, laid out.
final class Glances {

    private static final int ROUNDS = 15;
    private static final double GOAL = 0.5;

    private Glances() {}

    static void print(World world) {
        var threads = ManagementFactory.getThreadMXBean();
        System.out.printf(
                Locale.ROOT,
                "%n%-44s %9s %9s %9s %9s %9s%n",
                "First graph of a sample, s, " + ROUNDS + " rounds",
                "the first",
                "median",
                "longest",
                "CPU",
                "goal");
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
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %9.2f %9.2f %9.2f %9.2f %9.1f%n",
                    "sample:" + sample.code(),
                    first,
                    seconds[ROUNDS / 2],
                    seconds[ROUNDS - 1],
                    worked,
                    GOAL);
        }
    }
}
