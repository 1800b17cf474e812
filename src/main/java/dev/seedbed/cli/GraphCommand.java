package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.drawing.GraphMermaid;
import dev.seedbed.core.cascade.drawing.GraphSvg;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.core.scenario.IdleMarks;
import dev.seedbed.core.schema.ForeignKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed graph`: what deleting a tenant does to every table.
@Command(
        name = "graph",
        description = "Shows what DELETE of one tenant does to every table, with path and reason.",
        footer = "%nExit code 1 when a table blocks the delete or is left behind, and is not marked as intended.")
final class GraphCommand extends Verb {

    /// How the graph is written.
    enum Form {
        text,
        json,
        svg,
        mermaid
    }

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Form format;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, progress);
        var graph = project.graph();
        progress.clear();
        project.schemaDatabase().ifPresent(database -> warn(database.leftOut()));
        warn(IdleMarks.of(graph, project.scenario()));
        switch (format) {
            case text -> text(graph);
            case json -> json(report(graph));
            case svg -> out().println(GraphSvg.write(graph, new LayeredLayout().layout(graph)));
            case mermaid -> out().println(GraphMermaid.write(graph));
        }
        return graph.problems().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void text(TenantGraph graph) {
        out().println(graph.root()
                .map(root -> "DELETE FROM " + root + " WHERE … does this:")
                .orElse("No table looks like a tenant; name one with --root."));
        for (var verdict : graph.verdicts()) {
            out().printf("%n%-12s %s%s%n", verdict.verdict().code(), verdict.table(), badges(verdict));
            if (!verdict.path().isEmpty()) {
                out().println("             "
                        + verdict.path().stream().map(ForeignKey::name).collect(Collectors.joining(" → ")));
            }
            out().println("             " + verdict.reason());
            verdict.intended().ifPresent(note -> out().println("             intended: " + note));
        }
        out().printf("%n%s%n", counts(graph));
    }

    static String counts(TenantGraph graph) {
        return graph.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().code())
                .collect(Collectors.joining(", "));
    }

    private static String badges(TableVerdict verdict) {
        var badges = verdict.badges().stream().map(Badge::code).sorted().toList();
        return badges.isEmpty() ? "" : "  [" + String.join(", ", badges) + "]";
    }

    /// The stable shape: `root` (null when there is none) and `tables[]`.
    private static Map<String, Object> report(TenantGraph graph) {
        var report = new LinkedHashMap<String, Object>();
        report.put("root", graph.root().map(Object::toString));
        report.put("tables", graph.verdicts().stream().map(GraphCommand::table).toList());
        return report;
    }

    private static Map<String, Object> table(TableVerdict verdict) {
        var table = new LinkedHashMap<String, Object>();
        table.put("table", verdict.table().toString());
        table.put("verdict", verdict.verdict().code());
        table.put("path", verdict.path().stream().map(ForeignKey::name).toList());
        table.put("reason", verdict.reason());
        table.put("badges", verdict.badges().stream().map(Badge::code).sorted().toList());
        table.put("intended", verdict.intended());
        return table;
    }
}
