package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.schema.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// Puts sequences behind the numbers that were written, so that the application's first insert does not collide. One
/// that counts down, or whose range they are not in, never meets them.
final class Sequences {

    private static final long FIRST = 100;

    private Sequences() {}

    static List<String> statements(Plan plan) {
        return last(plan).entrySet().stream()
                .map(entry -> "SELECT pg_catalog.setval(seqrelid, " + entry.getValue()
                        + ") FROM pg_catalog.pg_sequence WHERE seqrelid = "
                        + Sql.literal(entry.getKey()).strip() + "::regclass AND seqincrement > 0 AND "
                        + entry.getValue() + " BETWEEN seqmin AND seqmax")
                .toList();
    }

    /// The highest number written from each sequence, by the sequence's SQL name. Counters rise with the row, so the
    /// last row holds it, unless one of the first, or a fixture, has a number that somebody asks for.
    static Map<String, Long> last(Plan plan) {
        var last = new TreeMap<String, Long>();
        for (var table : plan.tables()) {
            for (var column : table.columns()) {
                column.draft()
                        .column()
                        .sequence()
                        .ifPresent(sequence ->
                                number(plan, table, column).forEach(value -> last.merge(sequence, value, Math::max)));
            }
        }
        return last;
    }

    private static List<Long> number(Plan plan, TablePlan table, ColumnPlan column) {
        if (table.rows() == 0) {
            return List.of();
        }
        var pinned = plan.fixtures().stream()
                .filter(row -> row.fixture().table().equals(table.name()))
                .mapToLong(row -> row.place().row());
        var first = LongStream.range(0, Math.min(FIRST, table.rows()));
        return LongStream.concat(LongStream.concat(first, LongStream.of(table.rows() - 1)), pinned)
                .mapToObj(row -> CellText.of(column.source(), table.numbering().place(row)))
                .flatMap(Optional::stream)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .filter(value -> value > 0)
                .toList();
    }
}
