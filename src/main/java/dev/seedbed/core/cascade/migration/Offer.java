package dev.seedbed.core.cascade.migration;

import java.util.List;

/// A remedy for one fault: `effect` says in one sentence what it means for the rows, `changes` make it so.
public record Offer(Remedy remedy, String effect, List<Change> changes) {

    public Offer {
        changes = List.copyOf(changes);
    }

    /// An offer that leaves the schema alone.
    static Offer idle(Remedy remedy, String effect) {
        return new Offer(remedy, effect, List.of());
    }

    static Offer keep() {
        return idle(Remedy.KEEP, "It stays as it is.");
    }
}
