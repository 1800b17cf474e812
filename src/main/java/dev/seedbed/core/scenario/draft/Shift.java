package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.check.CheckExpression;
import dev.seedbed.core.scenario.check.SqlTree;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/// What becomes of an expression's value when some columns of its row move by whole days.
enum Shift {
    /// It stays the same, as a condition does that compares what moves together.
    STILL,
    /// It moves by as many days.
    MOVED,
    /// Nobody knows.
    UNKNOWN;

    private static final Set<String> KNOWN_STILL = Set.of(
            "num_nulls", "num_nonnulls", "isfinite", "isempty", "lower_inf", "upper_inf", "lower_inc", "upper_inc");
    private static final Set<String> ONE_OF_THEM = Set.of("coalesce", "greatest", "least", "lower", "upper");
    private static final Set<String> RANGES = Set.of("daterange", "tsrange", "tstzrange");
    private static final Set<String> OF_RANGES = Set.of("&&", "@>", "<@", "-|-", "<<", ">>", "&<", "&>");

    /// The columns that move, and those that the server computes from them.
    record Columns(Set<String> moved, Set<String> computed) {

        /// `text` is SQL as the server deparses it.
        Shift of(String text) {
            return mentionedIn(text)
                    ? CheckExpression.of(
                                    text,
                                    Stream.concat(moved.stream(), computed.stream())
                                            .toList())
                            .parsed()
                            .map(this::of)
                            .orElse(UNKNOWN)
                    : STILL;
        }

        boolean mentionedIn(String text) {
            return Stream.concat(moved.stream(), computed.stream()).anyMatch(name -> mentions(text, name));
        }

        private Shift of(Expression expression) {
            return switch (expression) {
                case ParenthesedExpressionList<?> list when list.size() == 1 -> of(list.getFirst());
                case Column column -> column(SqlTree.column(column).orElse(""));
                case CastExpression cast -> cast(cast);
                case IsNullExpression _ -> STILL;
                case NotExpression not -> condition(List.of(not.getExpression()));
                case AndExpression and -> condition(List.of(and.getLeftExpression(), and.getRightExpression()));
                case OrExpression or -> condition(List.of(or.getLeftExpression(), or.getRightExpression()));
                case Addition sum -> sum(sum.getLeftExpression(), sum.getRightExpression());
                case Subtraction difference ->
                    difference(difference.getLeftExpression(), difference.getRightExpression());
                case BinaryExpression binary
                when SqlTree.compares(binary)
                        || OF_RANGES.contains(binary.getStringExpression().strip()) ->
                    compared(of(binary.getLeftExpression()), of(binary.getRightExpression()));
                case Function function -> function(function);
                default -> other(expression);
            };
        }

        private Shift column(String name) {
            return moved.contains(name) ? MOVED : computed.contains(name) ? UNKNOWN : STILL;
        }

        private Shift cast(CastExpression cast) {
            var inner = of(cast.getLeftExpression());
            var type = String.valueOf(cast.getColDataType()).toLowerCase(Locale.ROOT);
            return inner == MOVED && !type.startsWith("date") && !type.startsWith("timestamp") ? UNKNOWN : inner;
        }

        private Shift condition(List<Expression> parts) {
            return parts.stream().allMatch(part -> of(part) == STILL) ? STILL : UNKNOWN;
        }

        private Shift sum(Expression left, Expression right) {
            return of(left) == MOVED ? later(left, right) : later(right, left);
        }

        private Shift difference(Expression left, Expression right) {
            return of(left) == MOVED && of(right) == STILL ? later(left, right) : compared(of(left), of(right));
        }

        /// Months are of different lengths, so what is a month later does not move by as many days.
        private Shift later(Expression moment, Expression span) {
            return switch (of(moment)) {
                case STILL -> of(span) == STILL ? STILL : UNKNOWN;
                case MOVED -> ofDays(span) ? MOVED : UNKNOWN;
                case UNKNOWN -> UNKNOWN;
            };
        }

        private static boolean ofDays(Expression span) {
            return SqlTree.constant(SqlTree.bare(span))
                    .filter(text -> !text.contains("mon") && !text.contains("year"))
                    .isPresent();
        }

        private static Shift compared(Shift left, Shift right) {
            return left == right && left != UNKNOWN ? STILL : UNKNOWN;
        }

        private Shift function(Function function) {
            var name = SqlTree.function(function);
            if (KNOWN_STILL.contains(name)) {
                return STILL;
            }
            var given = SqlTree.arguments(function) == 0
                    ? List.<Expression>of()
                    : function.getParameters().stream()
                            .map(Expression.class::cast)
                            .filter(argument -> !(SqlTree.bare(argument) instanceof NullValue))
                            .toList();
            var some = given.stream()
                    .limit(RANGES.contains(name) ? 2 : Integer.MAX_VALUE)
                    .toList();
            return (RANGES.contains(name) || ONE_OF_THEM.contains(name))
                            && !some.isEmpty()
                            && some.stream().allMatch(argument -> of(argument) == MOVED)
                    ? MOVED
                    : other(function);
        }

        private Shift other(Expression expression) {
            return mentionedIn(expression.toString()) ? UNKNOWN : STILL;
        }
    }

    static boolean mentions(String text, String name) {
        return Pattern.compile("(?<![\\p{L}\\d_$])" + Pattern.quote(name) + "(?![\\p{L}\\d_$])")
                .matcher(text.replace("\"\"", "\""))
                .find();
    }
}
