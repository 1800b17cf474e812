package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.schema.TableName;

/// What a person may change about a graph from within its picture.
public interface GraphEditor {

    GraphEditor NONE = new GraphEditor() {};

    /// Folds the cluster of the table, or unfolds it.
    default void turn(TableName table) {}

    /// Puts the box of the table elsewhere.
    default void move(TableName table, Point corner) {}

    default void undo() {}

    default void redo() {}
}
