package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Numbering;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// The fastest file that psql can be given for a plan's rows: bare tables, COPY, keys, foreign keys, in one transaction
/// that asks nothing and keeps no books. What everything else is measured against.
public final class LimitFile {

    private LimitFile() {}

    public static void write(Plan plan, Path file) throws IOException {
        var schema = plan.draft().schema();
        var rebuilds = new ArrayList<Rebuild>();
        rebuilds.addAll(Rebuild.foreignKeys(schema));
        rebuilds.addAll(Rebuild.secondaryIndexes(schema));
        rebuilds.addAll(Rebuild.keys(schema));
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            line(out, "BEGIN;\n" + SessionSettings.sql(plan));
            for (var rebuild : rebuilds) {
                line(out, rebuild.drop() + ";");
            }
            rows(plan, out);
            for (var rebuild : rebuilds.reversed()) {
                line(out, rebuild.create() + ";");
            }
            line(out, "COMMIT;");
            for (var table : plan.tables()) {
                line(out, "ANALYZE " + table.name().sql() + ";");
            }
        }
    }

    /// The COPY blocks for tables that keep their keys, in one transaction.
    public static void writeWithKeys(Plan plan, Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            line(out, "BEGIN;\n" + SessionSettings.sql(plan));
            rows(plan, out);
            line(out, "COMMIT;");
        }
    }

    private static void rows(Plan plan, OutputStream out) throws IOException {
        try (var blocks = RowBlocks.on(1)) {
            for (var table : plan.tables()) {
                line(out, SeedScript.copyStatement(table) + ";");
                for (var block : text(blocks, table)) {
                    out.write(block.bytes(), 0, block.length());
                }
                line(out, "\\.");
            }
        }
    }

    /// Makes all rows as text on this thread, and drops them; returns how many bytes they were.
    public static long generate(Plan plan) {
        var bytes = 0L;
        try (var blocks = RowBlocks.on(1)) {
            for (var table : plan.tables()) {
                for (var block : text(blocks, table)) {
                    bytes += block.length();
                }
            }
        }
        return bytes;
    }

    private static Iterable<ByteText> text(RowBlocks blocks, TablePlan table) {
        return blocks.of(table, new Numbering.Span(0, table.rows()), (_, block) -> new CopyText(block));
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
