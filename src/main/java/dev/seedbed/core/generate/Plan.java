package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.stream.Stream;

/// Everything that will be made, decided before the first row is: tables in the order in which they are written.
/// `warnings` say what the plan could not promise; `fixtures` are the rows with known values, as the scenario names
/// them; `edges` the rows with edge cases behind all others.
public record Plan(
        Draft draft, List<TablePlan> tables, List<PinnedRow> fixtures, EdgePlan edges, List<Problem> warnings) {

    public Plan {
        tables = List.copyOf(tables);
        fixtures = List.copyOf(fixtures);
        warnings = List.copyOf(warnings);
    }

    public TablePlan table(TableName name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + name));
    }

    /// The same, with one more warning.
    public Plan with(Problem warning) {
        return new Plan(
                draft,
                tables,
                fixtures,
                edges,
                Stream.concat(warnings.stream(), Stream.of(warning)).toList());
    }

    /// The same rows, drafted with other remarks.
    public Plan with(Draft other) {
        return new Plan(other, tables, fixtures, edges, warnings);
    }

    public long rows() {
        return tables.stream().mapToLong(TablePlan::rows).sum();
    }
}
