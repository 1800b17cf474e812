package dev.seedbed.core.scenario.check;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/// Questions to a parsed expression.
public final class SqlTree {

    /// Functions that keep a text's length, or make it shorter only at its blank ends.
    private static final Set<String> TRIMS = Set.of("btrim", "ltrim", "rtrim", "lower", "upper");

    private SqlTree() {}

    /// Without parentheses and casts.
    public static Expression bare(Expression expression) {
        return switch (expression) {
            case ParenthesedExpressionList<?> list when list.size() == 1 -> bare(list.getFirst());
            case CastExpression cast -> bare(cast.getLeftExpression());
            default -> expression;
        };
    }

    /// The value of a constant, or of numbers put together, as text.
    public static Optional<String> constant(Expression expression) {
        return switch (expression) {
            case StringValue value -> Optional.of(value.getNotExcapedValue());
            case LongValue value -> Optional.of(value.getStringValue());
            case DoubleValue value -> Optional.of(value.toString());
            case BooleanValue value -> Optional.of(Boolean.toString(value.getValue()));
            case Multiplication product -> computed(product, BigDecimal::multiply);
            case Addition sum -> computed(sum, BigDecimal::add);
            case Subtraction difference -> computed(difference, BigDecimal::subtract);
            case Division quotient -> computed(quotient, BigDecimal::divideToIntegralValue);
            case SignedExpression signed ->
                constant(bare(signed.getExpression())).map(value -> signed.getSign() == '-' ? "-" + value : value);
            default -> Optional.empty();
        };
    }

    /// Whole numbers put together, as in `length(id) = 256 / 8`.
    private static Optional<String> computed(BinaryExpression expression, BinaryOperator<BigDecimal> operator) {
        return whole(expression.getLeftExpression())
                .flatMap(left -> whole(expression.getRightExpression())
                        .filter(right -> right.signum() != 0 || !(expression instanceof Division))
                        .map(right -> operator.apply(left, right).toPlainString()));
    }

    private static Optional<BigDecimal> whole(Expression expression) {
        return constant(bare(expression))
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(BigDecimal::new);
    }

    /// The column of `column IS NULL`.
    static Optional<String> nullTest(Expression expression) {
        return expression instanceof IsNullExpression test && !test.isNot()
                ? column(test.getLeftExpression())
                : Optional.empty();
    }

    /// The name of the column that it is, in parentheses and casts or without.
    public static Optional<String> column(Expression expression) {
        return bare(expression) instanceof Column column ? Optional.of(name(column)) : Optional.empty();
    }

    /// The column itself, or inside calls that change nothing but blanks at its ends and case.
    static Optional<String> trimmed(Expression expression) {
        return switch (bare(expression)) {
            case Column column -> Optional.of(name(column));
            case TrimFunction trim ->
                trimmed(trim.getFromExpression() == null ? trim.getExpression() : trim.getFromExpression());
            case Function function
            when TRIMS.contains(function(function)) && arguments(function) == 1 -> trimmed(argument(function));
            default -> Optional.empty();
        };
    }

    /// The name of a function, in lower case.
    public static String function(Function function) {
        return function.getName().toLowerCase(Locale.ROOT).replace("\"", "");
    }

    /// How many arguments a function is called with.
    public static int arguments(Function function) {
        return function.getParameters() == null ? 0 : function.getParameters().size();
    }

    static Expression argument(Function function) {
        return arguments(function) == 0
                ? new NullValue()
                : bare(function.getParameters().getFirst());
    }

    /// Whether it holds what stands on its left against what stands on its right.
    public static boolean compares(BinaryExpression expression) {
        return Comparison.of(expression).isPresent();
    }

    private static String name(Column column) {
        var name = column.getColumnName();
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
