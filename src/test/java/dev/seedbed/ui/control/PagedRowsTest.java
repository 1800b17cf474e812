package dev.seedbed.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.ui.control.RowTable.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class PagedRowsTest {

    @Test
    void asksOnlyForThePageThatIsLookedAt() {
        var source = new Numbers(100_000_000);
        var rows = new PagedRows(source, () -> {});

        rows.centre(40_000_000);

        assertThat(rows).hasSize(PagedRows.LONGEST);
        assertThat(rows.contains(40_000_000L)).isTrue();
        assertThat(text(rows.get((int) (40_000_000 - rows.base())))).contains("40000000");
        assertThat(source.asked).containsExactly(40_000_000L);
    }

    @Test
    void theStretchEndsWhereTheTableDoes() {
        var rows = new PagedRows(new Numbers(100_000_000), () -> {});

        rows.centre(99_999_999);
        assertThat(text(rows.get(rows.size() - 1))).contains("99999999");

        rows.centre(3);
        assertThat(rows.base()).isZero();
    }

    @Test
    void asksForAPageOnceWhileItIsOnItsWay() {
        var source = new Late(1_000, "");
        var rows = new PagedRows(source, () -> {});

        assertThat(text(rows.get(3))).isEmpty();
        assertThat(text(rows.get(4))).isEmpty();

        assertThat(source.asked).containsExactly(0L);
    }

    @Test
    void rowsAreFilledWhenTheirPageArrivesAndTheListSaysNothingOfIt() {
        var source = new Late(1_000, "");
        var pages = new AtomicInteger();
        var rows = new PagedRows(source, pages::incrementAndGet);
        var row = rows.get(250);
        rows.addListener((ListChangeListener<PagedRows.Row>) change -> {
            throw new AssertionError(change);
        });

        source.deliver();

        assertThat(text(row)).contains("250");
        assertThat(rows.get(250)).isSameAs(row);
        assertThat(pages).hasValue(1);
    }

    @Test
    void theLastPageHoldsTheRest() {
        var rows = new PagedRows(new Numbers(401), () -> {});

        assertThat(rows).hasSize(401);
        assertThat(text(rows.get(400))).contains("400");
    }

    @Test
    void aPageThatWasLeftLongAgoIsAskedForAgain() {
        var source = new Numbers(19_000);
        var rows = new PagedRows(source, () -> {});
        for (var page = 0; page < 150; page++) {
            rows.get(page * 100);
        }

        assertThat(text(rows.get(7))).contains("7");
        assertThat(source.asked).hasSize(151).endsWith(0L);
    }

    @Test
    void rowsStayUntilThoseFromElsewhereArrive() {
        var rows = new PagedRows(new Numbers(1_000), () -> {});
        assertThat(text(rows.get(7))).contains("7");
        var other = new Late(1_000, "new ");

        rows.follow(other);

        assertThat(text(rows.get(7))).contains("7");
        other.deliver();
        assertThat(text(rows.get(7))).contains("new 7");
    }

    @Test
    void whatComesTooLateIsDropped() {
        var late = new Late(1_000, "late ");
        var rows = new PagedRows(late, () -> {});
        rows.get(7);
        var other = new Late(1_000, "new ");
        rows.follow(other);
        rows.get(7);

        other.deliver();
        late.deliver();

        assertThat(text(rows.get(7))).contains("new 7");
    }

    @Test
    void rowsFromElsewhereMayBeMoreOrFewer() {
        var rows = new PagedRows(new Numbers(150), () -> {});
        rows.get(149);

        rows.follow(new Numbers(250));
        assertThat(rows).hasSize(250);
        assertThat(text(rows.get(199))).contains("199");

        rows.follow(new Numbers(20));
        assertThat(rows).hasSize(20);
        assertThat(text(rows.get(19))).contains("19");

        rows.follow(new Numbers(0));
        assertThat(rows).isEmpty();
    }

    private static Optional<String> text(PagedRows.Row row) {
        return row.line().get().flatMap(line -> line.cells().getFirst());
    }

    /// Rows of one cell, which is the row's number behind a word.
    private static class Numbers implements RowTable.Rows {

        final List<Long> asked = new ArrayList<>();
        private final long total;
        private final String word;

        Numbers(long total) {
            this(total, "");
        }

        Numbers(long total, String word) {
            this.total = total;
            this.word = word;
        }

        @Override
        public long total() {
            return total;
        }

        @Override
        public void request(long from, int count, Consumer<List<Line>> answer) {
            asked.add(from);
            answer.accept(LongStream.range(from, from + count)
                    .mapToObj(
                            number -> new Line(number, List.of(Optional.of(word + number)), Map.of(), Optional.empty()))
                    .toList());
        }
    }

    /// The same, delivered when told.
    private static final class Late extends Numbers {

        private final List<Runnable> waiting = new ArrayList<>();
        private final String word;

        Late(long total, String word) {
            super(total, word);
            this.word = word;
        }

        @Override
        public void request(long from, int count, Consumer<List<Line>> answer) {
            asked.add(from);
            waiting.add(() -> new Numbers(total(), word).request(from, count, answer));
        }

        void deliver() {
            waiting.forEach(Runnable::run);
            waiting.clear();
        }
    }
}
