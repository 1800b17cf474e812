package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.drawing.GraphMermaid;
import dev.seedbed.core.cascade.drawing.GraphSvg;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.IdleMarks;
import dev.seedbed.core.scenario.TableNames;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed graph`: what deleting a tenant does to every table.
@Command(
        name = "graph",
        description = "Shows what DELETE of one tenant does to every table, with path and reason.",
        footer =
                "%nExit code 1 when a table blocks the delete or is left behind, and is not marked as intended; with --explain always 0.")
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

    @Option(
            names = "--explain",
            paramLabel = "TABLE",
            description =
                    "Explains one table: its verdict, each of its keys, what it means and how to mend it (text or json).")
    private Optional<String> explain;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, progress);
        var graph = project.graph();
        progress.clear();
        project.schemaDatabase().ifPresent(database -> warn(database.leftOut()));
        warn(IdleMarks.of(graph, project.scenario()));
        if (explain.isPresent()) {
            explain(graph, graph.verdict(TableNames.get(project.schema(), explain.get(), "--explain")));
            return ExitCode.DONE;
        }
        var report = new GraphReport(graph);
        switch (format) {
            case text -> report.write(out());
            case json -> json(report.json());
            case svg -> out().println(GraphSvg.write(graph, new LayeredLayout().layout(graph)));
            case mermaid -> out().println(GraphMermaid.write(graph));
        }
        return graph.problems().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void explain(TenantGraph graph, TableVerdict verdict) {
        var report = new GraphReport(graph);
        switch (format) {
            case text -> report.explain(verdict, out());
            case json -> json(report.json(verdict));
            case svg, mermaid ->
                throw Problem.error(
                                Category.USAGE,
                                "An explanation is no picture.",
                                "--explain",
                                "--format is " + format + ".",
                                "Ask for text or json.")
                        .exception();
        }
    }
}
