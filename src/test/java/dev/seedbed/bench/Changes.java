package dev.seedbed.bench;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What somebody waits for after one rule of a scenario was changed: its text is read, the rows are planned, and a page
/// of the table is made.
final class Changes {

    private static final int TABLES = 300;
    private static final int PAGE = 50;
    private static final int MOST_CHANGES = 40;
    private static final int WARM_UP = 80;
    private static final int MEASURED = 120;
    private static final double GOAL = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Pattern TABLE = Pattern.compile("  (\\w+)\\.(\\w+):");

    /// What a rule becomes, by how it begins.
    private static final Map<String, String> OTHER_RULES = Map.of(
            ": title ", ": sentence ",
            ": sentence ", ": title ",
            ": company ", ": person-name ",
            ": person-name ", ": company ",
            ": amount ", ": quantity ",
            ": quantity ", ": amount ",
            ": city ", ": street ",
            "nulls: 0.1", "nulls: 0.4",
            "    rows: ", "    rows: 1");

    /// The text after one change, and the table that it is in.
    private record Change(String text, TableName table) {}

    private Changes() {}

    static void print(Report report, World world) throws IOException {
        var table = report.table("Preview of a changed rule, ms", "changes", "median", "p95", "longest", "CPU p95");
        for (var sample : Sample.values()) {
            print(report, table, world.workbench(), world.open("sample:" + sample.code()));
        }
        var many = Files.writeString(world.file("many-" + TABLES + ".sql"), ManyTables.ddl(TABLES));
        print(report, table, world.workbench(), world.workbench().open(new Source.SqlFile(many), Progress.UNWATCHED));
    }

    private static void print(Report report, Report.Table table, Workbench workbench, Project project) {
        var changes = changes(workbench, project);
        for (var round = 0; round < WARM_UP; round++) {
            preview(workbench, project, changes.get(round % changes.size()));
        }
        var waited = new double[MEASURED];
        var spent = new double[MEASURED];
        for (var round = 0; round < MEASURED; round++) {
            var cpu = THREADS.getCurrentThreadCpuTime();
            var started = System.nanoTime();
            preview(workbench, project, changes.get(round % changes.size()));
            waited[round] = (System.nanoTime() - started) / 1e6;
            spent[round] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
        }
        Arrays.sort(waited);
        Arrays.sort(spent);
        var name = project.source().text().replaceFirst(".*/", "") + ", "
                + project.schema().tables().size() + " tables";
        table.row(
                name,
                changes.size(),
                Report.number(0, waited[MEASURED / 2]),
                Report.number(0, waited[MEASURED * 95 / 100]),
                Report.number(0, waited[MEASURED - 1]),
                Report.number(0, spent[MEASURED * 95 / 100]));
        report.bar("Preview of a changed rule, p95, " + name, waited[MEASURED * 95 / 100], "ms", GOAL);
    }

    private static void preview(Workbench workbench, Project project, Change change) {
        var scenario = ScenarioFile.read("scenario.yaml", change.text(), project.schema());
        workbench.preview(workbench.planned(project, scenario), change.table(), 0, PAGE);
    }

    /// Lines of the whole scenario, each changed alone; those that make rows impossible left out.
    private static List<Change> changes(Workbench workbench, Project project) {
        var lines = workbench.scenarioText(project).lines().toList();
        var changes = new ArrayList<Change>();
        var table = project.schema().tables().getFirst().name();
        for (var number = 0; number < lines.size(); number++) {
            var line = lines.get(number);
            var named = TABLE.matcher(line);
            if (named.matches()) {
                table = new TableName(named.group(1), named.group(2));
            }
            var change = new Change(with(lines, number, changed(line)), table);
            if (!changed(line).equals(line)) {
                changes.add(change);
            }
        }
        var step = Math.max(1, changes.size() / MOST_CHANGES);
        return IntStream.range(0, changes.size() / step)
                .mapToObj(number -> changes.get(number * step))
                .filter(change -> possible(workbench, project, change))
                .toList();
    }

    private static String changed(String line) {
        return line.contains("# ") && !line.strip().startsWith("#")
                ? OTHER_RULES.entrySet().stream()
                        .filter(rule -> line.contains(rule.getKey()))
                        .findFirst()
                        .map(rule -> line.replace(rule.getKey(), rule.getValue()))
                        .orElse(line)
                : line;
    }

    private static String with(List<String> lines, int number, String changed) {
        var text = new ArrayList<>(lines);
        text.set(number, changed);
        return String.join("\n", text) + "\n";
    }

    private static boolean possible(Workbench workbench, Project project, Change change) {
        try {
            preview(workbench, project, change);
            return true;
        } catch (SeedbedException _) {
            return false;
        }
    }
}
