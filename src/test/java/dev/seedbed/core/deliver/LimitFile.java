package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
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
        for (var table : plan.tables()) {
            line(out, SeedScript.copyStatement(table) + ";");
            var sink = new CopyText(out);
            table.write(0, table.rows(), sink);
            sink.flush();
            line(out, "\\.");
        }
    }

    /// Makes all rows and drops them.
    public static long generate(Plan plan) {
        var bytes = new long[1];
        var nowhere = new OutputStream() {
            @Override
            public void write(int octet) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] octets, int from, int count) {
                bytes[0] += count;
            }
        };
        for (var table : plan.tables()) {
            var sink = new CopyText(nowhere);
            table.write(0, table.rows(), sink);
            sink.flush();
        }
        return bytes[0];
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
