package dev.seedbed.bench;

import dev.seedbed.testing.LargeSchemas;
import dev.seedbed.ui.command.PaletteEntry;
import dev.seedbed.ui.command.PaletteEntry.Kind;
import dev.seedbed.ui.command.PaletteIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// From a key typed into the palette to its hits, among the names of a thousand tables and their columns.
final class Keystrokes {

    private static final int TABLES = 1_000;
    private static final int ROUNDS = 20;
    private static final double GOAL = 50;
    private static final List<String> QUERIES = List.of("o", "or", "ord", "orders", "crtdat", "@em", "@email", "xyzzy");

    private Keystrokes() {}

    static void print() {
        var entries = new ArrayList<PaletteEntry>();
        for (var table : LargeSchemas.of(TABLES, 1).tables()) {
            entries.add(PaletteEntry.place(Kind.TABLE, table.name().label(), "", () -> {}));
            table.columns()
                    .forEach(column -> entries.add(
                            PaletteEntry.place(Kind.COLUMN, table.name().label() + "." + column.name(), "", () -> {})));
        }
        var index = new PaletteIndex(entries);
        System.out.printf(
                Locale.ROOT,
                "%n%-44s %9s %9s %9s %9s%n",
                "Keystrokes, ms, " + entries.size() + " names",
                "median",
                "p95",
                "longest",
                "goal");
        for (var query : QUERIES) {
            var millis = new double[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                var started = System.nanoTime();
                index.search(query, 50);
                millis[round] = (System.nanoTime() - started) / 1e6;
            }
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %9.2f %9.2f %9.2f %9.0f%n",
                    query,
                    millis[ROUNDS / 2],
                    millis[ROUNDS * 95 / 100],
                    millis[ROUNDS - 1],
                    GOAL);
        }
    }
}
