package dev.seedbed.core.scenario;

import dev.seedbed.core.scenario.ColumnBounds.Bound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.schema.Column;

/// What one term of a check asks for: bounds of single columns, or relations between them.
record CheckTerm(Map<String, ColumnBounds> columns, List<Relation> relations) {

    private static final Set<String> LENGTHS = Set.of("length", "char_length", "character_length", "octet_length");
    private static final Set<String> SIZES = Set.of("cardinality", "array_length", "jsonb_array_length");

    /// An operator with the column on its left.
    private enum Operator {
        EQUAL,
        DIFFERENT,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST;

        Operator mirrored() {
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

    static Optional<CheckTerm> of(Expression term) {
        return switch (bare(term)) {
            case RegExpMatchOperator match -> pattern(match);
            case LikeExpression like -> like(like);
            case Column column -> Optional.of(bounds(name(column), ColumnBounds.allowed(List.of("true"))));
            case NotExpression not
            when bare(not.getExpression()) instanceof Column column ->
                Optional.of(bounds(name(column), ColumnBounds.allowed(List.of("false"))));
            case BinaryExpression binary ->
                operator(binary)
                        .flatMap(operator -> comparison(
                                bare(binary.getLeftExpression()), operator, bare(binary.getRightExpression())));
            default -> Optional.empty();
        };
    }

    /// `a = 1 OR a = 2`: one column, several allowed values.
    static Optional<CheckTerm> alternatives(OrExpression or) {
        var left = alternative(or.getLeftExpression());
        var right = alternative(or.getRightExpression());
        if (left.isEmpty() || right.isEmpty() || left.get().columns.size() != 1) {
            return Optional.empty();
        }
        var column = left.get().columns.keySet().iterator().next();
        var some = left.get().columns.getOrDefault(column, ColumnBounds.FREE);
        var others = right.get().columns.getOrDefault(column, ColumnBounds.FREE);
        if (some.allowed().isEmpty() || others.allowed().isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<>(some.allowed().get());
        all.addAll(others.allowed().get());
        return Optional.of(bounds(column, ColumnBounds.allowed(all)));
    }

    private static Optional<CheckTerm> alternative(Expression expression) {
        return bare(expression) instanceof OrExpression or ? alternatives(or) : of(expression);
    }

    /// Without parentheses and casts.
    static Expression bare(Expression expression) {
        return switch (expression) {
            case ParenthesedExpressionList<?> list when list.size() == 1 -> bare(list.getFirst());
            case CastExpression cast -> bare(cast.getLeftExpression());
            default -> expression;
        };
    }

    private static Optional<CheckTerm> comparison(Expression left, Operator operator, Expression right) {
        if (left instanceof IsNullExpression && right instanceof IsNullExpression) {
            return nulls(left, operator, right);
        }
        if (left instanceof Column one && right instanceof Column other) {
            return related(name(one), operator, name(other));
        }
        if (left instanceof Column column && right instanceof Function function) {
            return member(name(column), operator, function);
        }
        var constant = constant(right);
        if (constant.isEmpty()) {
            return constant(left).isEmpty()
                    ? caseFolded(left, operator, right)
                    : comparison(right, operator.mirrored(), left);
        }
        return switch (left) {
            case Column column -> bounded(name(column), operator, constant.get());
            case TrimFunction trim
            when operator == Operator.DIFFERENT && bare(trim.getExpression()) instanceof Column column ->
                Optional.of(bounds(name(column), ColumnBounds.lengths(1, OptionalInt.empty())));
            case Function function -> measured(function, operator, constant.get());
            default -> Optional.empty();
        };
    }

    private static Optional<CheckTerm> nulls(Expression left, Operator operator, Expression right) {
        var one = nullTest(left);
        var other = nullTest(right);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var both = List.of(one.get(), other.get());
        return switch (operator) {
            case EQUAL -> Optional.of(relation(new Relation.Together(both)));
            case DIFFERENT -> Optional.of(relation(new Relation.ExactlyOne(both)));
            case LESS, AT_MOST, GREATER, AT_LEAST -> Optional.empty();
        };
    }

    private static Optional<CheckTerm> related(String one, Operator operator, String other) {
        return switch (operator) {
            case LESS -> Optional.of(relation(new Relation.Ordered(one, other, true)));
            case AT_MOST -> Optional.of(relation(new Relation.Ordered(one, other, false)));
            case GREATER -> Optional.of(relation(new Relation.Ordered(other, one, true)));
            case AT_LEAST -> Optional.of(relation(new Relation.Ordered(other, one, false)));
            case DIFFERENT -> Optional.of(relation(new Relation.Different(one, other)));
            case EQUAL -> Optional.empty();
        };
    }

    /// `column = ANY (ARRAY[…])`, `column <> ALL (ARRAY[…])`, `column = lower(column)`.
    private static Optional<CheckTerm> member(String column, Operator operator, Function function) {
        var argument = bare(argument(function));
        if (argument instanceof ArrayConstructor array) {
            var values = new ArrayList<String>();
            for (var element : array.getExpressions()) {
                constant(bare(element)).ifPresent(values::add);
            }
            if (values.size() == array.getExpressions().size()) {
                if (function.getName().equals("ANY") && operator == Operator.EQUAL) {
                    return Optional.of(bounds(column, ColumnBounds.allowed(values)));
                }
                if (function.getName().equals("ALL") && operator == Operator.DIFFERENT) {
                    return Optional.of(bounds(column, ColumnBounds.forbidden(Set.copyOf(values))));
                }
            }
            return Optional.empty();
        }
        return caseFolded(function, operator, new Column(column));
    }

    private static Optional<CheckTerm> caseFolded(Expression left, Operator operator, Expression right) {
        if (operator == Operator.EQUAL
                && left instanceof Function function
                && function.getName().equalsIgnoreCase("lower")
                && right instanceof Column column
                && bare(argument(function)) instanceof Column same
                && name(same).equals(name(column))) {
            return Optional.of(bounds(name(column), ColumnBounds.lowerCased()));
        }
        return Optional.empty();
    }

    private static Optional<CheckTerm> bounded(String column, Operator operator, String value) {
        return Optional.of(bounds(
                column,
                switch (operator) {
                    case EQUAL -> ColumnBounds.allowed(List.of(value));
                    case DIFFERENT ->
                        value.isEmpty()
                                ? ColumnBounds.lengths(1, OptionalInt.empty())
                                : ColumnBounds.forbidden(Set.of(value));
                    case LESS -> ColumnBounds.range(Optional.empty(), Optional.of(new Bound(value, false)));
                    case AT_MOST -> ColumnBounds.range(Optional.empty(), Optional.of(new Bound(value, true)));
                    case GREATER -> ColumnBounds.range(Optional.of(new Bound(value, false)), Optional.empty());
                    case AT_LEAST -> ColumnBounds.range(Optional.of(new Bound(value, true)), Optional.empty());
                }));
    }

    /// `length(column) > 0`, `num_nonnulls(a, b) = 1`, `jsonb_typeof(column) = 'object'`, `btrim(column) <> ''`.
    private static Optional<CheckTerm> measured(Function function, Operator operator, String value) {
        var name = function.getName().toLowerCase(Locale.ROOT);
        if (name.equals("num_nonnulls") && operator == Operator.EQUAL && value.equals("1")) {
            return exactlyOne(function);
        }
        var column = innermost(function);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        if (name.endsWith("_typeof") && operator == Operator.EQUAL) {
            return Optional.of(bounds(column.get(), ColumnBounds.jsonOf(value)));
        }
        if (name.equals("btrim") && operator == Operator.DIFFERENT && value.isEmpty()) {
            return Optional.of(bounds(column.get(), ColumnBounds.lengths(1, OptionalInt.empty())));
        }
        if ((LENGTHS.contains(name) || SIZES.contains(name)) && value.matches("\\d{1,9}")) {
            return lengthBound(operator, Integer.parseInt(value)).map(bound -> bounds(column.get(), bound));
        }
        return Optional.empty();
    }

    private static Optional<ColumnBounds> lengthBound(Operator operator, int length) {
        return switch (operator) {
            case EQUAL -> Optional.of(ColumnBounds.lengths(length, OptionalInt.of(length)));
            case LESS -> Optional.of(ColumnBounds.lengths(0, OptionalInt.of(length - 1)));
            case AT_MOST -> Optional.of(ColumnBounds.lengths(0, OptionalInt.of(length)));
            case GREATER -> Optional.of(ColumnBounds.lengths(length + 1, OptionalInt.empty()));
            case AT_LEAST -> Optional.of(ColumnBounds.lengths(length, OptionalInt.empty()));
            case DIFFERENT ->
                length == 0 ? Optional.of(ColumnBounds.lengths(1, OptionalInt.empty())) : Optional.empty();
        };
    }

    private static Optional<CheckTerm> exactlyOne(Function function) {
        var names = new ArrayList<String>();
        for (var parameter : function.getParameters()) {
            if (bare(parameter) instanceof Column column) {
                names.add(name(column));
            }
        }
        return names.size() == function.getParameters().size()
                ? Optional.of(relation(new Relation.ExactlyOne(names)))
                : Optional.empty();
    }

    private static Optional<CheckTerm> pattern(RegExpMatchOperator match) {
        var operator = match.getStringExpression();
        if (bare(match.getLeftExpression()) instanceof Column column
                && bare(match.getRightExpression()) instanceof StringValue value
                && (operator.equals("~") || operator.equals("~*"))) {
            return Optional.of(bounds(name(column), ColumnBounds.matching(value.getNotExcapedValue())));
        }
        return Optional.empty();
    }

    private static Optional<CheckTerm> like(LikeExpression like) {
        if (!like.isNot()
                && bare(like.getLeftExpression()) instanceof Column column
                && bare(like.getRightExpression()) instanceof StringValue value) {
            var pattern = value.getNotExcapedValue().replaceAll("([.\\\\+*?\\[\\](){}|^$])", "\\\\$1");
            return Optional.of(bounds(
                    name(column),
                    ColumnBounds.matching("^" + pattern.replace("%", ".*").replace('_', '.') + "$")));
        }
        return Optional.empty();
    }

    private static Optional<String> nullTest(Expression expression) {
        return expression instanceof IsNullExpression test
                        && !test.isNot()
                        && bare(test.getLeftExpression()) instanceof Column column
                ? Optional.of(name(column))
                : Optional.empty();
    }

    private static Optional<Operator> operator(BinaryExpression expression) {
        return switch (expression) {
            case EqualsTo _ -> Optional.of(Operator.EQUAL);
            case NotEqualsTo _ -> Optional.of(Operator.DIFFERENT);
            case MinorThan _ -> Optional.of(Operator.LESS);
            case MinorThanEquals _ -> Optional.of(Operator.AT_MOST);
            case GreaterThan _ -> Optional.of(Operator.GREATER);
            case GreaterThanEquals _ -> Optional.of(Operator.AT_LEAST);
            default -> Optional.empty();
        };
    }

    private static Optional<String> constant(Expression expression) {
        return switch (expression) {
            case StringValue value -> Optional.of(value.getNotExcapedValue());
            case LongValue value -> Optional.of(value.getStringValue());
            case DoubleValue value -> Optional.of(value.toString());
            case SignedExpression signed ->
                constant(bare(signed.getExpression())).map(value -> signed.getSign() == '-' ? "-" + value : value);
            default -> Optional.empty();
        };
    }

    /// The column inside nested calls of one argument each, such as `length(btrim(name))`.
    private static Optional<String> innermost(Function function) {
        return switch (bare(argument(function))) {
            case Column column -> Optional.of(name(column));
            case Function inner -> innermost(inner);
            case TrimFunction trim
            when bare(trim.getExpression()) instanceof Column column -> Optional.of(name(column));
            default -> Optional.empty();
        };
    }

    private static Expression argument(Function function) {
        var parameters = function.getParameters();
        return parameters == null || parameters.isEmpty() ? new NullValue() : parameters.getFirst();
    }

    /// The column that an expression is, and nothing else.
    static Optional<String> column(Expression expression) {
        return bare(expression) instanceof Column column ? Optional.of(name(column)) : Optional.empty();
    }

    private static String name(Column column) {
        var name = column.getColumnName();
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static CheckTerm bounds(String column, ColumnBounds bounds) {
        return new CheckTerm(Map.of(column, bounds), List.of());
    }

    private static CheckTerm relation(Relation relation) {
        return new CheckTerm(new HashMap<>(), List.of(relation));
    }
}
