package dev.seedbed.core.guard.scan.search;

/// One name in one form in one stream: where it is first, and how often it is there.
public record Hit(Name name, Form form, long offset, long times, String excerpt) {

    Hit again() {
        return new Hit(name, form, offset, times + 1, excerpt);
    }
}
