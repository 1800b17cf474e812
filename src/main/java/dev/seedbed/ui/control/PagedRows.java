package dev.seedbed.ui.control;

import dev.seedbed.ui.control.RowTable.Line;
import dev.seedbed.ui.control.RowTable.Rows;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.collections.ObservableListBase;

/// A stretch of a table's rows as a list, of which only the pages that are looked at exist. A grid works through all
/// places of its list whenever it is laid out, so a long table is never given to it whole: the stretch moves instead.
///
/// A row that has not arrived yet is shown empty; its page is asked for once, and the rows change when it comes. Where
/// the rows come from may change: then those that are there stay until others arrive.
final class PagedRows extends ObservableListBase<PagedRows.Row> {

    /// How many rows a stretch has at most.
    static final int LONGEST = 20_000;

    private static final int PAGE = 100;
    private static final int KEPT = 100;

    private Rows source;
    private long base;
    private int size;
    private long turn;
    private final Set<Long> asked = new HashSet<>();
    private final Set<Long> old = new HashSet<>();
    private final Map<Long, List<Row>> pages = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<Row>> eldest) {
            return size() > KEPT;
        }
    };
    private boolean asking;

    /// A row by its place among all; `line` is empty until it arrives.
    record Row(long index, long number, Optional<Line> line) {}

    PagedRows(Rows source) {
        this.source = source;
        size = size(source);
    }

    private static int size(Rows source) {
        return (int) Math.min(source.total(), LONGEST);
    }

    /// The rows of the whole table.
    long total() {
        return source.total();
    }

    /// The place of the stretch's first row among all.
    long base() {
        return base;
    }

    boolean contains(long row) {
        return row >= base && row < base + size;
    }

    /// Moves the stretch so that this row is in its middle, as far as the table's ends allow.
    void centre(long row) {
        base = Math.clamp(row - size / 2, 0, total() - size);
        beginChange();
        changed(base, base + size);
        endChange();
    }

    /// Goes on with rows from somewhere else.
    void follow(Rows other) {
        turn++;
        source = other;
        asked.clear();
        old.addAll(pages.keySet());
        var before = size;
        size = size(other);
        base = Math.clamp(base, 0, total() - size);
        pages.keySet().removeIf(page -> page * PAGE >= total());
        beginChange();
        if (size < before) {
            nextRemove(size, Collections.nCopies(before - size, new Row(size, size, Optional.empty())));
        } else if (size > before) {
            nextAdd(before, size);
        }
        changed(base, base + Math.min(before, size));
        endChange();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Row get(int index) {
        return row(base + index);
    }

    private Row row(long row) {
        var page = row / PAGE;
        if ((!pages.containsKey(page) || old.contains(page)) && asked.add(page)) {
            asking = true;
            source.request(page * PAGE, (int) Math.min(PAGE, total() - page * PAGE), arrival(page));
            asking = false;
        }
        return Optional.ofNullable(pages.get(page))
                .filter(rows -> row % PAGE < rows.size())
                .map(rows -> rows.get((int) (row % PAGE)))
                .orElseGet(() -> new Row(row, source.number(row), Optional.empty()));
    }

    private Consumer<List<Line>> arrival(long page) {
        var asker = turn;
        return lines -> {
            if (asker != turn) {
                return;
            }
            var first = page * PAGE;
            pages.put(
                    page,
                    IntStream.range(0, lines.size())
                            .mapToObj(offset -> new Row(
                                    first + offset, lines.get(offset).number(), Optional.of(lines.get(offset))))
                            .toList());
            asked.remove(page);
            old.remove(page);
            if (!asking) {
                beginChange();
                changed(first, first + lines.size());
                endChange();
            }
        };
    }

    /// Tells of rows that have changed, as far as the stretch has them.
    private void changed(long from, long to) {
        var first = (int) Math.clamp(from - base, 0, size);
        var last = (int) Math.clamp(to - base, 0, size);
        IntStream.range(first, last).forEach(this::nextUpdate);
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof Row known && contains(known.index()) ? (int) (known.index() - base) : -1;
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /// Two lists are never compared row by row: that would make them all.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
