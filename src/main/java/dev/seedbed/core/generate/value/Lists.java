package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.List;

/// Arrays of the first `fewest` elements or more of them, each made by a source of its own.
public record Lists(Key key, List<ValueSource> elements, int fewest) implements ValueSource {

    public Lists {
        elements = List.copyOf(elements);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var count = fewest + Key.below(key.draw(place), elements.size() - fewest + 1L);
        var text = new ByteText(64).append('{');
        for (var index = 0; index < count; index++) {
            if (index > 0) {
                text.append(',');
            }
            quote(text, CellText.of(elements.get(index), place).orElse(""));
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
