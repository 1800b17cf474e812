package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The same text for every row, in the type's input syntax.
public final class Constant implements ValueSource {

    private final byte[] utf8;

    public Constant(String text) {
        utf8 = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        sink.text(utf8, utf8.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constant constant && Arrays.equals(utf8, constant.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }
}
