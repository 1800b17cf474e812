package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.ByteText;
import dev.seedbed.core.generate.Place;
import dev.seedbed.core.generate.ValueSink;
import dev.seedbed.core.generate.ValueSource;
import java.util.List;

/// Text put together from parts, no longer than `maxLength` characters. The `tail` (what makes it unique, say) is kept
/// whole: the parts before it are cut.
public record Composition(List<TextPart> parts, List<TextPart> tail, int maxLength) implements ValueSource {

    public Composition {
        parts = List.copyOf(parts);
        tail = List.copyOf(tail);
    }

    public static Composition of(TextPart... parts) {
        return new Composition(List.of(parts), List.of(), Integer.MAX_VALUE);
    }

    public Composition within(int characters) {
        return new Composition(parts, tail, characters);
    }

    public Composition ending(TextPart... ends) {
        return new Composition(parts, List.of(ends), maxLength);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var text = new ByteText(48);
        for (var part : parts) {
            part.append(place, text);
        }
        if (tail.isEmpty()) {
            text.cut(maxLength);
        } else {
            var end = new ByteText(16);
            for (var part : tail) {
                part.append(place, end);
            }
            text.cut(Math.max(0, maxLength - end.length())).append(end.bytes(), 0, end.length());
        }
        sink.text(text.bytes(), text.length());
    }
}
