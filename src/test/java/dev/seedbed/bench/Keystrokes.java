package dev.seedbed.bench;

import dev.seedbed.testing.LargeSchemas;
import dev.seedbed.ui.command.PaletteEntry;
import dev.seedbed.ui.command.PaletteEntry.Kind;
import dev.seedbed.ui.command.PaletteIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// From a key typed into the palette to its hits, among the names of a thousand tables and their columns.
final class Keystrokes {

    private static final int TABLES = 1_000;
    private static final int ROUNDS = 20;
    private static final double GOAL = 50;
    private static final List<String> QUERIES = List.of("o", "or", "ord", "orders", "crtdat", "@em", "@email", "xyzzy");

    private Keystrokes() {}

    static void print(Report report) {
        var entries = new ArrayList<PaletteEntry>();
        for (var table : LargeSchemas.of(TABLES, 1).tables()) {
            entries.add(PaletteEntry.place(Kind.TABLE, table.name().label(), "", () -> {}));
            table.columns()
                    .forEach(column -> entries.add(
                            PaletteEntry.place(Kind.COLUMN, table.name().label() + "." + column.name(), "", () -> {})));
        }
        var index = new PaletteIndex(entries);
        var table = report.table("Keystrokes, ms, " + entries.size() + " names", "median", "p95", "longest");
        var slowest = 0.0;
        for (var query : QUERIES) {
            var millis = new double[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                var started = System.nanoTime();
                index.search(query, 50);
                millis[round] = (System.nanoTime() - started) / 1e6;
            }
            Arrays.sort(millis);
            table.row(
                    query,
                    Report.number(2, millis[ROUNDS / 2]),
                    Report.number(2, millis[ROUNDS * 95 / 100]),
                    Report.number(2, millis[ROUNDS - 1]));
            slowest = Math.max(slowest, millis[ROUNDS * 95 / 100]);
        }
        report.bar("Keystroke in the palette, p95 of the slowest query", slowest, "ms", GOAL);
    }
}
