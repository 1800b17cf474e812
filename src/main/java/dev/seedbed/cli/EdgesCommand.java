package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.deliver.EdgeMatrix;
import dev.seedbed.core.deliver.EdgeMatrix.Entry;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed edges`: which edge case is in which row, and what forbids the others.
@Command(
        name = "edges",
        description = {
            "Lists the edge cases of the scenario, with their rows, or with what forbids them.",
            "The rows hold for data made with the same options."
        })
final class EdgesCommand extends ReportVerb {

    private static final int WIDEST = 48;

    @Mixin
    private SourceOptions source;

    @Mixin
    private SizeOptions size;

    @Option(names = "--case", paramLabel = "KEY", description = "Only this one: pack.case@schema.table.column.")
    private Optional<String> key;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, size, progress);
        warn(project, progress);
        var matrix = EdgeMatrix.of(project.plan());
        if (matrix.entries().isEmpty()) {
            throw Problem.error(
                            Category.USAGE,
                            "There are no edge cases.",
                            project.source().text(),
                            "The scenario asks for no pack, or no column can have any.",
                            "Write 'edges: all' into the scenario file, or the names of packs.")
                    .exception();
        }
        var chosen = key.map(name -> List.of(one(matrix, name))).orElse(matrix.entries());
        report(() -> text(chosen), () -> chosen.stream().map(EdgesCommand::json).toList());
        return ExitCode.DONE;
    }

    private static Entry one(EdgeMatrix matrix, String key) {
        return matrix.find(key)
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "There is no edge case '" + key + "'.",
                                "--case",
                                "The scenario has " + matrix.entries().size() + " others.",
                                Nearest.hint(
                                        key,
                                        matrix.entries().stream()
                                                .map(Entry::key)
                                                .toList()))
                        .exception());
    }

    private void text(List<Entry> entries) {
        var places =
                entries.stream().collect(Collectors.groupingBy(Entry::place, LinkedHashMap::new, Collectors.toList()));
        places.forEach((place, list) -> {
            out().println(place);
            list.forEach(entry -> out().println("  " + line(entry)));
        });
        var written = entries.stream().filter(Entry::written).count();
        out().println(written + " cases in rows of their own, " + (entries.size() - written) + " forbidden");
    }

    private static String line(Entry entry) {
        var what = entry.edge().code()
                + entry.value().map(value -> " " + shown(value)).orElse("");
        return entry.written()
                ? what + " in row " + entry.row().orElseThrow()
                        + entry.identity().entrySet().stream()
                                .map(cell -> cell.getKey() + " = "
                                        + cell.getValue()
                                                .map(EdgesCommand::shown)
                                                .orElse("NULL"))
                                .collect(Collectors.joining(", ", " (", ")"))
                : what + " forbidden by "
                        + entry.refusal()
                                .map(refusal -> refusal.by() + ": " + refusal.why())
                                .orElse("");
    }

    /// As JSON writes it, cut.
    private static String shown(String value) {
        var text = jsonText(value);
        return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
    }

    private static Map<String, Object> json(Entry entry) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", entry.key());
        fields.put("pack", entry.edge().pack());
        fields.put("case", entry.edge().name());
        fields.put("why", entry.edge().why());
        fields.put("table", entry.table().toString());
        entry.column().ifPresent(column -> fields.put("column", column));
        entry.value().ifPresent(value -> fields.put("value", value));
        entry.row().ifPresent(row -> fields.put("row", row));
        if (entry.written()) {
            fields.put("identity", entry.identity());
        }
        entry.refusal().ifPresent(refusal -> {
            fields.put("forbiddenBy", refusal.by());
            fields.put("because", refusal.why());
        });
        return fields;
    }
}
