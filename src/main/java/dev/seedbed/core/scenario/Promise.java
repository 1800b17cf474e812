package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.TableName;
import java.util.Optional;
import java.util.Set;

/// What a column's values keep to beyond their own row: the rows below it, the row above it, the rows beside it. Each
/// is
/// kept by how the values are made, and can be asked of the loaded rows as an {@link Invariant}.
public sealed interface Promise {

    String phrase();

    /// The other columns of the row whose cells it looks at.
    default Set<String> reads() {
        return Set.of();
    }

    /// What an expression makes of the rows of `children` that hang from the row, added up; `expression` as it was
    /// written.
    record Total(TableName children, String expression, Formula formula) implements Promise {
        @Override
        public String phrase() {
            return "sum of " + expression + " in " + children;
        }
    }

    /// How many rows of `children` hang from the row.
    record Count(TableName children) implements Promise {
        @Override
        public String phrase() {
            return "count of " + children;
        }
    }

    /// The cell of the row of `parent` that the row points at; by the key that has column `by`, where more than one
    /// leads there.
    record Copy(String original, TableName parent, Optional<String> by) implements Promise {
        @Override
        public String phrase() {
            return "copy of " + original + " in " + parent;
        }
    }

    /// `value` in one of the rows that hang from the same row of `parent`, another rule in all others.
    record ExactlyOne(String value, TableName parent, ColumnRule otherwise) implements Promise {
        @Override
        public String phrase() {
            return "exactly one " + value + " per " + parent;
        }
    }
}
