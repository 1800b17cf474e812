package dev.seedbed.ui.preview;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.preview.Excerpt;
import dev.seedbed.core.preview.Row;
import dev.seedbed.core.preview.RowChange;
import dev.seedbed.core.preview.RowChanges;
import dev.seedbed.core.preview.TableRows;
import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.control.RowTable.Line;
import dev.seedbed.ui.control.RowTable.Mark;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Messages;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows of a plan, a page at a time, with what is to be said of their cells: made in the background.
record PlannedRows(
        Background background,
        TableRows made,
        Excerpt excerpt,
        Optional<RowChanges> changes,
        Consumer<Page> arrived,
        Consumer<Problem> failed)
        implements RowTable.Rows {

    /// Rows that have been made, what has become of each by its number, and how long they took.
    record Page(List<Line> lines, Map<Long, RowChange> changes, Duration took) {}

    @Override
    public long total() {
        return excerpt.size();
    }

    @Override
    public long number(long index) {
        return excerpt.row(index);
    }

    @Override
    public void request(long from, int count, Consumer<List<Line>> answer) {
        background.run(
                Messages.text("job.rows", made.plan().name()),
                _ -> page(from, count),
                page -> {
                    answer.accept(page.lines());
                    arrived.accept(page);
                },
                failed);
    }

    private Page page(long from, int count) {
        var started = System.nanoTime();
        var rows = made.rows(excerpt, from, count);
        var compared = changes.map(known -> compared(known, rows)).orElse(Map.of());
        var lines = rows.stream()
                .map(row ->
                        line(row, Optional.ofNullable(compared.get(row.place().row()))))
                .toList();
        return new Page(lines, compared, Duration.ofNanos(System.nanoTime() - started));
    }

    static Map<Long, RowChange> compared(RowChanges changes, List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.place().row(), changes::of));
    }

    private Line line(Row row, Optional<RowChange> change) {
        var number = row.place().row();
        var edge = made.edge(number);
        var at = edge.flatMap(EdgeCell::column)
                .map(column -> made.plan().columnNames().indexOf(column));
        var old = change.filter(RowChange.Cells.class::isInstance)
                .map(cells -> ((RowChange.Cells) cells).before())
                .orElse(Map.of());
        var marked = new HashSet<>(old.keySet());
        at.ifPresent(marked::add);
        var marks = new HashMap<Integer, Mark>();
        for (var column : marked) {
            var flag = edge.filter(_ -> at.equals(Optional.of(column)));
            marks.put(column, mark(flag, Optional.ofNullable(old.get(column)).map(PlannedRows::was)));
        }
        var appeared = change.filter(RowChange.Appeared.class::isInstance).map(_ -> Messages.text("preview.appeared"));
        var ofRow = edge.filter(_ -> at.isEmpty());
        return new Line(
                number,
                row.cells(),
                marks,
                ofRow.isPresent() || appeared.isPresent() ? Optional.of(mark(ofRow, appeared)) : Optional.empty());
    }

    private static Mark mark(Optional<EdgeCell> edge, Optional<String> change) {
        var told = Stream.concat(change.stream(), edge.stream().map(PlannedRows::told))
                .collect(Collectors.joining("\n"));
        return new Mark(edge.map(cell -> cell.edge().name()), change.isPresent(), told);
    }

    /// The case of a pack, and what it finds.
    static String told(EdgeCell cell) {
        return Messages.text("preview.edge", cell.edge().code(), cell.edge().why());
    }

    static String was(Optional<String> old) {
        return old.map(text -> Messages.text("preview.was", text)).orElseGet(() -> Messages.text("preview.was.null"));
    }
}
