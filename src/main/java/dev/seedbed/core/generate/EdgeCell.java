package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.edge.EdgeCase;
import dev.seedbed.core.schema.TableName;
import java.util.Optional;

/// An edge case in one column of a table, or in a whole row of it.
public record EdgeCell(EdgeCase edge, TableName table, Optional<String> column) {

    /// What tests ask for the row by: it stays the same as long as pack, case, table and column are called so.
    public String key() {
        return edge.code() + "@" + place();
    }

    /// `schema.table.column`, or the table where the whole row is the case.
    public String place() {
        return table + column.map(name -> "." + name).orElse("");
    }

    /// The text of the cell; empty where the whole row is the case.
    public Optional<String> value() {
        return edge.content() instanceof EdgeCase.Content.Value(var text) ? Optional.of(text) : Optional.empty();
    }
}
