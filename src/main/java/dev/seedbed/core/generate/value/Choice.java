package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.List;

/// One of a few values: which one is told by a {@link Pick}.
public record Choice(Pick pick, List<ValueSource> values) implements ValueSource {

    public Choice {
        values = List.copyOf(values);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var index = pick.at(place, values.size());
        if (index < 0) {
            sink.nothing();
        } else {
            values.get((int) index).emit(place, sink);
        }
    }

    /// How an index below some size is chosen for a row; negative when none is left.
    public sealed interface Pick {

        long at(Place place, int size);

        private static int step(List<Long> running, long draw) {
            var number = Key.below(draw, running.getLast());
            var index = 0;
            while (running.get(index) <= number) {
                index++;
            }
            return index;
        }

        /// All alike.
        record Even(Key key) implements Pick {
            @Override
            public long at(Place place, int size) {
                return Key.below(key.draw(place), size);
            }
        }

        /// By weights, given as running sums up to the total.
        record Weighted(Key key, List<Long> running) implements Pick {
            public Weighted {
                running = List.copyOf(running);
            }

            @Override
            public long at(Place place, int size) {
                return step(running, key.draw(place));
            }
        }

        /// By weights like these, the same for all rows of a tenant.
        record OfTenant(Key key, List<Long> running) implements Pick {
            public OfTenant {
                running = List.copyOf(running);
            }

            @Override
            public long at(Place place, int size) {
                return step(running, key.draw(place.tenant(), 0));
            }
        }

        /// The one with this index.
        record Digit(Index index) implements Pick {
            @Override
            public long at(Place place, int size) {
                return index.of(place);
            }
        }

        /// The one with this index, from the first again after the last.
        record Round(Index index) implements Pick {
            @Override
            public long at(Place place, int size) {
                var number = index.of(place);
                return number == Index.NONE ? number : number % size;
            }
        }
    }
}
