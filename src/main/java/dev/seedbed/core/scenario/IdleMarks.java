package dev.seedbed.core.scenario;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.util.List;
import java.util.TreeMap;

/// The marks of a scenario that change nothing, because the table's rows do not stay or the delete fails.
public final class IdleMarks {

    private IdleMarks() {}

    public static List<Problem> of(TenantGraph graph, Scenario scenario) {
        return new TreeMap<>(scenario.intended())
                .keySet().stream()
                        .map(graph::verdict)
                        .filter(verdict -> verdict.intended().isEmpty())
                        .map(IdleMarks::warning)
                        .toList();
    }

    private static Problem warning(TableVerdict marked) {
        var table = marked.table().label();
        return Problem.warning(
                Category.USAGE,
                "The mark on " + table + " changes nothing.",
                "intended: " + marked.table(),
                why(marked, table),
                switch (marked.verdict()) {
                    case BLOCKS -> "Mend the key that blocks, or take the mark away.";
                    case ROOT, DELETED, DETACHED, LEFT_BEHIND, SHARED -> "Take the mark away.";
                });
    }

    private static String why(TableVerdict marked, String table) {
        return switch (marked.verdict()) {
            case ROOT -> table + " is the tenant itself.";
            case DELETED -> "The rows of " + table + " go with the tenant.";
            case BLOCKS -> "The delete fails whatever is intended. " + marked.reason();
            case DETACHED, LEFT_BEHIND, SHARED -> "";
        };
    }
}
