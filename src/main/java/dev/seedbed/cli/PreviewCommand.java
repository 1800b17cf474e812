package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.preview.EdgeFilter;
import dev.seedbed.core.preview.Excerpt;
import dev.seedbed.core.preview.Row;
import dev.seedbed.core.preview.RowFilter;
import dev.seedbed.core.preview.TableRows;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.scenario.TableNames;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    @Option(
            names = "--from",
            paramLabel = "I",
            defaultValue = "0",
            description = "The first row, counted from 0 among those that are asked for.")
    private long from;

    @Option(names = "--tenant", paramLabel = "N", description = "Only rows of one tenant, counted from 0.")
    private Optional<Long> tenant;

    @Option(names = "--edges", description = "Only rows with edge cases, each with its case.")
    private boolean edges;

    @Option(names = "--pack", paramLabel = "NAME", description = "Only rows with edge cases of this pack.")
    private Optional<String> pack;

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
        var rows = TableRows.of(project.plan(), name);
        tenant.ifPresent(number -> check(project, name, number));
        pack.ifPresent(wanted -> check(rows, wanted));
        var filter = new RowFilter(
                tenant.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                pack.<EdgeFilter>map(EdgeFilter.OfPack::new).orElse(edges ? EdgeFilter.ANY : EdgeFilter.NONE));
        var part = new Part(rows, rows.excerpt(filter), from, count);
        warn(project, progress);
        report(() -> text(part), () -> report(part));
        return ExitCode.DONE;
    }

    private static void check(Project project, TableName table, long tenant) {
        var tenants = TableRows.tenants(project.plan(), table);
        if (tenant < 0 || tenant >= tenants) {
            throw Problem.error(
                            Category.USAGE,
                            "There is no such tenant.",
                            "--tenant " + tenant,
                            tenants == 0
                                    ? "Rows of " + table + " belong to no tenant."
                                    : "There are " + tenants + ", counted from 0.",
                            tenants == 0 ? "Leave --tenant out." : "Choose a smaller number.")
                    .exception();
        }
    }

    private static void check(TableRows rows, String pack) {
        var packs = rows.packs().keySet();
        if (!packs.contains(pack)) {
            throw Problem.error(
                            Category.USAGE,
                            "There is no row with an edge case of '" + pack + "'.",
                            "--pack",
                            packs.isEmpty()
                                    ? rows.plan().name() + " has no edge cases."
                                    : rows.plan().name() + " has other edge cases.",
                            packs.isEmpty() ? "Leave --pack out." : Nearest.hint(pack, packs))
                    .exception();
        }
    }

    /// The rows that were asked for: some of an excerpt.
    private record Part(TableRows table, Excerpt excerpt, List<Row> rows) {

        Part(TableRows table, Excerpt excerpt, long from, int count) {
            this(table, excerpt, table.rows(excerpt, from, count));
        }

        TableName name() {
            return table.plan().name();
        }

        List<String> columns() {
            return table.plan().columnNames();
        }

        Optional<String> edge(Row row) {
            return table.edge(row.place().row()).map(EdgeCell::key);
        }
    }

    private Scenario decided(Schema schema, Scenario scenario) {
        var seeded = seed.map(scenario::withSeed).orElse(scenario);
        return size.map(chosen -> Workbench.sized(schema, seeded, chosen.rows()))
                .orElse(seeded);
    }

    private void text(Part part) {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < part.columns().size(); column++) {
            widths.add(width(part, column));
        }
        out().println(line(part.columns(), widths));
        out().println(line(widths.stream().map("-"::repeat).toList(), widths));
        for (var row : part.rows()) {
            var cells = line(row.cells().stream().map(PreviewCommand::shown).toList(), widths);
            out().println(cells + part.edge(row).map(key -> "  ⚑ " + key).orElse(""));
        }
        out().println(part.name() + ": " + which(part));
    }

    private String which(Part part) {
        var size = part.excerpt().size();
        var kept = tenant.isPresent() || edges || pack.isPresent();
        if (part.rows().isEmpty()) {
            return "no such rows; " + (kept ? "there are " : "it has ") + size;
        }
        var start = part.excerpt().from(part.rows().getFirst().place().row());
        return "rows " + start + " to " + (start + part.rows().size() - 1) + " of " + size
                + (kept ? " that were asked for, of " + part.table().plan().rows() : "");
    }

    private static int width(Part part, int column) {
        return Math.min(
                WIDEST,
                Math.max(
                        part.columns().get(column).length(),
                        part.rows().stream()
                                .mapToInt(row -> shown(row.cells().get(column)).length())
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

    private Map<String, Object> report(Part part) {
        var report = new LinkedHashMap<String, Object>();
        report.put("table", part.name().toString());
        report.put("from", Math.clamp(from, 0, part.excerpt().size()));
        report.put("total", part.excerpt().size());
        report.put("columns", part.columns());
        report.put("rows", part.rows().stream().map(Row::cells).toList());
        report.put("numbers", part.rows().stream().map(row -> row.place().row()).toList());
        report.put("edges", part.rows().stream().map(part::edge).toList());
        return report;
    }
}
