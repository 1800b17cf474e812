package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;

/// Arrays of `fewest` to `most` elements, each made by the same source at a place of its own.
public record Lists(Key key, ValueSource element, int fewest, int most) implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        var draw = key.draw(place);
        var count = fewest + Key.below(draw, most - fewest + 1L);
        var text = new ByteText(64).append('{');
        for (var index = 0; index < count; index++) {
            if (index > 0) {
                text.append(',');
            }
            var local = Key.again(draw, index + 1) >>> 8;
            quote(
                    text,
                    CellText.of(element, new Place(place.tenant(), local, local))
                            .orElse(""));
        }
        text.append('}');
        sink.text(text.bytes(), text.length());
    }

    private static void quote(ByteText text, String value) {
        text.append('"')
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }
}
