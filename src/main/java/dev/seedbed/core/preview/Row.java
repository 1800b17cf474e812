package dev.seedbed.core.preview;

import dev.seedbed.core.generate.row.Place;
import java.util.List;
import java.util.Optional;

/// A row exactly as an export writes it, its cells as the columns stand; empty cells are NULL.
public record Row(Place place, List<Optional<String>> cells) {

    public Row {
        cells = List.copyOf(cells);
    }
}
