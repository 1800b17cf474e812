package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/// Reads what CHECK constraints ask for, from the server's own deparsed text, with a real SQL parser.
///
/// Each check becomes alternatives of terms, and one alternative of each is chosen such that all go together. A check
/// without an alternative that is understood is unsolved: never half-solved in silence.
public final class CheckReader {

    private static final Pattern WORD = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[A-Za-z_][A-Za-z0-9_$]*");

    private final List<CheckSolver.Choice> choices = new ArrayList<>();
    private final List<Check> unsolved = new ArrayList<>();

    private CheckReader() {}

    public static TableConstraints read(Table table) {
        var reader = new CheckReader();
        for (var check : table.checks()) {
            reader.add(check, check.expression(), check.columns());
        }
        for (var column : table.columns()) {
            reader.domain(column.type(), column.name());
        }
        var constraints = new CheckSolver(table).solve(reader.choices, reader.unsolved);
        var columns = new TreeMap<>(constraints.columns());
        table.partitioning()
                .map(PartitionReader::read)
                .ifPresent(
                        bounds -> bounds.forEach((column, bound) -> columns.merge(column, bound, ColumnBounds::and)));
        return new TableConstraints(columns, constraints.relations(), constraints.unsolved());
    }

    /// The terms of a partial index's condition that are understood: where one is false, the row is not in the index.
    public static List<Condition> conditions(String predicate, Table table) {
        var columns = table.columns().stream().map(Column::name).toList();
        return parse(predicate, columns).map(CheckReader::conditions).orElse(List.of());
    }

    private static List<Condition> conditions(Expression expression) {
        var bare = CheckTerm.bare(expression);
        if (bare instanceof AndExpression and) {
            return Stream.concat(
                            conditions(and.getLeftExpression()).stream(), conditions(and.getRightExpression()).stream())
                    .toList();
        }
        if (bare instanceof IsNullExpression test) {
            return CheckTerm.column(test.getLeftExpression())
                    .<List<Condition>>map(column -> List.of(new Condition.Presence(column, test.isNot())))
                    .orElse(List.of());
        }
        return CheckTerm.of(bare).stream()
                .flatMap(term -> term.columns().entrySet().stream())
                .flatMap(entry -> entry.getValue().allowed().stream()
                        .map(values -> (Condition) new Condition.Values(entry.getKey(), Set.copyOf(values))))
                .toList();
    }

    /// One term of a partial index's condition that a row can be kept out of the index by.
    public sealed interface Condition {

        String column();

        /// The column has one of these values.
        record Values(String column, Set<String> values) implements Condition {}

        /// The column has a value, or has none.
        record Presence(String column, boolean present) implements Condition {}
    }

    /// A domain's check as an expression over a column of that domain.
    public static String over(Check check, String column) {
        return replaceWords(check.expression(), List.of("VALUE"), Sql.identifier(column));
    }

    private void domain(ColumnType type, String column) {
        if (type instanceof ColumnType.Domain domain) {
            for (var check : domain.checks()) {
                add(check, over(check, column), List.of(column));
            }
            domain(domain.base(), column);
        }
    }

    private void add(Check check, String expression, List<String> readColumns) {
        var alternatives = parse(expression, readColumns).map(CheckFormula::of).orElse(List.of());
        if (alternatives.isEmpty()) {
            unsolved.add(check);
        } else {
            choices.add(new CheckSolver.Choice(check, alternatives));
        }
    }

    private static Optional<Expression> parse(String expression, List<String> columns) {
        try {
            var quoted = replaceWords(expression, columns, "")
                    .replace(" !~~* ", " NOT ILIKE ")
                    .replace(" !~~ ", " NOT LIKE ")
                    .replace(" ~~* ", " ILIKE ")
                    .replace(" ~~ ", " LIKE ");
            return Optional.of(CCJSqlParserUtil.parseCondExpression(quoted));
        } catch (JSQLParserException _) {
            return Optional.empty();
        }
    }

    /// Puts `replacement` for each bare word of `words`, or quotes the word when there is none: names that the parser
    /// takes for keywords ("key", "settings") are plain columns for PostgreSQL. Function names are left alone.
    private static String replaceWords(String expression, List<String> words, String replacement) {
        return WORD.matcher(expression).replaceAll(match -> {
            var word = match.group();
            var function = expression.startsWith("(", match.end());
            var cast = expression.startsWith("::", Math.max(0, match.start() - 2));
            if (function || cast || !words.contains(word)) {
                return Matcher.quoteReplacement(word);
            }
            return Matcher.quoteReplacement(replacement.isEmpty() ? '"' + word + '"' : replacement);
        });
    }
}
