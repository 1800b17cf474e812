package dev.seedbed.cli;

import dev.seedbed.core.ScenarioUpdate;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.Drift;
import dev.seedbed.core.scenario.Drift.ColumnDrift;
import dev.seedbed.core.scenario.Drift.TableDrift;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What has changed in a schema, as text for people and as fields for programs.
record DriftText(PrintWriter out) {

    void write(ScenarioUpdate update) {
        update.drift()
                .ifPresentOrElse(
                        this::write,
                        () -> out.println("The scenario remembers no schema: what has changed cannot be said."));
        list(
                "No longer fits, and is left out or has to be changed:",
                update.misfits().stream().map(Problem::text).toList());
        list(
                "Needs a decision:",
                update.decisions().stream()
                        .map(decision -> decision.table() + "." + decision.column() + ": " + decision.rule() + " ("
                                + decision.why() + ")")
                        .toList());
    }

    private void list(String title, List<String> entries) {
        if (!entries.isEmpty()) {
            out.println(title);
            entries.stream().flatMap(String::lines).forEach(line -> out.println("  " + plain(line)));
        }
    }

    void write(Drift drift) {
        if (drift.isEmpty()) {
            out.println("The schema is the one that the scenario was decided for.");
            return;
        }
        out.println("The schema has changed since the scenario was decided:");
        drift.tables().forEach(this::write);
    }

    private void write(TableDrift table) {
        out.println("  " + word(table.change()) + " table " + plain(table.table())
                + (table.columns().isEmpty() ? ": its keys, checks, defaults or the values of its types" : ""));
        if (table.change() == Drift.Change.CHANGED) {
            table.columns()
                    .forEach(
                            column -> out.println("    " + word(column.change()) + " column " + plain(phrase(column))));
        }
    }

    private static String phrase(ColumnDrift column) {
        var types = List.of(column.before(), column.now()).stream()
                .flatMap(type -> type.stream())
                .collect(Collectors.joining(" → "));
        return column.column() + ": " + types;
    }

    private static String word(Drift.Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    /// On one line.
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    static Map<String, Object> report(ScenarioUpdate update) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("remembers", update.drift().isPresent());
        update.drift().map(DriftText::report).ifPresent(fields::putAll);
        fields.put("misfits", update.misfits().stream().map(DriftText::report).toList());
        fields.put("decisions", update.decisions());
        return fields;
    }

    private static Map<String, Object> report(Problem problem) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("what", problem.what());
        fields.put("where", problem.where());
        fields.put("why", problem.why());
        return fields;
    }

    static Map<String, Object> report(Drift drift) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("changed", !drift.isEmpty());
        fields.put("tables", drift.tables().stream().map(DriftText::report).toList());
        return fields;
    }

    private static Map<String, Object> report(TableDrift table) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", table.table());
        fields.put("change", word(table.change()));
        fields.put("columns", table.columns().stream().map(DriftText::report).toList());
        return fields;
    }

    private static Map<String, Object> report(ColumnDrift column) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("column", column.column());
        fields.put("change", word(column.change()));
        fields.put("before", column.before());
        fields.put("now", column.now());
        return fields;
    }
}
