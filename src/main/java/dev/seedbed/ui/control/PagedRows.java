package dev.seedbed.ui.control;

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
/// A row that has not arrived yet is shown empty; its page is asked for once, and the rows change when it comes.
final class PagedRows extends ObservableListBase<PagedRows.Row> {

    private static final int PAGE = 200;
    private static final int KEPT = 50;

    private final int size;
    private final RowTable.Rows source;
    private final Set<Integer> asked = new HashSet<>();
    private final Map<Integer, List<Row>> pages = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<Row>> eldest) {
            return size() > KEPT;
        }
    };
    private boolean asking;

    /// A row by its place in the whole table; `cells` is empty until they arrive.
    record Row(int index, List<Optional<String>> cells) {}

    PagedRows(RowTable.Rows source) {
        this.source = source;
        size = (int) Math.min(source.total(), Integer.MAX_VALUE);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Row get(int index) {
        var page = index / PAGE;
        if (!pages.containsKey(page) && asked.add(page)) {
            asking = true;
            source.request((long) page * PAGE, Math.min(PAGE, size - page * PAGE), arrival(page));
            asking = false;
        }
        return Optional.ofNullable(pages.get(page))
                .map(rows -> rows.get(index % PAGE))
                .orElseGet(() -> new Row(index, List.of()));
    }

    private Consumer<List<List<Optional<String>>>> arrival(int page) {
        return cells -> {
            var first = page * PAGE;
            pages.put(
                    page,
                    IntStream.range(0, cells.size())
                            .mapToObj(offset -> new Row(first + offset, cells.get(offset)))
                            .toList());
            asked.remove(page);
            if (!asking) {
                beginChange();
                IntStream.range(first, first + cells.size()).forEach(this::nextUpdate);
                endChange();
            }
        };
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
