package dev.seedbed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What one run measured: printed as it comes, and written as one report, for people and for programs.
final class Report {

    private static final int NAME_WIDTH = 50;
    private static final int LEAST_WIDTH = 9;

    private final Map<String, String> machine;
    private final List<Table> tables = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();

    /// A figure that has a goal; less is better. `ratio` is the share of the goal that it takes.
    record Bar(String name, double figure, String unit, double goal, double ratio, boolean met) {}

    /// One printed table; the first column names the line.
    record Table(String title, List<String> columns, List<List<String>> rows) {

        void row(String name, Object... cells) {
            var row = new ArrayList<>(List.of(name));
            Arrays.stream(cells).map(String::valueOf).forEach(row::add);
            rows.add(row);
            System.out.println(line(row));
        }

        private String line(List<String> cells) {
            return String.format("%-" + NAME_WIDTH + "s", cells.getFirst())
                    + IntStream.range(1, cells.size())
                            .mapToObj(index -> String.format(
                                    " %"
                                            + Math.max(
                                                    LEAST_WIDTH,
                                                    columns.get(index - 1).length() + 1) + "s",
                                    cells.get(index)))
                            .collect(Collectors.joining());
        }
    }

    Report(Map<String, String> machine) {
        this.machine = machine;
        machine.forEach((name, value) -> System.out.println(name + ": " + value));
    }

    Table table(String title, String... columns) {
        var table = new Table(title, List.of(columns), new ArrayList<>());
        tables.add(table);
        var head = new ArrayList<>(List.of(title));
        Collections.addAll(head, columns);
        System.out.println("\n" + table.line(head));
        return table;
    }

    void bar(String name, double figure, String unit, double goal) {
        bars.add(new Bar(name, rounded(figure), unit, goal, rounded(figure / goal), figure <= goal));
    }

    /// What was left out, and why.
    void leftOut(String what) {
        table("Left out: " + what);
    }

    static String number(int decimals, double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000d;
    }

    /// `report.md` and `report.json`.
    void write(Path folder) throws IOException {
        var goals = table("Bars", "figure", "unit", "goal", "share of it", "met");
        for (var bar : bars) {
            goals.row(
                    bar.name(),
                    number(2, bar.figure()),
                    bar.unit(),
                    number(2, bar.goal()),
                    number(2, bar.ratio()),
                    bar.met() ? "yes" : "NO");
        }
        Files.writeString(folder.resolve("report.md"), markdown());
        Files.writeString(
                folder.resolve("report.json"),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Map.of("machine", machine, "bars", bars, "tables", tables)));
    }

    private String markdown() {
        var text = new StringBuilder("# Benchmark\n\n");
        machine.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        for (var table : tables.reversed()) {
            text.append("\n## ").append(table.title()).append("\n\n");
            if (!table.columns().isEmpty()) {
                cells(text, Collections.nCopies(1, ""), table.columns());
                text.append("|---|")
                        .append("---:|".repeat(table.columns().size()))
                        .append('\n');
                table.rows().forEach(row -> cells(text, row, List.of()));
            }
        }
        return text.toString();
    }

    private static void cells(StringBuilder text, List<String> first, List<String> rest) {
        text.append("| ");
        first.forEach(cell -> text.append(cell.replace("|", "\\|")).append(" | "));
        rest.forEach(cell -> text.append(cell).append(" | "));
        text.setLength(text.length() - 1);
        text.append('\n');
    }
}
