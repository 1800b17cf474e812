package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.Draft.DraftColumn;

/// A column and what makes its cells.
public record ColumnPlan(DraftColumn draft, ValueSource source) {

    public String name() {
        return draft.column().name();
    }
}
