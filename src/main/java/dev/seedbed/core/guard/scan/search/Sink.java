package dev.seedbed.core.guard.scan.search;

/// Takes what a text says, byte by byte: where in the stream it began, and how it was written there.
@FunctionalInterface
interface Sink {
    void accept(int unit, long offset, Form form);
}
