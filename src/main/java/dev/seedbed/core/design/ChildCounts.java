package dev.seedbed.core.design;

import dev.seedbed.core.generate.row.Numbering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// How many rows of a table hang from each row of its parent, edge cases aside; `exact` where every parent was asked,
/// and not only some of them, evenly spread.
public record ChildCounts(List<Bar> bars, boolean exact) {

    private static final int MOST_BARS = 12;
    private static final long MOST_PARENTS = 5_000;

    /// So many parents have from `low` to `high` children, both included.
    public record Bar(long low, long high, long parents) {}

    public ChildCounts {
        bars = List.copyOf(bars);
    }

    /// Empty for a table whose rows hang from nothing.
    public static Optional<ChildCounts> of(Numbering rows) {
        return rows.home().filter(home -> home.volume() > 0).map(home -> counted(rows, home));
    }

    private static ChildCounts counted(Numbering rows, Numbering home) {
        var parents = home.volume();
        var asked = Math.min(parents, MOST_PARENTS);
        var counts = new TreeMap<Long, Long>();
        for (var number = 0L; number < asked; number++) {
            var parent = home.place(Math.multiplyExact(number, parents) / asked);
            var children = parent.tenant() < rows.tenants()
                    ? rows.firstChild(parent.tenant(), parent.local() + 1)
                            - rows.firstChild(parent.tenant(), parent.local())
                    : 0;
            counts.merge(children, 1L, Long::sum);
        }
        return new ChildCounts(bars(counts), asked == parents);
    }

    /// One bar for each number where there are few, else for stretches of equal width.
    private static List<Bar> bars(TreeMap<Long, Long> counts) {
        var low = counts.firstKey();
        var width = Math.max(1, Math.ceilDiv(counts.lastKey() - low + 1, MOST_BARS));
        var bars = new ArrayList<Bar>();
        for (var from = low; from <= counts.lastKey(); from += width) {
            var parents = counts.subMap(from, from + width).values().stream()
                    .mapToLong(count -> count)
                    .sum();
            bars.add(new Bar(from, from + width - 1, parents));
        }
        return bars;
    }

    public long fewest() {
        return bars.getFirst().low();
    }

    public long most() {
        return bars.getLast().high();
    }
}
