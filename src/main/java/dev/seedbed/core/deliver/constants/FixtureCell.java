package dev.seedbed.core.deliver.constants;

import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// A cell as a test sees it; NULL is empty.
record FixtureCell(ColumnType type, Optional<String> text) {

    /// The greatest whole number up to which JavaScript has them all.
    private static final long MOST_EXACT = (1L << 53) - 1;

    static FixtureCell of(ColumnPlan column, Place place) {
        return new FixtureCell(column.draft().column().type().base(), CellText.of(column.source(), place));
    }

    /// The cell in JSON: whole numbers that JavaScript has not exactly are strings, and so is what must stay exact.
    Optional<Object> plain() {
        return text.map(value -> switch (type) {
            case ColumnType.Whole _ -> whole(new BigInteger(value));
            case ColumnType.Floating _ when numeric() -> new BigDecimal(value);
            case ColumnType.Bool _ -> Boolean.valueOf(value);
            default -> value;
        });
    }

    /// Whether a floating-point number is one, and not infinite or none.
    boolean numeric() {
        return text.filter(value -> value.matches("NaN|-?Infinity")).isEmpty();
    }

    private static Object whole(BigInteger value) {
        return value.abs().compareTo(BigInteger.valueOf(MOST_EXACT)) <= 0 ? value : value.toString();
    }
}
