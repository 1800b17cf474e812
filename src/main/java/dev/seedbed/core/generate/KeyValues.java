package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a row has in the columns of one unique key, so that rows with equal values can be found.
record KeyValues(List<ColumnPlan> parts, boolean folded) {

    KeyValues {
        parts = List.copyOf(parts);
    }

    /// Empty where the key asks something that cannot be told here: a condition, or an expression other than lower
    /// case.
    static Optional<KeyValues> of(TablePlan plan, UniqueKey key) {
        return key.predicate().isPresent() || key.expressions().stream().anyMatch(part -> !part.startsWith("lower("))
                ? Optional.empty()
                : Optional.of(new KeyValues(
                        columns(plan, key).stream().map(plan::column).toList(),
                        !key.expressions().isEmpty()));
    }

    /// The written columns that a key looks at.
    static List<String> columns(TablePlan plan, UniqueKey key) {
        var written = plan.columnNames();
        return Stream.concat(key.columns().stream(), key.expressionColumns().stream())
                .distinct()
                .filter(written::contains)
                .toList();
    }

    /// Empty where a part is NULL.
    Optional<List<String>> of(Place place) {
        var values = new ArrayList<String>();
        for (var part : parts) {
            var text = CellText.of(part.source(), place);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            values.add(normal(part.draft().column().type().base(), text.get()));
        }
        return Optional.of(values);
    }

    private String normal(ColumnType type, String text) {
        return type instanceof ColumnType.Text kind
                ? folded || kind.caseInsensitive()
                        ? text.toLowerCase(Locale.ROOT)
                        : kind.padded() ? text.stripTrailing() : text
                : text;
    }
}
