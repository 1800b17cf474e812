package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.List;

/// Text put together from parts, of `minLength` to `maxLength` characters. The `tail` (what makes it unique, say) is
/// kept whole: the parts before it are cut, or filled up.
public record Composition(List<TextPart> parts, List<TextPart> tail, int minLength, int maxLength)
        implements ValueSource {

    public Composition {
        parts = List.copyOf(parts);
        tail = List.copyOf(tail);
    }

    public static Composition of(TextPart... parts) {
        return new Composition(List.of(parts), List.of(), 0, Integer.MAX_VALUE);
    }

    public Composition within(int least, int most) {
        return new Composition(parts, tail, least, most);
    }

    public Composition ending(TextPart... ends) {
        return new Composition(parts, List.of(ends), minLength, maxLength);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var text = sink.scratch();
        for (var index = 0; index < parts.size(); index++) {
            parts.get(index).append(place, text);
        }
        if (tail.isEmpty() && minLength == 0) {
            text.cut(maxLength);
        } else {
            var end = new ByteText(16);
            tail.forEach(part -> part.append(place, end));
            text.cut(Math.max(0, maxLength - end.length()));
            for (var length = text.characters() + end.length(); length < minLength; length++) {
                text.append('x');
            }
            text.append(end.bytes(), 0, end.length());
        }
        sink.text(text.bytes(), text.length());
    }
}
