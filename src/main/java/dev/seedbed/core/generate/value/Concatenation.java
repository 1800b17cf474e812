package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.List;

/// The texts of several values put together, as `||` does: NULL where one of them is.
public record Concatenation(List<ValueSource> parts) implements ValueSource {

    public Concatenation {
        parts = List.copyOf(parts);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var text = new ByteText(64);
        for (var part : parts) {
            var value = CellText.of(part, place);
            if (value.isEmpty()) {
                sink.nothing();
                return;
            }
            text.append(value.get());
        }
        sink.text(text.bytes(), text.length());
    }
}
