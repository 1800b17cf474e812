package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.List;

/// A value of a composite type: its parts in order, quoted as PostgreSQL reads them.
public record Tuple(List<ValueSource> parts) implements ValueSource {

    public Tuple {
        parts = List.copyOf(parts);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var text = new ByteText(64).append('(');
        for (var number = 0; number < parts.size(); number++) {
            if (number > 0) {
                text.append(',');
            }
            CellText.of(parts.get(number), place).ifPresent(part -> quote(text, part));
        }
        text.append(')');
        sink.text(text.bytes(), text.length());
    }

    private static void quote(ByteText text, String part) {
        text.append('"')
                .append(part.replace("\\", "\\\\").replace("\"", "\"\""))
                .append('"');
    }
}
