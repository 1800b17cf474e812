package dev.seedbed.core.scenario.file;

import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.TableRecipe;
import dev.seedbed.core.scenario.TableRecipe.ColumnRecipe;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.Optional;
import java.util.OptionalDouble;

/// Single values of a scenario file: what stands behind the name of a column, and behind `rows`.
public final class RuleText {

    /// What messages call a value that stands in no file.
    private static final String NAME = "value";

    private RuleText() {}

    /// The rule as it is written; empty where there is nothing to decide.
    public static String of(ColumnRule rule, double nulls) {
        return ScenarioText.value(rule, nulls);
    }

    /// The same with what a person decided beside the column's rule: the clock and the edge cases, and the share of
    /// NULLs; empty where nothing is decided.
    public static String of(Optional<ColumnRule> rule, OptionalDouble nulls, Scenario scenario, ColumnName column) {
        var share = nulls.orElse(0);
        var value = rule.map(one -> ScenarioText.value(one, share))
                .orElse(share > 0 ? "{nulls: " + ScenarioText.number(share) + "}" : "");
        return ScenarioText.with(value, ScenarioText.further(column, scenario, nulls.isPresent() && share == 0));
    }

    /// The number of rows as it is written; empty where there is nothing to decide.
    public static String of(RowCount rows) {
        return RowCountText.of(rows);
    }

    /// What a value decides about a column. Throws what reading the file would.
    public static ColumnRecipe column(String text, Schema schema, ColumnName column) {
        var file = "columns: {" + ScenarioText.scalar(column.column()) + ": " + text + "\n}";
        return Optional.ofNullable(table(file, schema, column.table()).columns().get(column.column()))
                .orElseThrow();
    }

    /// How many rows a value asks for. Throws what reading the file would.
    public static RowCount rows(String text, Schema schema, TableName table) {
        return table("rows: " + text + "\n", schema, table).rows().orElseThrow();
    }

    private static TableRecipe table(String fields, Schema schema, TableName table) {
        var text = "tables: {" + ScenarioText.scalar(table.toString()) + ": {" + fields + "}}";
        return ScenarioFile.read(NAME, text, schema).recipe(table);
    }
}
