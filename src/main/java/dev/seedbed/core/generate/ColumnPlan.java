package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.synthetic.ColumnProof;

/// A column, what makes its cells, and why they tell of nobody.
public record ColumnPlan(DraftColumn draft, ValueSource source, ColumnProof proof) {

    public String name() {
        return draft.column().name();
    }
}
