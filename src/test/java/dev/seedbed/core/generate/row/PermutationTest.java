package dev.seedbed.core.generate.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16, 17, 255, 256, 257, 1_000, 65_537, 100_000})
    void givesEachNumberOnce(int size) {
        for (var seed = 0; seed < 3; seed++) {
            var permutation = new Permutation(Key.of(seed), size);
            var seen = new BitSet();
            LongStream.range(0, size).map(permutation::at).forEach(image -> seen.set((int) image));
            assertThat(seen.cardinality()).isEqualTo(size);
            assertThat(seen.length()).isEqualTo(size);
        }
    }

    @Test
    void staysInsideHugeSizes() {
        for (var size : new long[] {(1L << 40) + 1, 1L << 62, Long.MAX_VALUE}) {
            var permutation = new Permutation(Key.of(1), size);
            assertThat(LongStream.of(0, 1, size / 2, size - 1).map(permutation::at))
                    .allMatch(image -> image >= 0 && image < size)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void isAnotherOneForAnotherKey() {
        var one = new Permutation(Key.of(1), 1_000);
        var other = new Permutation(Key.of(2), 1_000);
        assertThat(LongStream.range(0, 1_000)
                        .filter(index -> one.at(index) == other.at(index))
                        .count())
                .isLessThan(20);
    }

    @Test
    void makesTuplesOfWhichNoTwoAreEqualInAScope() {
        var home = new Numbering("home", 3, 4, Optional.empty());
        var numbering = new Numbering("child", 3, 40, Optional.of(home));
        var tuple = new UniqueTuple(Key.of(5), Ordinal.below(numbering, 1), List.of(2L, 3L, 2L));
        assertThat(tuple.capacity()).isEqualTo(12);
        var tuples = LongStream.range(0, numbering.rows())
                .mapToObj(numbering::place)
                .map(place -> List.of(
                        place.tenant(),
                        numbering.homeOf(place),
                        tuple.member(0).of(place),
                        tuple.member(1).of(place),
                        tuple.member(2).of(place)))
                .toList();
        assertThat(tuples).doesNotHaveDuplicates();
    }

    @Test
    void givesNoTupleToRowsBeyondItsCapacity() {
        var numbering = new Numbering("rows", 1, 10, Optional.empty());
        var tuple = new UniqueTuple(Key.of(5), Ordinal.wholeTable(numbering), List.of(2L, 3L));
        assertThat(LongStream.range(0, 10).map(row -> tuple.member(0).of(numbering.place(row))))
                .filteredOn(digit -> digit == Index.NONE)
                .hasSize(4);
    }

    @Test
    void countsNoFurtherThanNumbersGo() {
        var numbering = new Numbering("rows", 1, 10, Optional.empty());
        var ordinal = Ordinal.wholeTable(numbering);
        assertThat(new UniqueTuple(Key.of(1), ordinal, List.of(1L << 40, 1L << 40)).capacity())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(new UniqueTuple(Key.of(1), ordinal, List.of(0L, 5L)).capacity())
                .isZero();
    }
}
