package dev.seedbed.core.generate;

import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.schema.TableName;
import java.util.List;

/// The edge cases of a plan: those that have a row, and those that cannot be, with what forbids them.
public record EdgePlan(List<EdgeRow> rows, List<Forbidden> forbidden) {

    public static final EdgePlan NONE = new EdgePlan(List.of(), List.of());

    /// A case and the row of its table that it takes.
    public record EdgeRow(EdgeCell cell, Place place) {}

    public record Forbidden(EdgeCell cell, Refusal refusal) {}

    public EdgePlan {
        rows = List.copyOf(rows);
        forbidden = List.copyOf(forbidden);
    }

    public List<EdgeRow> rows(TableName table) {
        return rows.stream().filter(row -> row.cell().table().equals(table)).toList();
    }
}
