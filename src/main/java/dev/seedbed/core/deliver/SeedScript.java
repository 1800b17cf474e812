package dev.seedbed.core.deliver;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a plan's rows as one SQL script: one transaction that refuses a database with rows of anybody else,
/// can be run again, and sets the sequences. The same plan gives the same bytes.
public final class SeedScript {

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
        var frame = Frame.of(plan, form.shard());
        var limit = StatementLimit.of(form.loader());
        text(head());
        text("BEGIN;\n");
        text(SessionSettings.FRESH);
        text(SessionSettings.sql(plan));
        text(limit.checked(frame.before()));
        rows(progress);
        text(limit.checked(frame.behind()));
        text("COMMIT;\n");
        for (var table : plan.tables()) {
            text("ANALYZE " + table.name().sql() + ";\n");
        }
    }

    private String head() {
        var scenario = plan.draft().scenario();
        var how = switch (form.loader()) {
            case PSQL -> "-- Load with psql: psql -v ON_ERROR_STOP=1 -f seed.sql \"$DATABASE_URL\"\n";
            case SUPABASE ->
                "-- Load with the Supabase command line: keep it as supabase/seed.sql, then supabase db reset\n";
            case INSERT -> "-- Load with any client that runs SQL.\n";
        };
        return "-- 100 % synthetic data, made by Seedbed " + Manifest.TOOL + ". Can be loaded again.\n" + how
                + "-- scenario " + Fingerprint.of(plan.draft()) + ", seed " + scenario.seed() + ", " + plan.rows()
                + " rows in "
                + plan.tables().size() + " tables\n" + part(form.shard());
    }

    private static String part(Shard shard) {
        return shard.whole()
                ? ""
                : "-- Part " + shard.number() + " of " + shard.count()
                        + ": load all of them, in any order. Foreign keys rest from the first to the last.\n";
    }

    private void rows(Progress progress) throws IOException {
        var total = form.shard().rows(plan);
        var done = 0L;
        try (var blocks = RowBlocks.on(form.threads())) {
            for (var table : plan.tables()) {
                text(form.loader() == Loader.PSQL ? "\n" + copyStatement(table) + ";\n" : "\n");
                for (var block : blocks.of(table, form.shard().of(table.rows()), format(form.loader()))) {
                    progress.stopIfCancelled();
                    progress.report("writing " + table.name(), Math.min(done, total), total);
                    out.write(block.bytes(), 0, block.length());
                    done += RowBlocks.ROWS;
                }
                text(form.loader() == Loader.PSQL ? "\\.\n" : "");
            }
        }
        progress.report("written", total, total);
    }

    private static RowBlocks.Format format(Loader loader) {
        return switch (loader) {
            case PSQL -> (_, block) -> new CopyText(block);
            case SUPABASE, INSERT ->
                (table, block) -> new InsertText(block, insertHead(table), "", StatementLimit.of(loader));
        };
    }

    static String copyStatement(TablePlan table) {
        return copyStatement(table.name().sql(), table.columnNames());
    }

    /// A table need not have columns that are written: then its rows are empty lines.
    public static String copyStatement(String table, List<String> columns) {
        return "COPY " + table + (columns.isEmpty() ? "" : " (" + Sql.identifiers(columns) + ")") + " FROM stdin";
    }

    static String insertHead(TablePlan table) {
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
