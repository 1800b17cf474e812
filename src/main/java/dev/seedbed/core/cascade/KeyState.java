package dev.seedbed.core.cascade;

import java.util.List;
import java.util.Optional;

/// What a baseline holds of a foreign key: how certain it lets the delete pass, and whether an index serves it.
record KeyState(Certainty certainty, boolean indexed) {

    /// A key that is not worth a line.
    static final KeyState FINE = new KeyState(Certainty.SAFE, true);

    private static final List<Certainty> ORDER = List.of(Certainty.SAFE, Certainty.DEPENDS, Certainty.FAILS);

    static KeyState of(TenantGraph graph, KeyEffect effect) {
        var table = graph.schema().table(effect.key().table());
        return new KeyState(effect.blocks() ? effect.certainty() : Certainty.SAFE, table.indexed(effect.key()));
    }

    static Optional<KeyState> find(String text) {
        var words = text.split(" ");
        return Certainty.find(words[0])
                .map(certainty -> new KeyState(certainty, !List.of(words).contains(Badge.NO_INDEX.code())));
    }

    String text() {
        return indexed ? certainty.code() : certainty.code() + " " + Badge.NO_INDEX.code();
    }

    boolean lessCertainThan(KeyState before) {
        return ORDER.indexOf(certainty) > ORDER.indexOf(before.certainty);
    }

    boolean betterThan(KeyState before) {
        return before.lessCertainThan(this) || (indexed && !before.indexed);
    }
}
