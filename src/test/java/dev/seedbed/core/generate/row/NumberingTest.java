package dev.seedbed.core.generate.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.row.Numbering.Slice;
import dev.seedbed.core.generate.row.Numbering.Span;
import java.util.Collections;
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

    /// The same of tenants that are not alike, with children dealt out evenly or by a list of counts.
    static Stream<Numbering> unlike() {
        var random = new Random(8);
        return Stream.generate(() -> {
                    var tenants = tenants(random);
                    var numbering = Numbering.even("t0", tenants, Optional.empty(), Slice.ALL, _ -> random.nextInt(9));
                    for (var depth = 1; depth <= 3; depth++) {
                        var home = numbering;
                        numbering = random.nextBoolean()
                                ? Numbering.dealt("t" + depth, tenants, home, Slice.ALL, dealing(random), _ -> 0)
                                : Numbering.even(
                                        "t" + depth,
                                        tenants,
                                        Optional.of(home),
                                        Slice.ALL,
                                        number -> home.perTenantOf(number) == 0 ? 0 : random.nextInt(40));
                    }
                    return numbering;
                })
                .limit(200);
    }

    private static Tenants tenants(Random random) {
        var classes = 2 + random.nextInt(3);
        return new Tenants(
                1 + random.nextInt(12),
                random.ints(random.nextInt(4), 0, classes).boxed().toList(),
                random.ints(1 + random.nextInt(4), 0, classes).boxed().toList(),
                Collections.nCopies(classes, 1.0));
    }

    private static Dealing dealing(Random random) {
        return ListedDealing.of(LongStream.concat(random.longs(random.nextInt(6), 0, 4), LongStream.of(1))
                .toArray());
    }

    static Stream<Numbering> all() {
        return Stream.concat(lines(), unlike());
    }

    @ParameterizedTest
    @MethodSource("all")
    void dealsChildrenOutInOneRun(Numbering child) {
        var home = child.home().orElseThrow();
        for (var tenant = 0L; tenant < child.tenants(); tenant++) {
            var next = 0L;
            for (var parent = 0L; parent < home.perTenant(tenant); parent++) {
                assertThat(child.firstChild(tenant, parent)).isEqualTo(next);
                next = child.firstChild(tenant, parent + 1);
                for (var local = child.firstChild(tenant, parent); local < next; local++) {
                    assertThat(child.homeOf(child.place(tenant, local))).isEqualTo(parent);
                }
            }
            assertThat(next).isEqualTo(child.perTenant(tenant));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void dealsChildrenOutEvenly(Numbering child) {
        var parents = child.home().orElseThrow().mostPerTenant();
        for (var parent = 0L; parent < parents; parent++) {
            assertThat(child.firstChild(0, parent + 1) - child.firstChild(0, parent))
                    .isBetween(child.mostPerTenant() / parents, Math.ceilDiv(child.mostPerTenant(), parents));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void placesEachRowOnce(Numbering numbering) {
        var row = 0L;
        for (var tenant = 0L; tenant < numbering.tenants(); tenant++) {
            assertThat(numbering.rowsOf(tenant)).isEqualTo(new Span(row, row + numbering.perTenant(tenant)));
            for (var local = 0L; local < numbering.perTenant(tenant); local++) {
                assertThat(numbering.place(row))
                        .isEqualTo(new Place(tenant, local, row))
                        .isEqualTo(numbering.place(tenant, local));
                row++;
            }
        }
        assertThat(numbering.rows()).isEqualTo(row);
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesEachAncestorTheRowsThatLeadToIt(Numbering child) {
        for (var distance = 0; distance <= 3; distance++) {
            var up = distance;
            var ancestor = Stream.iterate(child, numbering -> numbering.home().orElse(numbering))
                    .limit(up + 1L)
                    .reduce((_, last) -> last)
                    .orElseThrow();
            for (var tenant = 0L; tenant < child.tenants(); tenant++) {
                var number = tenant;
                for (var row = 0L; row < ancestor.perTenant(tenant); row++) {
                    var above = row;
                    var span = child.below(tenant, row, up);
                    assertThat(span.size()).isBetween(child.leastBelow(up), child.mostBelow(up));
                    assertThat(LongStream.range(0, child.perTenant(tenant))
                                    .filter(local -> child.ancestorOf(child.place(number, local), up) == above))
                            .containsExactlyElementsOf(LongStream.range(span.start(), span.end())
                                    .boxed()
                                    .toList());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void countsFromZeroInsideEachScope(Numbering child) {
        for (var distance = 1; distance <= 3; distance++) {
            var ordinal = Ordinal.below(child, distance);
            for (var tenant = 0L; tenant < child.tenants(); tenant++) {
                var last = -1L;
                var scope = -1L;
                for (var local = 0L; local < child.perTenant(tenant); local++) {
                    var place = child.place(tenant, local);
                    var expected = child.ancestorOf(place, distance) == scope ? last + 1 : 0;
                    assertThat(ordinal.of(place)).isEqualTo(expected).isLessThan(ordinal.count());
                    last = expected;
                    scope = child.ancestorOf(place, distance);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("unlike")
    void keepsRowsWithinARoom(Numbering numbering) {
        for (var room = 0L; room < numbering.rows(); room += 3) {
            var most = numbering.mostPerTenant(room);
            assertThat(numbering.limited(numbering.tenants(), most).rows()).isLessThanOrEqualTo(room);
            assertThat(numbering.limited(numbering.tenants(), most + 1).rows()).isGreaterThan(room);
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
