package dev.seedbed.core.guard.scan;

/// All that comes out of the archives of one target, held against the bytes of that target.
final class Budget {

    private final Limits limits;
    private final Metered target;
    private long out;

    Budget(Limits limits, Metered target) {
        this.limits = limits;
        this.target = target;
    }

    Limits limits() {
        return limits;
    }

    void charge(long more) throws Unpacked.Bomb {
        out += more;
        if (!limits.allowsInAll(target.count(), out)) {
            throw new Unpacked.Bomb("the target expands to more than " + limits.ratio() + " times its size in all");
        }
    }
}
