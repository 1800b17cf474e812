package dev.seedbed.bench;

/// One way of doing something that is measured beside others. `rows` is what one run makes or loads.
record Variant(String name, long rows, Step prepare, Run run) {

    Variant(String name, long rows, Run run) {
        this(name, rows, () -> {}, run);
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
