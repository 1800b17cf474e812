package dev.seedbed.ui;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A time in which the toolkit's thread answered nothing: how long it was, how much of it that thread was at work
/// itself, and what it did about in the middle.
record Stall(long millis, long workMillis, List<StackTraceElement> doing) {

    Stall {
        doing = List.copyOf(doing);
    }

    static Stall of(long nanos, long workNanos, StackTraceElement[] doing) {
        return new Stall(nanos / 1_000_000, workNanos / 1_000_000, Arrays.asList(doing));
    }

    @Override
    public String toString() {
        return doing.stream()
                .map(frame -> "\n    at " + frame)
                .limit(60)
                .collect(Collectors.joining("", millis + " ms, " + workMillis + " ms of work", ""));
    }
}
