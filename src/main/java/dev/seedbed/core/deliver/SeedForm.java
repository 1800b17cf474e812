package dev.seedbed.core.deliver;

/// What kind of seed file is asked for, and on how many threads its rows are made: the bytes do not depend on that.
public record SeedForm(Loader loader, int threads) {

    private static final int MOST_THREADS = 4;

    /// On as many threads as help.
    public static SeedForm of(Loader loader) {
        return new SeedForm(loader, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    public SeedForm withThreads(int number) {
        return new SeedForm(loader, number);
    }
}
