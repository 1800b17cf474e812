package dev.seedbed.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class PagedRowsTest {

    @Test
    void asksOnlyForThePageThatIsLookedAt() {
        var source = new Numbers(100_000_000);
        var rows = new PagedRows(source);

        assertThat(rows.get(40_000_000).cells()).containsExactly(Optional.of("40000000"));
        assertThat(source.asked).containsExactly(40_000_000L);
    }

    @Test
    void asksForAPageOnceWhileItIsOnItsWay() {
        var source = new Late(1_000);
        var rows = new PagedRows(source);

        assertThat(rows.get(3).cells()).isEmpty();
        assertThat(rows.get(4).cells()).isEmpty();

        assertThat(source.asked).containsExactly(0L);
    }

    @Test
    void saysWhichRowsChangedWhenTheirPageArrives() {
        var source = new Late(1_000);
        var rows = new PagedRows(source);
        var changed = new ArrayList<Integer>();
        rows.addListener((ListChangeListener<PagedRows.Row>) change -> {
            while (change.next()) {
                changed.add(change.getFrom());
                changed.add(change.getTo());
            }
        });

        rows.get(250);
        source.deliver();

        assertThat(changed).containsExactly(200, 400);
        assertThat(rows.get(250).cells()).containsExactly(Optional.of("250"));
    }

    @Test
    void theLastPageHoldsTheRest() {
        var rows = new PagedRows(new Numbers(401));

        assertThat(rows).hasSize(401);
        assertThat(rows.get(400).cells()).containsExactly(Optional.of("400"));
    }

    /// Rows of one cell, which is the row's number.
    private static class Numbers implements RowTable.Rows {

        final List<Long> asked = new ArrayList<>();
        private final long total;

        Numbers(long total) {
            this.total = total;
        }

        @Override
        public long total() {
            return total;
        }

        @Override
        public void request(long from, int count, Consumer<List<List<Optional<String>>>> answer) {
            asked.add(from);
            answer.accept(LongStream.range(from, from + count)
                    .mapToObj(number -> List.of(Optional.of(Long.toString(number))))
                    .toList());
        }
    }

    /// The same, delivered when told.
    private static final class Late extends Numbers {

        private final List<Runnable> waiting = new ArrayList<>();

        Late(long total) {
            super(total);
        }

        @Override
        public void request(long from, int count, Consumer<List<List<Optional<String>>>> answer) {
            asked.add(from);
            waiting.add(() -> new Numbers(total()).request(from, count, answer));
        }

        void deliver() {
            waiting.forEach(Runnable::run);
        }
    }
}
