package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Numbering.Span;
import dev.seedbed.core.schema.Sql;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of one tenant as INSERT statements, for a transaction of somebody else's: he begins and ends it,
/// and his time-outs stay. What
/// slides is moved to the day on which they run.
public record TenantScript(Plan plan, long tenant) {

    private static final int BYTES = 1 << 16;

    /// How many rows each table has that belongs to tenants.
    public Map<String, Long> rows() {
        var rows = new LinkedHashMap<String, Long>();
        tables().forEach(table -> rows.put(table.name().toString(), span(table).size()));
        return rows;
    }

    /// The tenant's cell in a column of the root; empty for NULL.
    public Optional<String> cell(String column) {
        var root = plan.table(plan.draft().graph().root().orElseThrow());
        return CellText.of(root.column(column).source(), root.numbering().place(tenant));
    }

    public String text() {
        var text = new StringBuilder(SessionSettings.meaning(plan.draft().schema()));
        text.append("SET CONSTRAINTS ALL DEFERRED;\n");
        for (var table : tables()) {
            text.append('\n').append(rows(table));
        }
        return text.toString();
    }

    /// The highest number that is written from each sequence, by the sequence's SQL name.
    public static Map<String, Long> sequences(Plan plan) {
        return Sequences.last(plan);
    }

    private String rows(TablePlan table) {
        var bytes = new ByteText(BYTES);
        var slide = Slide.of(plan);
        var head = SeedScript.insertHead(table);
        var sink = slide.sliding().of(table.name()).isEmpty()
                ? new InsertText(bytes, head)
                : new InsertText(
                        bytes,
                        head + slide.select(table),
                        ") AS made (" + Sql.identifiers(table.columnNames()) + ")",
                        StatementLimit.NONE);
        table.write(span(table).start(), span(table).end(), sink);
        sink.endBlock();
        return new String(bytes.bytes(), 0, bytes.length(), StandardCharsets.UTF_8);
    }

    private List<TablePlan> tables() {
        var owned = plan.draft().lineage().owned();
        return plan.tables().stream()
                .filter(table -> owned.contains(table.name()) && span(table).size() > 0)
                .toList();
    }

    private Span span(TablePlan table) {
        var numbering = table.numbering();
        return tenant < numbering.allTenants() ? numbering.rowsOf(tenant) : Span.EMPTY;
    }
}
