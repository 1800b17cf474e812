package dev.seedbed.core.generate.row;

/// An index for the first `count` rows of each scope only; the others get none.
public record Bounded(Index inner, Ordinal ordinal, long count) implements Index {

    @Override
    public long of(Place place) {
        return ordinal.of(place) < count ? inner.of(place) : NONE;
    }
}
