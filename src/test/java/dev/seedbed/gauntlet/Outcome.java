package dev.seedbed.gauntlet;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.TableName;
import java.util.List;

/// What became of one schema. `refusals` are the tables that Seedbed said it can't fill; `empty` those that stayed
/// empty without a word; `leftOut` the statements that the server did not take; `trouble` is what went wrong, or "".
record Outcome(
        String schema,
        int tables,
        long filled,
        long rows,
        long violations,
        List<Problem> refusals,
        List<TableName> empty,
        List<Problem> leftOut,
        double seconds,
        String trouble) {

    private static final String LINE = "%-28s %6s %6s %8s %10s %7s %8s %7s  %s%n";

    Outcome {
        refusals = List.copyOf(refusals);
        empty = List.copyOf(empty);
        leftOut = List.copyOf(leftOut);
    }

    static void printHead() {
        System.out.printf(
                LINE, "schema", "tables", "filled", "rows", "violations", "refused", "left out", "seconds", "trouble");
    }

    void print() {
        System.out.printf(
                LINE,
                schema,
                tables,
                filled,
                rows,
                violations,
                refusals.size(),
                leftOut.size(),
                "%.1f".formatted(seconds),
                trouble.isEmpty() && !empty.isEmpty() ? "empty without a word: " + empty : trouble);
    }

    /// Whether every table has rows that keep every rule, but for those that Seedbed named.
    boolean whole() {
        return violations == 0 && trouble.isEmpty() && empty.isEmpty();
    }
}
