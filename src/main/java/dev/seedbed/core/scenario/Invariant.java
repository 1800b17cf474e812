package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Set;

/// What holds for the rows of a column once they are loaded, with all names that it takes to ask for it. A description
/// only: never SQL, for it is kept in databases that others can write to.
public sealed interface Invariant {

    /// The table whose rows can break it.
    TableName table();

    String column();

    /// The columns of its table whose values no fixture can choose without regard to it.
    default Set<String> needs() {
        return Set.of(column());
    }

    /// Rows of `child` point at a row of `parent`. Column lists go pairwise.
    record Below(TableName child, List<String> columns, TableName parent, List<String> key) {
        public Below {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
        }

        /// The rows that a link leads from, below those that it leads to.
        public static Below of(Link link) {
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

    /// Below one row, higher from row to row in their order, and between two values; the column itself where it alone
    /// says the order: then no two are equal.
    record Rising(String column, Below below, String order, String low, String high) implements Invariant {
        @Override
        public TableName table() {
            return below.child();
        }

        @Override
        public Set<String> needs() {
            return Set.of(column, order);
        }
    }

    /// Below one row, the stretches from the column to another one have nothing in common.
    record Apart(String column, Below below, String end) implements Invariant {
        @Override
        public TableName table() {
            return below.child();
        }

        @Override
        public Set<String> needs() {
            return Set.of(column, end);
        }
    }

    /// Below one row, each state follows the one before it by one of the moves, and the first the start.
    record History(String column, Below below, String order, String start, List<Move> moves) implements Invariant {
        public History {
            moves = List.copyOf(moves);
        }

        /// From one state to the next.
        public record Move(String from, String into) {}

        @Override
        public TableName table() {
            return below.child();
        }

        @Override
        public Set<String> needs() {
            return Set.of(column, order);
        }
    }

    /// The state of the row before, below the same row; the start in the first.
    record Before(String column, Below below, String order, String state, String start) implements Invariant {
        @Override
        public TableName table() {
            return below.child();
        }

        @Override
        public Set<String> needs() {
            return Set.of(column, order, state);
        }
    }

    /// The state of the last of the rows below; the start where there are none.
    record Latest(String column, Below below, String order, String state, String start) implements Invariant {
        @Override
        public TableName table() {
            return below.parent();
        }
    }

    /// No more decimals than the row's currency has.
    record MinorUnits(TableName table, String column, String currency) implements Invariant {
        @Override
        public Set<String> needs() {
            return Set.of(column, currency);
        }
    }

    /// Below one row, the numbers add up to 0, those of each value of the columns `per` by themselves.
    record Balanced(String column, Below below, List<String> per) implements Invariant {
        public Balanced {
            per = List.copyOf(per);
        }

        @Override
        public TableName table() {
            return below.child();
        }
    }

    /// One column of the row is no higher than another.
    record Ordered(TableName table, String column, String greater) implements Invariant {
        @Override
        public Set<String> needs() {
            return Set.of(column, greater);
        }
    }
}
