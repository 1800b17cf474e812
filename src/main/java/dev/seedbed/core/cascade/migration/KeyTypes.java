package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.ColumnType.Numeric;
import dev.seedbed.core.schema.ColumnType.Text;
import dev.seedbed.core.schema.ColumnType.Whole;

/// Which types a foreign key may have on its two ends.
final class KeyTypes {

    private KeyTypes() {}

    /// Whole numbers of any size go together, and texts of any length; all others must be the same.
    static boolean match(ColumnType own, ColumnType target) {
        return switch (own.base()) {
            case Whole _ -> target.base() instanceof Whole;
            case Numeric _ -> target.base() instanceof Numeric;
            case Text text -> target.base() instanceof Text other && text.caseInsensitive() == other.caseInsensitive();
            case ColumnType other -> other.equals(target.base());
        };
    }
}
