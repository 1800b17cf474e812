package dev.seedbed.core.scenario.check;

import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;

/// An operator that compares what stands on its left with what stands on its right.
enum Comparison {
    EQUAL,
    DIFFERENT,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST;

    /// Empty for operators that do not compare.
    static Optional<Comparison> of(BinaryExpression expression) {
        return switch (expression) {
            case EqualsTo _ -> Optional.of(EQUAL);
            case NotEqualsTo _ -> Optional.of(DIFFERENT);
            case MinorThan _ -> Optional.of(LESS);
            case MinorThanEquals _ -> Optional.of(AT_MOST);
            case GreaterThan _ -> Optional.of(GREATER);
            case GreaterThanEquals _ -> Optional.of(AT_LEAST);
            case IsDistinctExpression distinct
            when !distinct.getStringExpression().toUpperCase(Locale.ROOT).contains("NOT") -> Optional.of(DIFFERENT);
            default -> Optional.empty();
        };
    }

    /// The operator that says the same with both sides exchanged.
    Comparison mirrored() {
        return switch (this) {
            case EQUAL -> EQUAL;
            case DIFFERENT -> DIFFERENT;
            case LESS -> GREATER;
            case AT_MOST -> AT_LEAST;
            case GREATER -> LESS;
            case AT_LEAST -> AT_MOST;
        };
    }
}
