package dev.seedbed.bench;

import java.util.OptionalDouble;

/// One way of doing something that is measured beside others. `rows` is what one run makes or loads.
///
/// `goal` is how many times the first one's time it may take.
record Variant(String name, long rows, Step prepare, Run run, OptionalDouble goal) {

    Variant(String name, long rows, Step prepare, Run run) {
        this(name, rows, prepare, run, OptionalDouble.empty());
    }

    Variant(String name, long rows, Run run) {
        this(name, rows, () -> {}, run);
    }

    Variant within(double times) {
        return new Variant(name, rows, prepare, run, OptionalDouble.of(times));
    }

    /// What is done before each run, and not measured.
    interface Step {
        void run() throws Exception;
    }

    /// What is measured; returns the bytes written, or 0 where that says nothing.
    interface Run {
        long run() throws Exception;
    }
}
