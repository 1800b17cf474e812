package dev.seedbed.core.scenario.check;

import java.util.List;
import java.util.Optional;

/// Values that some columns of a table take together, found by asking the server: every row takes one of the tuples.
///
/// A tuple has a cell for each column, in the type's input syntax, or empty for NULL. Of a column that a parent decides
/// it only says whether the row has one. `source` names the checks that asked for it.
public record Joint(String source, List<String> columns, List<List<Optional<String>>> tuples) {

    public Joint {
        columns = List.copyOf(columns);
        tuples = tuples.stream().map(List::copyOf).toList();
    }

    /// The cells of one column, tuple by tuple.
    public List<Optional<String>> cells(String column) {
        var index = columns.indexOf(column);
        return tuples.stream().map(tuple -> tuple.get(index)).toList();
    }
}
