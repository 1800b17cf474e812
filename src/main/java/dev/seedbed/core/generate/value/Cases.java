package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.Map;

/// The source that belongs to the text of another cell of the row; `otherwise` where none does, or that cell is NULL.
public record Cases(ValueSource deciding, Map<String, ValueSource> cases, ValueSource otherwise)
        implements ValueSource {

    public Cases {
        cases = Map.copyOf(cases);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        CellText.of(deciding, place)
                .map(text -> cases.getOrDefault(text, otherwise))
                .orElse(otherwise)
                .emit(place, sink);
    }
}
