package dev.seedbed.core.trial;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Lineage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the first rows of a table hold in columns that their parents decide, and which of those may be NULL instead:
/// a search cannot choose such values, only whether the row has them.
///
/// A mask says column by column whether there is a value. Columns of one key go together.
record ParentRows(List<String> columns, List<List<String>> rows, List<List<Boolean>> masks) {

    private static final int ROWS = 6;
    private static final int LOOKED_AT = 300;
    private static final int MOST_FREE = 6;

    static ParentRows of(TablePlan table, List<String> columns, Lineage lineage) {
        var links = columns.stream()
                .map(column -> lineage.deciding(table.name(), column).orElseThrow())
                .toList();
        var never = columns.stream()
                .filter(column -> values(table, column).findAny().isEmpty())
                .toList();
        return new ParentRows(columns, rows(table, columns), masks(table, columns, links, never));
    }

    private static Stream<String> values(TablePlan table, String column) {
        var source = table.column(column).source();
        return LongStream.range(0, Math.min(LOOKED_AT, table.rows()))
                .mapToObj(row -> CellText.of(source, table.numbering().place(row)))
                .flatMap(Optional::stream);
    }

    private static List<List<String>> rows(TablePlan table, List<String> columns) {
        var rows = new LinkedHashSet<List<String>>();
        LongStream.range(0, Math.min(LOOKED_AT, table.rows()))
                .mapToObj(row -> columns.stream()
                        .map(column -> CellText.of(
                                table.column(column).source(), table.numbering().place(row)))
                        .flatMap(Optional::stream)
                        .toList())
                .filter(row -> row.size() == columns.size())
                .takeWhile(_ -> rows.size() < ROWS)
                .forEach(rows::add);
        return rows.isEmpty()
                ? List.of(columns.stream()
                        .map(column -> values(table, column).findFirst().orElse("1"))
                        .toList())
                : List.copyOf(rows);
    }

    private static List<List<Boolean>> masks(
            TablePlan table, List<String> columns, List<Link> links, List<String> never) {
        var free = links.stream()
                .distinct()
                .filter(link -> !table.table().allRequired(link.columns()))
                .toList();
        return absences(free).stream()
                .map(absent -> IntStream.range(0, columns.size())
                        .mapToObj(index -> !never.contains(columns.get(index))
                                && (!absent.contains(links.get(index))
                                        || !table.table()
                                                .column(columns.get(index))
                                                .nullable()))
                        .toList())
                .distinct()
                .toList();
    }

    /// Every choice of links without a parent; where they are many, only those with at most one on either side.
    private static List<Set<Link>> absences(List<Link> free) {
        var absences = new ArrayList<Set<Link>>();
        if (free.size() <= MOST_FREE) {
            for (var bits = 0; bits < 1 << free.size(); bits++) {
                var chosen = bits;
                absences.add(Set.copyOf(IntStream.range(0, free.size())
                        .filter(index -> (chosen >> index & 1) == 1)
                        .mapToObj(free::get)
                        .toList()));
            }
            return absences;
        }
        absences.add(Set.of());
        absences.add(Set.copyOf(free));
        for (var link : free) {
            absences.add(Set.of(link));
            absences.add(Set.copyOf(
                    free.stream().filter(other -> !other.equals(link)).toList()));
        }
        return absences;
    }
}
