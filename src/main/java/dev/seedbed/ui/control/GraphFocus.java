package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Edge;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.Set;

/// What is lit; the rest is dimmed. Boxes by the names of their tables.
///
/// `strength` is how much of a dimmed thing is left.
record GraphFocus(Set<TableName> tables, Set<ForeignKey> keys, double strength) {

    static final double FAINT = 0.15;
    static final double DIM = 0.3;
    static final GraphFocus NONE = new GraphFocus(Set.of(), Set.of(), 1);

    GraphFocus {
        tables = Set.copyOf(tables);
        keys = Set.copyOf(keys);
    }

    boolean set() {
        return !tables.isEmpty();
    }

    boolean dims(Box box) {
        return set() && !tables.contains(box.table().table());
    }

    boolean dims(Edge edge) {
        return set() && !keys.contains(edge.key());
    }
}
