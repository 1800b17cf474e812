package dev.seedbed.core.scenario.check;

import dev.seedbed.core.scenario.check.CheckFormula.Alternative;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;

/// Checks that count values: `num_nonnulls(a, b, c) <= 1`, `num_nulls(a, b) = 0`.
final class NullCounts {

    private NullCounts() {}

    static boolean counts(Function function) {
        var name = function.getName().toLowerCase(Locale.ROOT);
        return name.equals("num_nonnulls") || name.equals("num_nulls");
    }

    /// One alternative for each number of leading columns with a value that keeps the comparison, most values first.
    static List<Alternative> of(Function function, Expression comparison) {
        var columns = new ArrayList<String>();
        for (var parameter : function.getParameters()) {
            SqlTree.column(parameter).ifPresent(columns::add);
        }
        if (columns.size() != function.getParameters().size()
                || !(comparison instanceof BinaryExpression binary)
                || !(SqlTree.bare(binary.getRightExpression()) instanceof LongValue limit)) {
            return List.of();
        }
        var nulls = function.getName().equalsIgnoreCase("num_nulls");
        var alternatives = new ArrayList<Alternative>();
        for (var given = columns.size(); given >= 0; given--) {
            if (keeps(comparison, nulls ? columns.size() - given : given, limit.getValue())) {
                alternatives.add(alternative(columns, given));
            }
        }
        return alternatives;
    }

    private static Alternative alternative(List<String> columns, int given) {
        var terms = new ArrayList<CheckTerm>();
        for (var index = 0; index < columns.size(); index++) {
            terms.add(CheckFormula.presence(columns.get(index), index < given));
        }
        return new Alternative(terms);
    }

    private static boolean keeps(Expression comparison, long count, long limit) {
        return switch (comparison) {
            case EqualsTo _ -> count == limit;
            case GreaterThan _ -> count > limit;
            case GreaterThanEquals _ -> count >= limit;
            case MinorThan _ -> count < limit;
            case MinorThanEquals _ -> count <= limit;
            default -> count != limit;
        };
    }
}
