package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.check.TableConstraints;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A scenario made complete: for every table how many rows, for every column which rule, each with its reason.
/// In the order in which rows are written: parents before children. `checks` is what the schema's checks ask for,
/// whatever the scenario.
public record Draft(
        Schema schema,
        TenantGraph graph,
        Lineage lineage,
        Scenario scenario,
        List<DraftTable> tables,
        Map<TableName, TableConstraints> checks) {

    public Draft {
        checks = Collections.unmodifiableMap(checks);
        tables = List.copyOf(tables);
    }

    public DraftTable table(TableName name) {
        return tables.stream()
                .filter(table -> table.table().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + name));
    }

    /// The same, with other constraints known of one table.
    public Draft with(TableName name, TableConstraints constraints) {
        return with(table(name).with(constraints));
    }

    /// The same with another table of the same name.
    public Draft with(DraftTable other) {
        var amended = tables.stream()
                .map(table -> table.table().name().equals(other.table().name()) ? other : table)
                .toList();
        return new Draft(schema, graph, lineage, scenario, amended, checks);
    }

    /// The same tables under a scenario that decides the same about rows.
    public Draft with(TenantGraph marked, Scenario other) {
        return new Draft(schema, marked, lineage, other, tables, checks);
    }

    /// `constraints` is what the table's checks ask for.
    public record DraftTable(
            Table table, RowCount rows, String rowsReason, List<DraftColumn> columns, TableConstraints constraints) {

        public DraftTable {
            columns = List.copyOf(columns);
        }

        DraftTable with(TableConstraints known) {
            return new DraftTable(table, rows, rowsReason, columns, known);
        }

        public DraftColumn column(String name) {
            return columns.stream()
                    .filter(column -> column.column().name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no column " + name));
        }
    }

    /// `nulls` is the share of rows without a value.
    public record DraftColumn(Column column, ColumnRule rule, double nulls, String reason, Confidence confidence) {}

    /// How sure a rule is: whether a person should look at it.
    public enum Confidence {
        DECIDED,
        CERTAIN,
        LIKELY,
        GUESS
    }
}
