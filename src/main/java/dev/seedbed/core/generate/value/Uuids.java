package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;

/// UUIDs of version 8 (RFC 9562) that start with Seedbed's marker, so that nobody else's can equal them. Unique for
/// each row of the table: the last 62 bits are a bijection of the row's place.
public record Uuids(Key key) implements ValueSource {

    /// The first 32 bits of every generated UUID: `5eedbed0-…`.
    public static final long MARKER = 0x5EEDBED0L;

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long LOW_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    @Override
    public void emit(Place place, ValueSink sink) {
        var middle = key.draw(place);
        var high = MARKER << 32 | (middle & 0xFFFFL) << 16 | VERSION_8 | (middle >>> 16 & 0x0FFFL);
        sink.uuid(high, VARIANT | scramble((place.tenant() << 40) + place.local()));
    }

    /// A bijection of 62-bit numbers: odd multipliers and shifts undo nothing and lose nothing.
    private long scramble(long index) {
        var bits = (index ^ key.value()) & LOW_BITS;
        bits = (bits * 0xBF58476D1CE4E5B9L) & LOW_BITS;
        bits ^= bits >>> 31;
        bits = (bits * 0x94D049BB133111EBL) & LOW_BITS;
        return bits ^ (bits >>> 29);
    }
}
