package dev.seedbed.core.deliver;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.scenario.Budget;
import dev.seedbed.core.schema.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How much a plan comes to, before anything is written: rows are counted, bytes are those of a few rows of each table,
/// evenly spread, in the text format of COPY.
public record Estimate(List<TableEstimate> tables) {

    private static final int SAMPLES = 200;

    public record TableEstimate(TableName table, long rows, long bytes) {}

    public Estimate {
        tables = List.copyOf(tables);
    }

    public static Estimate of(Plan plan) {
        return of(plan, Shard.WHOLE);
    }

    public static Estimate of(Plan plan, Shard shard) {
        return new Estimate(plan.tables().stream()
                .map(table -> table(table, shard.of(table.rows())))
                .toList());
    }

    private static TableEstimate table(TablePlan table, Numbering.Span span) {
        var rows = span.size();
        var samples = Math.min(rows, SAMPLES);
        var text = new ByteText(1 << 14);
        var sink = new CopyText(text);
        for (var sample = 0L; sample < samples; sample++) {
            var row = span.start() + sample * rows / samples;
            table.write(row, row + 1, sink);
        }
        return new TableEstimate(
                table.name(), rows, samples == 0 ? 0 : Math.round((double) text.length() / samples * rows));
    }

    /// About how long it takes to write all rows on so many threads: a few rows of each table are made again and again
    /// for a moment, until the machine is warm, and the fastest round counts.
    public static Duration time(Plan plan, int threads, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var nanos = Double.MAX_VALUE;
        do {
            nanos = Math.min(
                    nanos, plan.tables().stream().mapToDouble(Estimate::nanos).sum());
        } while (System.nanoTime() < deadline);
        return Duration.ofNanos(Math.round(nanos / Math.max(1, threads)));
    }

    private static double nanos(TablePlan table) {
        var rows = table.rows();
        var samples = Math.min(rows, SAMPLES);
        if (samples == 0) {
            return 0;
        }
        var sink = new CopyText(new ByteText(1 << 14));
        var first = (rows - samples) / 2;
        var started = System.nanoTime();
        table.write(first, first + samples, sink);
        return (double) (System.nanoTime() - started) / samples * rows;
    }

    public long rows() {
        return tables.stream().mapToLong(TableEstimate::rows).sum();
    }

    public long bytes() {
        return tables.stream().mapToLong(TableEstimate::bytes).sum();
    }

    /// Refuses what goes beyond the scenario's budget.
    public static void check(Plan plan) {
        var budget = plan.draft().scenario().budget();
        if (budget.equals(Budget.NONE)) {
            return;
        }
        var estimate = of(plan);
        if (estimate.rows() > budget.rows().orElse(Long.MAX_VALUE)) {
            throw beyond(String.format(
                    Locale.ROOT,
                    "%,d rows are planned, and %,d allowed.",
                    estimate.rows(),
                    budget.rows().orElseThrow()));
        }
        if (estimate.bytes() > budget.bytes().orElse(Long.MAX_VALUE)) {
            throw beyond(String.format(
                    Locale.ROOT,
                    "About %,d bytes are planned, and %,d allowed.",
                    estimate.bytes(),
                    budget.bytes().orElseThrow()));
        }
    }

    private static SeedbedException beyond(String why) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "The scenario goes beyond its budget.",
                        "budget",
                        why,
                        "Ask for fewer rows or tenants, or raise 'budget' in the scenario; 'seedbed export --dry-run' says"
                                + " which tables are large.")
                .exception();
    }
}
