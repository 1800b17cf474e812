package dev.seedbed.bench;

import dev.seedbed.core.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What must not grow with the number of rows: the heap of an export, and the time of a preview.
record Sizes(World world) {

    private static final List<Long> ROWS = List.of(10_000L, 1_000_000L, 50_000_000L);
    private static final double HEAP_GOAL = 128;
    private static final Pattern LEFT = Pattern.compile("Pause .*->(\\d+)M\\(");
    private static final long FAR = 40_000_000;
    private static final int PREVIEWS = 1_000;

    void printHeap(Report report) throws IOException {
        var table = report.table("Export to /dev/null, whole process, -Xmx128m", "s", "rows/s", "most heap in use, MB");
        for (var rows : ROWS) {
            var log = world.file("gc.log");
            var started = System.nanoTime();
            world.run(
                    "-Xmx128m -Xlog:gc:file=" + log,
                    "export",
                    "sample:ledger",
                    "--rows",
                    Long.toString(rows),
                    "-o",
                    "/dev/null");
            var seconds = (System.nanoTime() - started) / 1e9;
            var heap = mostInUse(log);
            table.row(
                    Report.number(0, rows) + " rows",
                    Report.number(2, seconds),
                    Report.number(0, rows / seconds),
                    heap);
            report.bar("Heap in use, export of " + Report.number(0, rows) + " rows", heap, "MB", HEAP_GOAL);
        }
    }

    /// What was still in use after a collection, at most.
    private static long mostInUse(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LEFT::matcher)
                    .filter(found -> found.find())
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    /// Twenty rows at the start, and far behind: in process a thousand times, and as a whole process.
    List<Variant> previews() throws IOException {
        var scenario = Files.writeString(world.file("far.yaml"), """
                source: sample:ledger
                root: public.workspaces
                tenants: 300000
                tables:
                  public.transactions: {rows: 80 per tenant}
                  public.entries: {rows: 2 per public.transactions}
                """);
        var project = world.open(scenario.toString());
        var entries = new TableName("public", "entries");
        return Stream.of(0L, FAR)
                .flatMap(from -> Stream.of(
                        new Variant("preview --from " + from + ", in process, a thousand times", 0, () -> {
                                    for (var turn = 0; turn < PREVIEWS; turn++) {
                                        world.workbench().preview(project, entries, from + turn, 20);
                                    }
                                    return 0;
                                })
                                .within(1.5),
                        new Variant("preview --from " + from + ", whole process", 0, () -> {
                            world.run("", "preview", scenario.toString(), "--table", "entries", "--from", "" + from);
                            return 0;
                        })))
                .sorted((one, other) -> Boolean.compare(
                        one.name().contains("whole"), other.name().contains("whole")))
                .toList();
    }
}
