package dev.seedbed.core.scenario.check;

import static dev.seedbed.core.scenario.check.SqlTree.bare;

import dev.seedbed.core.scenario.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.schema.Column;

/// What one term of a check asks for: bounds of single columns, or relations between them.
record CheckTerm(Map<String, ColumnBounds> columns, List<Relation> relations) {

    static Optional<CheckTerm> of(Expression term) {
        return switch (bare(term)) {
            case RegExpMatchOperator match -> PatternTerm.of(match);
            case LikeExpression like -> PatternTerm.of(like);
            case IsBooleanExpression truth
            when !truth.isNot() ->
                SqlTree.column(truth.getLeftExpression()).map(column -> truth(column, truth.isTrue()));
            case NotExpression not -> SqlTree.column(not.getExpression()).map(column -> truth(column, false));
            case BinaryExpression binary ->
                Comparison.of(binary)
                        .flatMap(comparison -> comparison(
                                bare(binary.getLeftExpression()), comparison, bare(binary.getRightExpression())));
            case Expression other -> SqlTree.column(other).map(column -> truth(column, true));
        };
    }

    private static CheckTerm truth(String column, boolean value) {
        return of(column, ColumnBounds.allowed(List.of(Boolean.toString(value))));
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
        return Optional.of(of(column, ColumnBounds.allowed(all)));
    }

    private static Optional<CheckTerm> alternative(Expression expression) {
        return bare(expression) instanceof OrExpression or ? alternatives(or) : of(expression);
    }

    private static Optional<CheckTerm> comparison(Expression left, Comparison comparison, Expression right) {
        if (left instanceof IsNullExpression && right instanceof IsNullExpression) {
            return nulls(left, comparison, right);
        }
        if (left instanceof Column && right instanceof Column) {
            return SqlTree.column(left)
                    .flatMap(one -> SqlTree.column(right).flatMap(other -> related(one, comparison, other)));
        }
        var constant = SqlTree.constant(right);
        if (constant.isEmpty()) {
            return SqlTree.constant(left).isEmpty()
                    ? FunctionTerm.of(left, comparison, right)
                    : comparison(right, comparison.mirrored(), left);
        }
        return switch (left) {
            case Column _ -> SqlTree.column(left).map(column -> bounded(column, comparison, constant.get()));
            case TrimFunction _
            when comparison == Comparison.DIFFERENT && constant.get().isEmpty() ->
                SqlTree.trimmed(left).map(column -> of(column, ColumnBounds.lengths(1, OptionalInt.empty())));
            case Function function -> FunctionTerm.measured(function, comparison, constant.get());
            default -> Optional.empty();
        };
    }

    private static Optional<CheckTerm> nulls(Expression left, Comparison comparison, Expression right) {
        var one = SqlTree.nullTest(left);
        var other = SqlTree.nullTest(right);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var both = List.of(one.get(), other.get());
        return switch (comparison) {
            case EQUAL -> Optional.of(of(new Relation.Together(both)));
            case DIFFERENT -> Optional.of(of(new Relation.ExactlyOne(both)));
            case LESS, AT_MOST, GREATER, AT_LEAST -> Optional.empty();
        };
    }

    private static Optional<CheckTerm> related(String one, Comparison comparison, String other) {
        return switch (comparison) {
            case LESS -> Optional.of(of(new Relation.Ordered(one, other, true)));
            case AT_MOST -> Optional.of(of(new Relation.Ordered(one, other, false)));
            case GREATER -> Optional.of(of(new Relation.Ordered(other, one, true)));
            case AT_LEAST -> Optional.of(of(new Relation.Ordered(other, one, false)));
            case DIFFERENT -> Optional.of(of(new Relation.Different(one, other)));
            case EQUAL -> Optional.of(of(new Relation.Same(one, other)));
        };
    }

    private static CheckTerm bounded(String column, Comparison comparison, String value) {
        return of(
                column,
                switch (comparison) {
                    case EQUAL -> ColumnBounds.allowed(List.of(value));
                    case DIFFERENT ->
                        value.isEmpty()
                                ? ColumnBounds.lengths(1, OptionalInt.empty())
                                : ColumnBounds.forbidden(Set.of(value));
                    case LESS -> ColumnBounds.range(Optional.empty(), Optional.of(new Bound(value, false)));
                    case AT_MOST -> ColumnBounds.range(Optional.empty(), Optional.of(new Bound(value, true)));
                    case GREATER -> ColumnBounds.range(Optional.of(new Bound(value, false)), Optional.empty());
                    case AT_LEAST -> ColumnBounds.range(Optional.of(new Bound(value, true)), Optional.empty());
                });
    }

    static CheckTerm of(String column, ColumnBounds bounds) {
        return new CheckTerm(Map.of(column, bounds), List.of());
    }

    static CheckTerm of(Relation relation) {
        return new CheckTerm(Map.of(), List.of(relation));
    }
}
