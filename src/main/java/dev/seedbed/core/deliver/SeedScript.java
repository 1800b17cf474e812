package dev.seedbed.core.deliver;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes a plan's rows as one SQL script: one transaction that refuses a database with rows of anybody else, can be
/// run again, and sets the sequences. The same plan gives the same bytes.
public final class SeedScript {

    /// From here on the keys are made again behind the rows.
    private static final long MANY_ROWS = 20_000;

    private final Plan plan;
    private final SeedForm form;
    private final OutputStream out;

    private SeedScript(Plan plan, SeedForm form, OutputStream out) {
        this.plan = plan;
        this.form = form;
        this.out = out;
    }

    public static void write(Plan plan, SeedForm form, OutputStream out, Progress progress) throws IOException {
        new SeedScript(plan, form, out).write(progress);
    }

    private void write(Progress progress) throws IOException {
        var rebuilds = rebuilds();
        text(head());
        text("BEGIN;\n");
        text(SessionSettings.sql(plan));
        text(Manifest.CREATE);
        var hidden = Rebuild.forcedRowSecurity(plan.draft().schema());
        for (var table : hidden) {
            text(table.drop() + ";\n");
        }
        text(TargetGuard.sql(plan));
        for (var rebuild : rebuilds) {
            text(rebuild.drop() + ";\n");
        }
        text("SET CONSTRAINTS ALL DEFERRED;\n");
        rows(progress);
        text("\nSET CONSTRAINTS ALL IMMEDIATE;\n");
        for (var rebuild : rebuilds.reversed()) {
            text(rebuild.create() + ";\n");
        }
        for (var statement : Sequences.statements(plan)) {
            text(statement + ";\n");
        }
        text(Manifest.of(plan).insert());
        for (var table : hidden) {
            text(table.create() + ";\n");
        }
        text("COMMIT;\n");
        for (var table : plan.tables()) {
            text("ANALYZE " + table.name().sql() + ";\n");
        }
    }

    private String head() {
        var scenario = plan.draft().scenario();
        var how = switch (form.loader()) {
            case PSQL -> "-- Load with psql: psql -v ON_ERROR_STOP=1 -f seed.sql \"$DATABASE_URL\"\n";
            case INSERT -> "-- Load with any client that runs SQL.\n";
        };
        return "-- 100 % synthetic data, made by Seedbed " + Manifest.TOOL + ". Can be loaded again.\n" + how
                + "-- scenario " + Fingerprint.of(plan.draft()) + ", seed " + scenario.seed() + ", " + plan.rows()
                + " rows in "
                + plan.tables().size() + " tables\n";
    }

    /// Few rows: only the keys that close a circle and are checked at once. Many rows: all that cost time per row.
    private List<Rebuild> rebuilds() {
        var schema = plan.draft().schema();
        var all = new ArrayList<>(Rebuild.insertTriggers(schema));
        if (plan.rows() >= MANY_ROWS) {
            all.addAll(Rebuild.foreignKeys(schema));
            all.addAll(Rebuild.secondaryIndexes(schema));
        } else {
            schema.tables().stream()
                    .flatMap(table -> table.foreignKeys().stream())
                    .filter(key -> !key.deferrable() && isBroken(key))
                    .forEach(key -> all.add(Rebuild.foreignKey(key)));
        }
        return all;
    }

    private boolean isBroken(ForeignKey key) {
        return plan.draft().lineage().broken().stream()
                .anyMatch(link ->
                        link.table().equals(key.table()) && link.constraint().equals(key.name()));
    }

    private void rows(Progress progress) throws IOException {
        var done = 0L;
        try (var blocks = RowBlocks.on(form.threads())) {
            for (var table : plan.tables()) {
                rows(table, blocks, progress, done);
                done += table.rows();
            }
        }
        progress.report("written", done, done);
    }

    private void rows(TablePlan table, RowBlocks blocks, Progress progress, long before) throws IOException {
        text(form.loader() == Loader.PSQL ? "\n" + copyStatement(table) + ";\n" : "\n");
        var done = before;
        for (var block : blocks.of(table, new Numbering.Span(0, table.rows()), format(form.loader()))) {
            progress.stopIfCancelled();
            progress.report("writing " + table.name(), done, plan.rows());
            out.write(block.bytes(), 0, block.length());
            done += RowBlocks.ROWS;
        }
        if (form.loader() == Loader.PSQL) {
            text("\\.\n");
        }
    }

    private static RowBlocks.Format format(Loader loader) {
        return switch (loader) {
            case PSQL -> (_, block) -> new CopyText(block);
            case INSERT -> (table, block) -> new InsertText(block, insertHead(table));
        };
    }

    static String copyStatement(TablePlan table) {
        return copyStatement(table.name().sql(), table.columnNames());
    }

    /// A table need not have columns that are written: then its rows are empty lines.
    public static String copyStatement(String table, List<String> columns) {
        return "COPY " + table + (columns.isEmpty() ? "" : " (" + Sql.identifiers(columns) + ")") + " FROM stdin";
    }

    private static String insertHead(TablePlan table) {
        if (table.columns().isEmpty()) {
            return "INSERT INTO " + table.name().sql() + " DEFAULT VALUES";
        }
        var overriding = table.columns().stream()
                .anyMatch(column -> column.draft().column().filling() == Filling.IDENTITY_ALWAYS);
        return "INSERT INTO " + table.name().sql() + " (" + Sql.identifiers(table.columnNames()) + ")"
                + (overriding ? " OVERRIDING SYSTEM VALUE" : "");
    }

    private void text(String sql) throws IOException {
        out.write(sql.getBytes(StandardCharsets.UTF_8));
    }
}
