package dev.seedbed.core.guard.audit.dump;

import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;

/// Takes what a dump holds, in its order.
public interface DumpHandler {

    /// A table's columns with their types in SQL, before its rows; domains are followed to what they are over.
    void table(TableName table, List<DumpColumn> columns);

    /// The rows of `part` are those of `whole`.
    void partition(TableName part, TableName whole);

    /// Rows of this table follow. `columns` is empty where the dump does not name them.
    void rows(TableName table, List<String> columns);

    /// A row of the table that was named last; empty cells are NULL.
    void row(List<Optional<String>> cells);

    record DumpColumn(String name, String type) {}
}
