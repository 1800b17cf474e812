package dev.seedbed.core.generate.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumberingTest {

    /// Lines of up to four tables, with whatever numbers of rows.
    static Stream<Numbering> lines() {
        var random = new Random(7);
        return Stream.generate(() -> {
                    var numbering = new Numbering("t0", 1 + random.nextInt(4), 1 + random.nextInt(9), Optional.empty());
                    for (var depth = 1; depth <= 3; depth++) {
                        numbering = new Numbering(
                                "t" + depth, numbering.tenants(), 1 + random.nextInt(40), Optional.of(numbering));
                    }
                    return numbering;
                })
                .limit(200);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void dealsChildrenOutEvenlyAndInOneRun(Numbering child) {
        var parents = child.home().orElseThrow().mostPerTenant();
        var next = 0L;
        for (var parent = 0L; parent < parents; parent++) {
            assertThat(child.firstChild(0, parent)).isEqualTo(next);
            next = child.firstChild(0, parent + 1);
            assertThat(next - child.firstChild(0, parent))
                    .isBetween(child.mostPerTenant() / parents, Math.ceilDiv(child.mostPerTenant(), parents));
            for (var local = child.firstChild(0, parent); local < next; local++) {
                assertThat(child.homeOf(child.place(0, local))).isEqualTo(parent);
            }
        }
        assertThat(next).isEqualTo(child.mostPerTenant());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void givesEachAncestorTheRowsThatLeadToIt(Numbering child) {
        for (var distance = 0; distance <= 3; distance++) {
            var up = distance;
            var ancestor = Stream.iterate(child, numbering -> numbering.home().orElse(numbering))
                    .limit(up + 1L)
                    .reduce((_, last) -> last)
                    .orElseThrow();
            for (var row = 0L; row < ancestor.mostPerTenant(); row++) {
                var above = row;
                var span = child.below(0, row, up);
                assertThat(span.size()).isBetween(child.leastBelow(up), child.mostBelow(up));
                assertThat(LongStream.range(0, child.mostPerTenant())
                                .filter(local -> child.ancestorOf(child.place(0, local), up) == above))
                        .containsExactlyElementsOf(LongStream.range(span.start(), span.end())
                                .boxed()
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void countsFromZeroInsideEachScope(Numbering child) {
        for (var distance = 1; distance <= 3; distance++) {
            var ordinal = Ordinal.below(child, distance);
            var up = distance;
            var last = -1L;
            var scope = -1L;
            for (var local = 0L; local < child.mostPerTenant(); local++) {
                var place = child.place(0, local);
                var expected = child.ancestorOf(child.place(0, local), up) == scope ? last + 1 : 0;
                assertThat(ordinal.of(place)).isEqualTo(expected).isLessThan(ordinal.count());
                last = expected;
                scope = child.ancestorOf(child.place(0, local), up);
            }
        }
    }

    @Test
    void placesRowsOfTenantsOneAfterAnother() {
        var numbering = new Numbering("t", 3, 5, Optional.empty());
        assertThat(numbering.rows()).isEqualTo(15);
        assertThat(numbering.place(7)).isEqualTo(new Place(1, 2, 7)).isEqualTo(numbering.place(1, 2));
    }

    @Test
    void findsTheNearestTableThatBothHangFrom() {
        var root = new Numbering("root", 2, 1, Optional.empty());
        var team = new Numbering("team", 2, 3, Optional.of(root));
        var member = new Numbering("member", 2, 9, Optional.of(team));
        var project = new Numbering("project", 2, 9, Optional.of(root));
        assertThat(member.commonAncestor(project)).contains(root);
        assertThat(member.distance(root)).contains(2);
        assertThat(project.distance(team)).isEmpty();
    }

    @Test
    void holdsTablesOfManyMillionRows() {
        var parent = new Numbering("parent", 1, 50_000_000, Optional.empty());
        var child = new Numbering("child", 1, 100_000_000, Optional.of(parent));
        assertThat(child.homeOf(child.place(0, 99_999_999))).isEqualTo(49_999_999);
        assertThat(child.firstChild(0, 49_999_999)).isEqualTo(99_999_998);
    }
}
