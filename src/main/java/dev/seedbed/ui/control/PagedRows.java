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
import java.util.stream.LongStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableListBase;

/// A stretch of a table's rows as a list, of which only the pages that are looked at exist. A grid works through all
/// places of its list whenever it is laid out, so a long table is never given to it whole: the stretch moves instead.
///
/// A row that has not arrived yet is empty; its page is asked for once, and its rows are filled when it comes. The list
/// itself says nothing of that: a grid would select whole rows where cells were selected. Where the rows come from may
/// change: then what is there stays until the new comes.
final class PagedRows extends ObservableListBase<PagedRows.Row> {

    /// How many rows a stretch has at most.
    static final int LONGEST = 20_000;

    private static final int PAGE = 100;
    private static final int KEPT = 100;
    /// A window shows rows of no more pages.
    private static final int LATEST = 4;

    private final Runnable arrived;
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

    /// A row by its place among all; `line` is empty until it arrives.
    record Row(long index, long number, ObjectProperty<Optional<Line>> line) {

        Row(long index, long number) {
            this(index, number, new SimpleObjectProperty<>(Optional.empty()));
        }
    }

    /// `arrived` is told of each page.
    PagedRows(Rows source, Runnable arrived) {
        this.source = source;
        this.arrived = arrived;
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
        IntStream.range(0, size).forEach(this::nextUpdate);
        endChange();
    }

    /// Goes on with rows from somewhere else.
    void follow(Rows other) {
        turn++;
        source = other;
        asked.clear();
        var before = size;
        size = size(other);
        base = Math.clamp(base, 0, total() - size);
        pages.entrySet()
                .removeIf(page -> count(page.getKey()) != page.getValue().size());
        old.addAll(pages.keySet());
        beginChange();
        if (size < before) {
            nextRemove(size, Collections.nCopies(before - size, new Row(size, size)));
        } else if (size > before) {
            nextAdd(before, size);
        }
        endChange();
        seen().forEach(this::ask);
    }

    /// The pages that may be looked at right now.
    private List<Long> seen() {
        var kept = new ArrayList<>(pages.keySet());
        return kept.subList(Math.max(0, kept.size() - LATEST), kept.size());
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
        var rows = Optional.ofNullable(pages.get(page));
        if (rows.isPresent() && !old.contains(page)) {
            return rows.get().get((int) (row % PAGE));
        }
        var shown = rows.orElseGet(() -> LongStream.range(page * PAGE, page * PAGE + count(page))
                .mapToObj(index -> new Row(index, source.number(index)))
                .toList());
        pages.put(page, shown);
        ask(page);
        return shown.get((int) (row % PAGE));
    }

    private int count(long page) {
        return Math.clamp(total() - page * PAGE, 0, PAGE);
    }

    private void ask(long page) {
        if (asked.add(page)) {
            source.request(page * PAGE, count(page), arrival(page));
        }
    }

    private Consumer<List<Line>> arrival(long page) {
        var asker = turn;
        return lines -> {
            if (asker == turn) {
                asked.remove(page);
                var rows = pages.getOrDefault(page, List.of());
                for (var index = 0; index < Math.min(rows.size(), lines.size()); index++) {
                    rows.get(index).line().set(Optional.of(lines.get(index)));
                }
                old.remove(page);
                arrived.run();
            }
        };
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
