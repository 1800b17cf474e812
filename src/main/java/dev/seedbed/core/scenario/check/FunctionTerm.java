package dev.seedbed.core.scenario.check;

import static dev.seedbed.core.scenario.check.SqlTree.bare;

import dev.seedbed.core.scenario.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;

/// Reads terms that call a function: lists, lengths, sizes, letter case, counts of NULLs, the shape of JSON.
final class FunctionTerm {

    private static final int LONGEST = 1_000_000;

    private static final Set<String> LENGTHS = Set.of("length", "char_length", "character_length", "octet_length");
    private static final Set<String> SIZES = Set.of("cardinality", "array_length");

    private FunctionTerm() {}

    /// `column = ANY (ARRAY[…])`, `column <> ALL (ARRAY[…])`, `column = lower(column)`.
    static Optional<CheckTerm> of(Expression left, Comparison comparison, Expression right) {
        if (right instanceof Function function && quantified(function)) {
            return SqlTree.column(left)
                    .flatMap(column ->
                            listed(column, comparison, function.getName(), constants(SqlTree.argument(function))));
        }
        return lowerCase(left, comparison, right).or(() -> lowerCase(right, comparison, left));
    }

    private static Optional<CheckTerm> listed(
            String column, Comparison comparison, String quantifier, Optional<List<String>> values) {
        if (quantifier.equals("ANY") && comparison == Comparison.EQUAL) {
            return values.map(list -> CheckTerm.of(column, ColumnBounds.allowed(list)));
        }
        if (quantifier.equals("ALL") && comparison == Comparison.DIFFERENT) {
            return values.map(list -> CheckTerm.of(column, ColumnBounds.forbidden(Set.copyOf(list))));
        }
        return Optional.empty();
    }

    private static boolean quantified(Function function) {
        return function.getName().equals("ANY") || function.getName().equals("ALL");
    }

    /// `ARRAY['a', 'b']`, or the same as one text: `'{a,b}'`.
    private static Optional<List<String>> constants(Expression list) {
        if (list instanceof StringValue text && text.getValue().matches("\\{[^{}\"\\\\]+}")) {
            return Optional.of(List.of(
                    text.getValue().substring(1, text.getValue().length() - 1).split(",")));
        }
        return list instanceof ArrayConstructor array ? elements(array) : Optional.empty();
    }

    private static Optional<List<String>> elements(ArrayConstructor array) {
        var values = new ArrayList<String>();
        for (var element : array.getExpressions()) {
            SqlTree.constant(bare(element)).ifPresent(values::add);
        }
        return values.size() == array.getExpressions().size() ? Optional.of(values) : Optional.empty();
    }

    private static Optional<CheckTerm> lowerCase(Expression left, Comparison comparison, Expression right) {
        if (comparison == Comparison.EQUAL
                && left instanceof Function function
                && SqlTree.function(function).equals("lower")) {
            var folded = SqlTree.column(SqlTree.argument(function));
            return SqlTree.column(right)
                    .filter(column -> folded.filter(column::equals).isPresent())
                    .map(column -> CheckTerm.of(column, ColumnBounds.lowerCased()));
        }
        return Optional.empty();
    }

    /// `length(column) > 0`, `num_nonnulls(a, b) = 1`, `jsonb_typeof(column) = 'object'`, `btrim(column) <> ''`.
    static Optional<CheckTerm> measured(Function function, Comparison comparison, String value) {
        var name = SqlTree.function(function);
        if (name.equals("num_nonnulls")) {
            return comparison == Comparison.EQUAL && value.equals("1") ? exactlyOne(function) : Optional.empty();
        }
        if (name.matches("jsonb?_typeof")) {
            return comparison == Comparison.EQUAL
                    ? SqlTree.column(SqlTree.argument(function))
                            .map(column -> CheckTerm.of(column, ColumnBounds.jsonOf(value)))
                    : Optional.empty();
        }
        if (name.equals("btrim") && comparison == Comparison.DIFFERENT && value.isEmpty()) {
            return SqlTree.trimmed(function)
                    .map(column -> CheckTerm.of(column, ColumnBounds.lengths(1, OptionalInt.empty())));
        }
        if (!value.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return sized(name, SqlTree.argument(function), lengths(comparison, Integer.parseInt(value)));
    }

    private static Optional<CheckTerm> sized(String name, Expression argument, Optional<ColumnBounds> bounds) {
        if (name.matches("jsonb?_array_length")) {
            return bounds.flatMap(size -> SqlTree.column(argument)
                    .map(column -> CheckTerm.of(column, size.and(ColumnBounds.jsonOf("array")))));
        }
        if (SIZES.contains(name)) {
            return bounds.flatMap(size -> SqlTree.column(argument).map(column -> CheckTerm.of(column, size)));
        }
        return LENGTHS.contains(name)
                ? bounds.flatMap(size -> SqlTree.trimmed(argument).map(column -> CheckTerm.of(column, size)))
                : Optional.empty();
    }

    /// A value that is longer than anybody means would be made all the same, for every row.
    private static Optional<ColumnBounds> lengths(Comparison comparison, int length) {
        Optional<ColumnBounds> bounds = switch (comparison) {
            case EQUAL -> Optional.of(ColumnBounds.lengths(length, OptionalInt.of(length)));
            case LESS -> Optional.of(ColumnBounds.lengths(0, OptionalInt.of(length - 1)));
            case AT_MOST -> Optional.of(ColumnBounds.lengths(0, OptionalInt.of(length)));
            case GREATER -> Optional.of(ColumnBounds.lengths(length + 1, OptionalInt.empty()));
            case AT_LEAST -> Optional.of(ColumnBounds.lengths(length, OptionalInt.empty()));
            case DIFFERENT ->
                length == 0 ? Optional.of(ColumnBounds.lengths(1, OptionalInt.empty())) : Optional.empty();
        };
        return bounds.filter(size -> size.minLength() <= LONGEST);
    }

    private static Optional<CheckTerm> exactlyOne(Function function) {
        var names = new ArrayList<String>();
        for (var parameter : function.getParameters()) {
            SqlTree.column(parameter).ifPresent(names::add);
        }
        return names.size() == function.getParameters().size()
                ? Optional.of(CheckTerm.of(new Relation.ExactlyOne(names)))
                : Optional.empty();
    }
}
