package dev.seedbed.core.trial;

import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Findings.Asked;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Finds out which parents a check takes that looks at other tables: those that hold a certain value in one of their
/// columns. Asks the parents' rows that are loaded.
record ParentSorts(Connection connection, ScratchTables scratch, Predicates predicates, Plan plan) {

    private static final int SAMPLES = 4;

    /// A column of more values sorts nothing: that all rows with one of them are good is chance.
    private static final int MOST_SORTS = 12;

    /// A value of the parents, and how many of them have it.
    private record Sort(Asked asked, long parents) {}

    /// The sort that most parents are of, if the check takes all of a sort.
    Optional<Asked> find(TablePlan table, Condition condition) throws SQLException {
        for (var link : plan.draft().lineage().links(table.name())) {
            if (link.enforced()
                    && !link.selfReference()
                    && link.columns().stream().anyMatch(condition.columns()::contains)) {
                var best = best(table, link, condition);
                if (best.isPresent()) {
                    return best;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Asked> best(TablePlan table, Link link, Condition condition) throws SQLException {
        var before = connection.setSavepoint();
        try {
            var best = Optional.<Sort>empty();
            var function = predicates.of(table.table(), condition);
            for (var column : plan.table(link.target()).columns()) {
                if (sorting(link, column)) {
                    var found = sort(table, link, condition, function, column.name());
                    if (found.isPresent()
                            && found.get().parents() > best.map(Sort::parents).orElse(1L)) {
                        best = found;
                    }
                }
            }
            return best.map(Sort::asked);
        } catch (SQLException _) {
            return Optional.empty();
        } finally {
            connection.rollback(before);
        }
    }

    private boolean sorting(Link link, ColumnPlan column) {
        var type = column.draft().column().type().base();
        return (type instanceof ColumnType.Enumerated
                        || type instanceof ColumnType.Bool
                        || type instanceof ColumnType.Text
                        || type instanceof ColumnType.Whole)
                && plan.table(link.target()).table().uniqueKeys().stream()
                        .noneMatch(key -> key.columns().equals(List.of(column.name())))
                && plan.draft().lineage().deciding(link.target(), column.name()).isEmpty();
    }

    private Optional<Sort> sort(TablePlan table, Link link, Condition condition, String function, String column)
            throws SQLException {
        var arguments = condition.columns().stream()
                .map(name -> link.columns().contains(name)
                        ? "p." + Sql.identifier(link.targetOf(name)) + "::text"
                        : "s.v" + condition.columns().indexOf(name))
                .collect(Collectors.joining(", ", "(", ")"));
        var parents = scratch.from(plan.table(link.target()).table());
        var value = "p." + Sql.identifier(column) + "::text";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + value + ", count(*) FROM "
                        + parents + " p CROSS JOIN " + samples(table, condition)
                        + " WHERE "
                        + value + " IS NOT NULL AND (SELECT count(DISTINCT " + value + ") FROM " + parents + " p) <= "
                        + MOST_SORTS + " GROUP BY 1 HAVING bool_and(" + function + arguments
                        + ") ORDER BY 2 DESC, 1 LIMIT 1")) {
            return rows.next()
                    ? Optional.of(new Sort(
                            new Asked(
                                    table.name(),
                                    link.constraint(),
                                    new ColumnName(link.target(), column),
                                    rows.getString(1)),
                            rows.getLong(2)))
                    : Optional.empty();
        }
    }

    /// What the first rows hold in the condition's columns.
    private static String samples(TablePlan table, Condition condition) {
        var columns = condition.columns();
        return LongStream.range(0, Math.min(SAMPLES, table.rows()))
                .mapToObj(row -> columns.stream()
                        .map(name -> CellText.of(
                                        table.column(name).source(),
                                        table.numbering().place(row))
                                .map(Sql::literal)
                                .orElse("NULL"))
                        .map(text -> text + "::text")
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", ", "(VALUES ", ") s" + names(columns)));
    }

    private static String names(List<String> columns) {
        return columns.stream().map(name -> "v" + columns.indexOf(name)).collect(Collectors.joining(", ", "(", ")"));
    }
}
