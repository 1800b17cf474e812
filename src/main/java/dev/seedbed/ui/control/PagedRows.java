package dev.seedbed.ui.control;

import dev.seedbed.ui.control.RowTable.Line;
import dev.seedbed.ui.control.RowTable.Rows;
import java.util.ArrayList;
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

/// All rows of a table as one list, of which only the pages that are looked at exist.
///
/// A row that has not arrived yet is shown empty; its page is asked for once, and the rows change when it comes. Where
/// the rows come from may change: then those that are there stay until others arrive.
final class PagedRows extends ObservableListBase<PagedRows.Row> {

    private static final int PAGE = 100;
    private static final int KEPT = 100;

    private Rows source;
    private int size;
    private long turn;
    private final Set<Integer> asked = new HashSet<>();
    private final Set<Integer> old = new HashSet<>();
    private final Map<Integer, List<Row>> pages = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<Row>> eldest) {
            return size() > KEPT;
        }
    };
    private boolean asking;

    /// A row by its place in the list; `line` is empty until it arrives.
    record Row(int index, long number, Optional<Line> line) {}

    PagedRows(Rows source) {
        this.source = source;
        size = size(source);
    }

    private static int size(Rows source) {
        return (int) Math.min(source.total(), Integer.MAX_VALUE);
    }

    /// Goes on with rows from somewhere else.
    void follow(Rows other) {
        turn++;
        source = other;
        asked.clear();
        old.addAll(pages.keySet());
        beginChange();
        resize(size(other));
        for (var page : new ArrayList<>(pages.keySet())) {
            changed(page * PAGE, Math.min(size, (page + 1) * PAGE));
        }
        endChange();
    }

    private void resize(int now) {
        var before = size;
        size = now;
        pages.keySet().removeIf(page -> page * PAGE >= now);
        if (now < before) {
            nextRemove(now, Collections.nCopies(before - now, new Row(now, now, Optional.empty())));
        } else if (now > before) {
            nextAdd(before, now);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Row get(int index) {
        var page = index / PAGE;
        if ((!pages.containsKey(page) || old.contains(page)) && asked.add(page)) {
            asking = true;
            source.request((long) page * PAGE, Math.min(PAGE, size - page * PAGE), arrival(page));
            asking = false;
        }
        return Optional.ofNullable(pages.get(page))
                .filter(rows -> index % PAGE < rows.size())
                .map(rows -> rows.get(index % PAGE))
                .orElseGet(() -> new Row(index, source.number(index), Optional.empty()));
    }

    private Consumer<List<Line>> arrival(int page) {
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

    private void changed(int from, int to) {
        IntStream.range(from, to).forEach(this::nextUpdate);
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof Row known ? known.index() : -1;
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
