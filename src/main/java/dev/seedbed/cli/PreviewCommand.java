package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.scenario.TableNames;
import dev.seedbed.core.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed preview`: rows, before anything is written.
@Command(name = "preview", description = "Shows the exact rows that an export writes.")
final class PreviewCommand extends ReportVerb {

    private static final int WIDEST = 40;

    @Mixin
    private SourceOptions source;

    @Option(names = "--table", required = true, paramLabel = "TABLE", description = "Which table.")
    private String table;

    @Option(names = "--from", paramLabel = "I", defaultValue = "0", description = "The first row, counted from 0.")
    private long from;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many rows (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--seed", paramLabel = "N", description = "As for export.")
    private Optional<Long> seed;

    @Option(names = "--size", paramLabel = "S|M|L", description = "As for export.")
    private Optional<Size> size;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, this::decided, progress);
        var name = TableNames.get(project.schema(), table, "--table");
        var preview = workbench.preview(project, name, from, count);
        warn(project, progress);
        report(() -> text(preview), () -> report(preview));
        return ExitCode.DONE;
    }

    private Scenario decided(Schema schema, Scenario scenario) {
        var seeded = seed.map(scenario::withSeed).orElse(scenario);
        return size.map(chosen -> Workbench.sized(schema, seeded, chosen.rows()))
                .orElse(seeded);
    }

    private void text(Preview preview) {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < preview.columns().size(); column++) {
            widths.add(width(preview, column));
        }
        out().println(line(preview.columns(), widths));
        out().println(line(widths.stream().map("-"::repeat).toList(), widths));
        for (var row : preview.rows()) {
            out().println(line(row.stream().map(PreviewCommand::shown).toList(), widths));
        }
        out().println(
                        preview.rows().isEmpty()
                                ? preview.table() + ": no such rows; it has " + preview.total()
                                : preview.table() + ": rows " + preview.from() + " to "
                                        + (preview.from() + preview.rows().size() - 1) + " of " + preview.total());
    }

    private static int width(Preview preview, int column) {
        return Math.min(
                WIDEST,
                Math.max(
                        preview.columns().get(column).length(),
                        preview.rows().stream()
                                .mapToInt(row -> shown(row.get(column)).length())
                                .max()
                                .orElse(0)));
    }

    /// NULL as an empty-set sign, which no value of a test is likely to be; line breaks made visible.
    private static String shown(Optional<String> cell) {
        return cell.map(text -> text.replace("\n", "⏎").replace("\t", "⇥")).orElse("∅");
    }

    private static String line(List<String> cells, List<Integer> widths) {
        var line = new StringBuilder();
        for (var index = 0; index < cells.size(); index++) {
            var width = widths.get(index);
            var cell = cells.get(index);
            line.append(index == 0 ? "" : "  ")
                    .append(String.format(
                            "%-" + width + "s", cell.length() > width ? cell.substring(0, width - 1) + "…" : cell));
        }
        return line.toString().stripTrailing();
    }

    private static Map<String, Object> report(Preview preview) {
        var report = new LinkedHashMap<String, Object>();
        report.put("table", preview.table().toString());
        report.put("from", preview.from());
        report.put("total", preview.total());
        report.put("columns", preview.columns());
        report.put("rows", preview.rows());
        return report;
    }
}
