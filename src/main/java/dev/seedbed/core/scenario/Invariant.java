package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.TableName;
import java.util.List;

/// What holds for the rows of a column once they are loaded, with all names that it takes to ask for it. A description
/// only: never SQL, for it is kept in databases that others can write to.
public sealed interface Invariant {

    /// The table whose rows can break it.
    TableName table();

    String column();

    /// Rows of `child` point at a row of `parent`. Column lists go pairwise.
    record Below(TableName child, List<String> columns, TableName parent, List<String> key) {
        public Below {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
        }

        static Below of(Link link) {
            return new Below(link.table(), link.columns(), link.target(), link.targetColumns());
        }
    }

    /// The sum of an expression over the rows below.
    record Total(String column, Below below, String expression) implements Invariant {
        @Override
        public TableName table() {
            return below.parent();
        }
    }

    /// The number of rows below.
    record Count(String column, Below below) implements Invariant {
        @Override
        public TableName table() {
            return below.parent();
        }
    }

    /// The cell `original` of the row above; NULL where there is none.
    record Copy(String column, Below below, String original) implements Invariant {
        @Override
        public TableName table() {
            return below.child();
        }
    }

    /// Of the rows below the same row, one has the value.
    record ExactlyOne(String column, Below below, String value) implements Invariant {
        @Override
        public TableName table() {
            return below.child();
        }
    }
}
