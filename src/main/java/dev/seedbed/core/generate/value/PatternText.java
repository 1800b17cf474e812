package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.Optional;

/// Text that matches a pattern: by chance, or the one with a row's index.
public record PatternText(PatternNode pattern, Key key, Optional<Index> unique) implements ValueSource {

    public PatternText {
        pattern = unique.isPresent() ? pattern.widest() : pattern;
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var text = sink.scratch();
        if (unique.isPresent()) {
            var index = unique.get().of(place);
            if (index == Index.NONE) {
                sink.nothing();
                return;
            }
            pattern.append(text, new Digits(index));
        } else {
            pattern.append(text, new Draws(key.draw(place)));
        }
        sink.text(text.bytes(), text.length());
    }

    /// Choices that spell a number in mixed radix: other numbers make other choices.
    private static final class Digits implements PatternNode.Choices {
        private long rest;

        private Digits(long number) {
            rest = number;
        }

        @Override
        public int next(int size) {
            var digit = (int) (rest % size);
            rest /= size;
            return digit;
        }
    }

    private static final class Draws implements PatternNode.Choices {
        private final long draw;
        private int number;

        private Draws(long draw) {
            this.draw = draw;
        }

        @Override
        public int next(int size) {
            return (int) Key.below(Key.again(draw, ++number), size);
        }
    }
}
