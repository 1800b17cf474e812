package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Formula;
import dev.seedbed.core.scenario.Formula.Operator;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.check.CheckExpression;
import dev.seedbed.core.scenario.check.SqlTree;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/// Reads the expression of a derived column. What it does not know is an error at its place in the file.
public final class FormulaReader {

    private static final List<String> FUNCTIONS = List.of("coalesce", "left", "lower", "round", "upper");
    private static final int MOST_DIGITS = 1_000;

    private final Table table;
    private final At at;

    FormulaReader(Table table, At at) {
        this.table = table;
        this.at = at;
    }

    /// Reads an expression over the columns of a table; throws where it is none.
    public static Formula read(Table table, String expression) {
        return new FormulaReader(table, new At("expression", 1, 1)).read(expression);
    }

    Formula read(String expression) {
        return CheckExpression.whole(expression, columns())
                .map(this::formula)
                .orElseThrow(() -> wrong(
                        at,
                        "This is no expression that Seedbed reads.",
                        expression,
                        "Use columns, 'text', numbers, ||, +, -, *, /, parentheses and " + String.join(", ", FUNCTIONS)
                                + "."));
    }

    private List<String> columns() {
        return table.columns().stream()
                .map(dev.seedbed.core.schema.Column::name)
                .toList();
    }

    private Formula formula(Expression expression) {
        return switch (expression) {
            case ParenthesedExpressionList<?> list when list.size() == 1 -> formula(list.getFirst());
            case Column column -> cell(column);
            case StringValue value -> new Formula.Text(value.getNotExcapedValue());
            case LongValue value -> new Formula.Numeral(new BigDecimal(value.getStringValue()));
            case DoubleValue value -> new Formula.Numeral(new BigDecimal(value.toString()));
            case SignedExpression signed
            when signed.getSign() == '-' -> new Formula.Negated(number(signed.getExpression(), "-"));
            case SignedExpression signed when signed.getSign() == '+' -> number(signed.getExpression(), "+");
            case Concat join ->
                new Formula.Joined(formula(join.getLeftExpression()), formula(join.getRightExpression()));
            case Addition sum -> computed(Operator.PLUS, sum);
            case Subtraction difference -> computed(Operator.MINUS, difference);
            case Multiplication product -> computed(Operator.TIMES, product);
            case Division quotient -> computed(Operator.DIVIDED, quotient);
            case Function function -> called(function);
            default -> throw unknown(said(expression));
        };
    }

    private Formula cell(Column column) {
        if (column.getTable() != null) {
            throw unknown(said(column));
        }
        var written = SqlTree.column(column).orElseThrow();
        var name = columns().contains(written) ? written : written.toLowerCase(Locale.ROOT);
        if (!columns().contains(name)) {
            throw wrong(
                    at,
                    "Table " + table.name() + " has no column '" + written + "'.",
                    "The name is not in the schema.",
                    Nearest.hint(written, columns()));
        }
        return new Formula.Cell(name, number(table.column(name).type()));
    }

    static boolean number(ColumnType type) {
        return switch (type.base()) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ -> true;
            default -> false;
        };
    }

    private Formula computed(Operator operator, BinaryExpression expression) {
        var symbol = expression.getStringExpression();
        return new Formula.Computed(
                operator,
                number(expression.getLeftExpression(), symbol),
                number(expression.getRightExpression(), symbol));
    }

    private Formula number(Expression expression, String taker) {
        var formula = formula(expression);
        if (!formula.number()) {
            throw wrong(
                    at,
                    said(expression) + " is text.",
                    "'" + taker + "' takes numbers.",
                    "Join texts with ||, and put sums inside it in parentheses.");
        }
        return formula;
    }

    private Formula called(Function function) {
        var name = SqlTree.function(function);
        if (!FUNCTIONS.contains(name)) {
            throw wrong(at, "The function '" + name + "' is not known here.", "", Nearest.hint(name, FUNCTIONS));
        }
        List<? extends Expression> arguments = SqlTree.arguments(function) == 0 ? List.of() : function.getParameters();
        var wanted = name.equals("coalesce") ? arguments.size() > 0 : arguments.size() == wanted(name, arguments);
        if (!wanted) {
            throw wrong(
                    at,
                    "'" + name + "' does not take " + arguments.size() + " values.",
                    said(function),
                    "Write round(x, digits), left(text, length), lower(text), upper(text) or coalesce(x, y, …).");
        }
        return switch (name) {
            case "lower" -> new Formula.Cased(formula(arguments.getFirst()), false);
            case "upper" -> new Formula.Cased(formula(arguments.getFirst()), true);
            case "left" -> new Formula.Start(formula(arguments.getFirst()), whole(arguments.getLast()));
            case "round" ->
                new Formula.Rounded(
                        number(arguments.getFirst(), name), arguments.size() == 1 ? 0 : whole(arguments.getLast()));
            default -> coalesce(arguments);
        };
    }

    private static int wanted(String function, List<? extends Expression> arguments) {
        return switch (function) {
            case "lower", "upper" -> 1;
            case "round" -> Math.clamp(arguments.size(), 1, 2);
            default -> 2;
        };
    }

    private Formula coalesce(List<? extends Expression> arguments) {
        var parts = arguments.stream().map(this::formula).toList();
        if (parts.stream().map(Formula::number).distinct().count() > 1) {
            throw wrong(
                    at,
                    "The values of 'coalesce' are of different types.",
                    "Some are numbers, some are text.",
                    "Write numbers without quotes, and texts in them.");
        }
        return new Formula.FirstGiven(parts);
    }

    private int whole(Expression expression) {
        return SqlTree.constant(expression)
                .filter(text -> text.matches("-?\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(number -> Math.abs(number) <= MOST_DIGITS)
                .orElseThrow(() -> wrong(at, said(expression) + " is not a whole number.", "", "Write digits here."));
    }

    /// As a person writes it: the parser is given all columns in quotes.
    private static String said(Expression expression) {
        return expression.toString().replace("\"", "");
    }

    private SeedbedException unknown(String part) {
        return wrong(
                at,
                "'" + part + "' is not known here.",
                "",
                "Use columns, 'text', numbers, ||, +, -, *, /, parentheses and " + String.join(", ", FUNCTIONS) + ".");
    }
}
