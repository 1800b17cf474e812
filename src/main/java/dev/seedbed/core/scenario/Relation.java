package dev.seedbed.core.scenario;

import java.util.List;

/// What a check asks of several columns of one row together.
public sealed interface Relation {

    /// The two columns that must differ, if it asks for that.
    default List<String> unequal() {
        return switch (this) {
            case Different(var one, var other) -> List.of(one, other);
            case Ordered(var lesser, var greater, var strict) when strict -> List.of(lesser, greater);
            default -> List.of();
        };
    }

    /// `lesser` ≤ `greater`, or `<` when strict.
    record Ordered(String lesser, String greater, boolean strict) implements Relation {}

    /// Equal, where both have a value.
    record Same(String one, String other) implements Relation {}

    /// Never equal.
    record Different(String one, String other) implements Relation {}

    /// Exactly one of them has a value.
    record ExactlyOne(List<String> columns) implements Relation {
        public ExactlyOne {
            columns = List.copyOf(columns);
        }
    }

    /// It has a value in every row.
    record Given(String column) implements Relation {}

    /// It has a value in no row.
    record Absent(String column) implements Relation {}

    /// All have a value, or none has.
    record Together(List<String> columns) implements Relation {
        public Together {
            columns = List.copyOf(columns);
        }
    }
}
