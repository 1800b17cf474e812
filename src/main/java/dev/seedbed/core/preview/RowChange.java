package dev.seedbed.core.preview;

import java.util.Map;
import java.util.Optional;

/// What has become of a row.
public sealed interface RowChange {

    /// It was not there before.
    record Appeared() implements RowChange {}

    /// What the cells held before that hold something else now, by the place of their column; none for an equal row.
    record Cells(Map<Integer, Optional<String>> before) implements RowChange {
        public Cells {
            before = Map.copyOf(before);
        }
    }
}
