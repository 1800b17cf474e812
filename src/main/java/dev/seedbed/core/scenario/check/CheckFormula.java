package dev.seedbed.core.scenario.check;

import dev.seedbed.core.scenario.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.schema.Column;

/// Takes a check apart into alternatives: each is a list of terms, and a row that keeps all terms of one alternative
/// keeps the check. An alternative with a term that is not understood is left out, for any other will do.
final class CheckFormula {

    /// Checks with more alternatives than that are cut short.
    private static final int MOST = 64;

    private CheckFormula() {}

    /// Terms that belong together.
    record Alternative(List<CheckTerm> terms) {
        Alternative {
            terms = List.copyOf(terms);
        }

        private Alternative and(Alternative other) {
            return new Alternative(
                    Stream.concat(terms.stream(), other.terms.stream()).toList());
        }
    }

    /// All ways to keep the check that are understood; none when the check is not.
    static List<Alternative> of(Expression check) {
        return either(check, false);
    }

    private static List<Alternative> either(Expression expression, boolean negated) {
        return switch (SqlTree.bare(expression)) {
            case AndExpression and ->
                negated
                        ? union(either(and.getLeftExpression(), true), either(and.getRightExpression(), true))
                        : product(either(and.getLeftExpression(), false), either(and.getRightExpression(), false));
            case OrExpression or ->
                negated
                        ? product(either(or.getLeftExpression(), true), either(or.getRightExpression(), true))
                        : CheckTerm.alternatives(or)
                                .map(CheckFormula::only)
                                .orElseGet(() -> union(
                                        either(or.getLeftExpression(), false), either(or.getRightExpression(), false)));
            case NotExpression not -> either(not.getExpression(), !negated);
            case IsNullExpression test ->
                SqlTree.column(test.getLeftExpression())
                        .map(column -> only(presence(column, test.isNot() != negated)))
                        .orElse(List.of());
            case IsBooleanExpression test
            when SqlTree.column(test.getLeftExpression()).isPresent() ->
                only(truth(
                        SqlTree.column(test.getLeftExpression()).orElseThrow(),
                        (test.isTrue() != test.isNot()) != negated));
            case Column column -> only(truth(SqlTree.column(column).orElseThrow(), !negated));
            case CaseExpression cases when cases.getSwitchExpression() == null -> cases(cases, negated);
            case BinaryExpression binary -> binary(binary, negated);
            default -> List.of();
        };
    }

    /// The first condition that holds decides: `c1 AND v1 OR NOT c1 AND c2 AND v2 …`.
    private static List<Alternative> cases(CaseExpression cases, boolean negated) {
        var all = new ArrayList<Alternative>();
        var before = List.of(new Alternative(List.of()));
        for (var clause : cases.getWhenClauses()) {
            all.addAll(product(
                    before,
                    product(either(clause.getWhenExpression(), false), either(clause.getThenExpression(), negated))));
            before = product(before, either(clause.getWhenExpression(), true));
        }
        if (cases.getElseExpression() != null) {
            all.addAll(product(before, either(cases.getElseExpression(), negated)));
        }
        return cut(all);
    }

    private static List<Alternative> binary(BinaryExpression binary, boolean negated) {
        var left = SqlTree.bare(binary.getLeftExpression());
        var right = SqlTree.bare(binary.getRightExpression());
        var known = negated ? negation(binary).flatMap(CheckTerm::of) : CheckTerm.of(binary);
        if (known.isPresent()) {
            return left instanceof IsNullExpression && right instanceof IsNullExpression
                    ? union(only(known.get()), equality(binary, left, right, negated))
                    : only(known.get());
        }
        if (binary instanceof ComparisonOperator && left instanceof Function function && NullCounts.counts(function)) {
            return NullCounts.of(function, negated ? negation(binary).orElse(binary) : binary);
        }
        return truthful(left) && truthful(right) ? equality(binary, left, right, negated) : List.of();
    }

    /// Two conditions that must both hold or both not, or just one of them.
    private static List<Alternative> equality(
            BinaryExpression binary, Expression left, Expression right, boolean negated) {
        var equal = binary instanceof EqualsTo;
        if (!equal && !(binary instanceof NotEqualsTo)) {
            return List.of();
        }
        var same = equal != negated;
        return union(
                product(either(left, false), either(right, !same)), product(either(left, true), either(right, same)));
    }

    /// Whether an expression is true or false by its form.
    private static boolean truthful(Expression expression) {
        return switch (expression) {
            case AndExpression _,
                    OrExpression _,
                    NotExpression _,
                    IsNullExpression _,
                    IsBooleanExpression _,
                    ComparisonOperator _,
                    LikeExpression _,
                    RegExpMatchOperator _ -> true;
            default -> false;
        };
    }

    private static Optional<Expression> negation(BinaryExpression binary) {
        var opposite = switch (binary) {
            case EqualsTo _ -> Optional.of(new NotEqualsTo());
            case NotEqualsTo _ -> Optional.of(new EqualsTo());
            case MinorThan _ -> Optional.of(new GreaterThanEquals());
            case MinorThanEquals _ -> Optional.of(new GreaterThan());
            case GreaterThan _ -> Optional.of(new MinorThanEquals());
            case GreaterThanEquals _ -> Optional.of(new MinorThan());
            default -> Optional.<BinaryExpression>empty();
        };
        return opposite.map(other ->
                other.withLeftExpression(binary.getLeftExpression()).withRightExpression(binary.getRightExpression()));
    }

    static CheckTerm presence(String column, boolean given) {
        return new CheckTerm(Map.of(), List.of(given ? new Relation.Given(column) : new Relation.Absent(column)));
    }

    private static CheckTerm truth(String column, boolean value) {
        return new CheckTerm(Map.of(column, ColumnBounds.allowed(List.of(Boolean.toString(value)))), List.of());
    }

    private static List<Alternative> only(CheckTerm term) {
        return List.of(new Alternative(List.of(term)));
    }

    static List<Alternative> product(List<Alternative> some, List<Alternative> others) {
        return cut(some.stream().flatMap(one -> others.stream().map(one::and)).toList());
    }

    private static List<Alternative> union(List<Alternative> some, List<Alternative> others) {
        return cut(Stream.concat(some.stream(), others.stream()).toList());
    }

    private static List<Alternative> cut(List<Alternative> alternatives) {
        return alternatives.size() > MOST ? alternatives.subList(0, MOST) : alternatives;
    }
}
