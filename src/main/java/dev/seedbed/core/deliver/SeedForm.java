package dev.seedbed.core.deliver;

/// What kind of seed file is asked for: for whom, which part of the rows, and on how many threads they are made. The
/// bytes do not depend on the threads.
public record SeedForm(Loader loader, Shard shard, int threads) {

    private static final int MOST_THREADS = 4;

    /// All rows, on as many threads as help.
    public static SeedForm of(Loader loader) {
        return new SeedForm(
                loader, Shard.WHOLE, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    public SeedForm withThreads(int number) {
        return new SeedForm(loader, shard, number);
    }

    public SeedForm withShard(Shard other) {
        return new SeedForm(loader, other, threads);
    }
}
