package dev.seedbed.core.generate.row;

/// One digit of a row's number: digits of which each begins where another ends tell apart as many neighbouring rows as
/// their radices multiply to. Which value a digit stands for is shuffled by the key.
public record Digit(Key key, long divisor, long radix) implements Index {

    @Override
    public long of(Place place) {
        return new Permutation(key, radix).at(place.row() / divisor % radix);
    }
}
