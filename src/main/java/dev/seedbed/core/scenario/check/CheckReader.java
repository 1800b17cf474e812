package dev.seedbed.core.scenario.check;

import dev.seedbed.core.scenario.check.CheckFormula.Alternative;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Partitioning;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;

/// Reads what CHECK constraints ask for, from the server's own deparsed text, with a real SQL parser.
///
/// Each check becomes alternatives of terms, and one alternative of each is chosen such that all go together. A check
/// without an alternative that is understood is unsolved: never half-solved in silence.
public final class CheckReader {

    private final Table table;
    private final List<CheckSolver.Choice> choices = new ArrayList<>();
    private final List<Check> unsolved = new ArrayList<>();

    private CheckReader(Table table) {
        this.table = table;
    }

    public static TableConstraints read(Table table) {
        var reader = new CheckReader(table);
        for (var check : table.checks()) {
            reader.add(check, check.expression(), check.columns());
        }
        for (var column : table.columns()) {
            reader.domain(column.type(), column.name());
        }
        table.partitioning().ifPresent(reader::partitions);
        return new CheckSolver(table).solve(reader.choices, reader.unsolved);
    }

    /// What the domains of a column ask for, whatever table it is in.
    public static ColumnBounds ofValues(Column column) {
        return column.type() instanceof ColumnType.Domain
                ? read(Table.plain(new TableName("", ""), List.of(column))).bounds(column.name())
                : ColumnBounds.FREE;
    }

    /// All values that a check or the type allows, where they list them.
    public static Optional<List<String>> allowed(Table table, Column column) {
        return read(table).bounds(column.name()).values().or(() -> switch (column.type()
                .base()) {
            case ColumnType.Enumerated enumerated -> Optional.of(enumerated.labels());
            case ColumnType.Bool _ -> Optional.of(List.of("true", "false"));
            default -> Optional.empty();
        });
    }

    /// The terms of a partial index's condition that are understood: where one is false, the row is not in the index.
    public static List<Condition> conditions(String predicate, Table table) {
        var columns = table.columns().stream().map(Column::name).toList();
        return CheckExpression.of(predicate, columns)
                .parsed()
                .map(CheckReader::conditions)
                .orElse(List.of());
    }

    private static List<Condition> conditions(Expression expression) {
        var bare = SqlTree.bare(expression);
        if (bare instanceof AndExpression and) {
            return Stream.concat(
                            conditions(and.getLeftExpression()).stream(), conditions(and.getRightExpression()).stream())
                    .toList();
        }
        if (bare instanceof IsNullExpression test) {
            return SqlTree.column(test.getLeftExpression())
                    .<List<Condition>>map(column -> List.of(new Condition.Presence(column, test.isNot())))
                    .orElse(List.of());
        }
        return CheckTerm.of(bare).stream()
                .flatMap(term -> term.columns().entrySet().stream())
                .flatMap(entry -> entry.getValue().allowed().stream()
                        .map(values -> (Condition) new Condition.Values(entry.getKey(), values)))
                .toList();
    }

    /// One term of a partial index's condition that a row can be kept out of the index by.
    public sealed interface Condition {

        String column();

        /// The column has one of these values.
        record Values(String column, List<String> values) implements Condition {
            public Values {
                values = List.copyOf(values);
            }
        }

        /// The column has a value, or has none.
        record Presence(String column, boolean present) implements Condition {}
    }

    /// A domain's check as an expression over a column of that domain.
    public static String over(Check check, String column) {
        return CheckExpression.replaceWord(check.expression(), "VALUE", Sql.identifier(column));
    }

    private void domain(ColumnType type, String column) {
        if (type instanceof ColumnType.Domain domain) {
            for (var check : domain.checks()) {
                add(check, over(check, column), List.of(column));
            }
            domain(domain.over(), column);
        }
    }

    private void partitions(Partitioning partitioning) {
        PartitionReader.read(partitioning).forEach((column, bounds) -> {
            var check = new Check(PartitionReader.SOURCE, "partition key " + column, List.of(column), true);
            choose(check, List.of(new Alternative(List.of(CheckTerm.of(column, bounds)))));
        });
    }

    /// Each part of a check that must hold anyway is taken by itself, so that one which is not understood does not hide
    /// the others.
    private void add(Check check, String expression, List<String> readColumns) {
        var parsed = CheckExpression.of(expression, readColumns).parsed();
        var parts = parsed.map(CheckReader::parts).orElse(List.of());
        if (parts.size() < 2) {
            choose(
                    new Check(check.name(), expression, readColumns, check.validated()),
                    parsed.map(CheckFormula::of).orElse(List.of()));
            return;
        }
        for (var part : parts) {
            var text = part.toString();
            var read = readColumns.stream().filter(text::contains).toList();
            choose(new Check(check.name(), text, read, check.validated()), CheckFormula.of(part));
        }
    }

    private static List<Expression> parts(Expression expression) {
        var bare = SqlTree.bare(expression);
        return bare instanceof AndExpression and
                ? Stream.concat(parts(and.getLeftExpression()).stream(), parts(and.getRightExpression()).stream())
                        .toList()
                : List.of(bare);
    }

    private void choose(Check check, List<Alternative> alternatives) {
        var kept = alternatives.stream().filter(this::keeps).toList();
        if (kept.isEmpty()) {
            unsolved.add(check);
        } else {
            choices.add(new CheckSolver.Choice(check, kept));
        }
    }

    /// Whether the generator can keep all its terms, as far as the columns' types and keys let it.
    private boolean keeps(Alternative alternative) {
        return alternative.terms().stream()
                .allMatch(term -> term.relations().stream().allMatch(relation -> RelationRule.keeps(table, relation))
                        && term.columns().entrySet().stream()
                                .allMatch(entry -> fits(entry.getKey(), entry.getValue())));
    }

    private boolean fits(String name, ColumnBounds bounds) {
        return table.findColumn(name)
                .filter(column -> column.written() && bounds.fit(column.type().base()))
                .filter(column -> !table.references(column.name()) || bounds.keepsKeys())
                .isPresent();
    }
}
