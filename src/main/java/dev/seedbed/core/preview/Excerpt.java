package dev.seedbed.core.preview;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/// Some rows of a table in their order, by their numbers in the whole table.
public sealed interface Excerpt {

    long size();

    /// The number of the row that stands at this place of the excerpt.
    long row(long index);

    /// The place of the first row whose number is not less; the size when there is none.
    long from(long row);

    /// The place of a row that is in the excerpt.
    default OptionalLong indexOf(long row) {
        var index = from(row);
        return index < size() && row(index) == row ? OptionalLong.of(index) : OptionalLong.empty();
    }

    /// Rows that follow each other; `end` is exclusive.
    record Run(long start, long end) implements Excerpt {
        @Override
        public long size() {
            return end - start;
        }

        @Override
        public long row(long index) {
            return start + index;
        }

        @Override
        public long from(long row) {
            return Math.clamp(row - start, 0, size());
        }
    }

    /// Single rows, in order.
    record Listed(List<Long> rows) implements Excerpt {
        public Listed {
            rows = List.copyOf(rows);
        }

        @Override
        public long size() {
            return rows.size();
        }

        @Override
        public long row(long index) {
            return rows.get((int) index);
        }

        @Override
        public long from(long row) {
            var found = Collections.binarySearch(rows, row);
            return found < 0 ? -found - 1 : found;
        }
    }
}
