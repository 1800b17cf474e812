package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import java.nio.charset.StandardCharsets;

/// A piece of composed text. Pieces with the same key choose alike: so the e-mail of a row carries its name.
@FunctionalInterface
public interface TextPart {

    void append(Place place, ByteText text);

    static TextPart fixed(String words) {
        var utf8 = words.getBytes(StandardCharsets.UTF_8);
        return (_, text) -> text.append(utf8);
    }

    static TextPart word(Key key, Words words) {
        return (place, text) -> words.append(Key.below(key.draw(place), words.size()), text);
    }

    /// Several words, `fewest` to `most`.
    static TextPart words(Key key, Words words, String between, int fewest, int most) {
        var separator = between.getBytes(StandardCharsets.UTF_8);
        return (place, text) -> {
            var draw = key.draw(place);
            var count = fewest + Key.below(draw, most - fewest + 1L);
            for (var index = 1; index <= count; index++) {
                if (index > 1) {
                    text.append(separator);
                }
                words.append(Key.below(Key.again(draw, index), words.size()), text);
            }
        };
    }

    /// `low` … `high`, with at least `width` digits.
    static TextPart number(Key key, long low, long high, int width) {
        return (place, text) -> text.digits(low + Key.below(key.draw(place), high - low + 1), width);
    }

    /// The row's index, counted from 1, with at least `width` digits.
    static TextPart index(Index index, int width) {
        return (place, text) -> text.digits(index.of(place) + 1, width);
    }

    static TextPart hex(Key key, int width) {
        return (place, text) -> {
            var draw = key.draw(place);
            for (var done = 0; done < width; done += 16) {
                text.hex(Key.again(draw, done), Math.min(16, width - done));
            }
        };
    }
}
