package dev.seedbed.core.generate.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyTest {

    private final Key key = Key.of(42);

    /// Whoever changes the mixing changes everybody's data: these numbers are a promise.
    @Test
    void drawsTheSameNumbersForEver() {
        assertThat(key.child("public.users").child("email").draw(3, 7)).isEqualTo(-1953422180913603493L);
    }

    @Test
    void drawsOtherNumbersForAnotherTenantRowColumnOrSeed() {
        var draws = new HashSet<Long>();
        for (var tenant = 0; tenant < 100; tenant++) {
            for (var local = 0; local < 100; local++) {
                draws.add(key.draw(tenant, local));
                draws.add(key.child("a").draw(tenant, local));
                draws.add(Key.of(43).draw(tenant, local));
            }
        }
        assertThat(draws).hasSize(30_000);
    }

    @Test
    void spreadsDrawsEvenly() {
        var counts = new int[100];
        LongStream.range(0, 100_000).forEach(local -> counts[(int) Key.below(key.draw(0, local), 100)]++);
        var chiSquare = 0.0;
        for (var count : counts) {
            chiSquare += (count - 1_000.0) * (count - 1_000.0) / 1_000.0;
        }
        // 99 degrees of freedom: between 56 and 155 in all but one of 10 000 cases
        assertThat(chiSquare).isBetween(56.0, 155.0);
    }

    @Test
    void staysBelowTheSizeThatIsAsked() {
        for (var size : new long[] {1, 2, 3, 1_000, 1L << 40, Long.MAX_VALUE}) {
            assertThat(LongStream.range(0, 1_000).map(local -> Key.below(key.draw(1, local), size)))
                    .allMatch(drawn -> drawn >= 0 && drawn < size);
        }
        assertThat(Set.of(Key.below(-1L, 10), Key.below(0, 10))).containsExactlyInAnyOrder(9L, 0L);
    }

    @Test
    void makesFractionsBelowOne() {
        assertThat(Key.fraction(-1L)).isLessThan(1).isGreaterThan(0.999);
        assertThat(Key.fraction(0)).isZero();
    }
}
