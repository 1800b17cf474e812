package dev.seedbed.faults;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.SeedFile;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.testing.Exports;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/// A process that makes as many rows as its argument says, and tells the most memory that was live meanwhile.
final class VolumeMain {

    private static final int LOOKS = 20;

    private VolumeMain() {}

    public static void main(String[] arguments) {
        var schema = Sample.LEDGER.schema();
        var scenario = Workbench.sized(schema, Scenario.inferred(), Long.parseLong(arguments[0]));
        var plan = Exports.plan(schema, scenario);
        var bytes = new Counter();
        var live = new AtomicLong();
        var looked = new AtomicLong();
        Progress progress = (_, done, total) -> {
            if (total > 0 && done * LOOKS / total > looked.get()) {
                looked.set(done * LOOKS / total);
                live.accumulateAndGet(live(), Math::max);
            }
        };
        SeedFile.write(plan, SeedForm.of(Loader.PSQL), bytes, progress);
        System.out.printf(
                "rows=%d bytes=%d live=%d looks=%d%n", plan.rows(), bytes.count, live.get() >> 10, looked.get());
    }

    /// Kilobytes that are still needed when all else is collected.
    private static long live() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int octet) {
            count++;
        }

        @Override
        public void write(byte[] source, int from, int length) {
            count += length;
        }
    }
}
