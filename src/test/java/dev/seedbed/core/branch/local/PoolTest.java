package dev.seedbed.core.branch.local;

import static dev.seedbed.core.branch.local.NotesBase.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class PoolTest {

    @Parameter
    TestServer server;

    private Optional<NotesBase> opened = Optional.empty();

    @BeforeEach
    void open() {
        opened = Optional.of(NotesBase.on(server));
    }

    @AfterEach
    void close() {
        base().close();
    }

    private NotesBase base() {
        return opened.orElseThrow();
    }

    @Test
    void isFilledToItsSizeAndNoFurther() {
        base().publish(5);
        assertThat(ready()).isEmpty();

        fill();
        var first = ready();
        fill();

        assertThat(first).hasSize(2);
        assertThat(ready()).isEqualTo(first);
    }

    @Test
    void mayBeEmpty() {
        base().publish(5);

        new LocalBranches(server.url(), Optional.empty(), 0).fillPool(Progress.UNWATCHED);

        assertThat(ready()).isEmpty();
    }

    /// The database itself is the one that waited, so nothing was copied.
    @Test
    void givesItsCopiesToBranches() {
        base().publish(5);
        fill();
        var waiting = base().parts().parts(Part.READY).stream()
                .map(LocalDatabase::oid)
                .toList();

        var branch = base().create("pr");

        assertThat(waiting)
                .contains(base().parts().find(branch.value()).orElseThrow().oid());
        assertThat(ready()).hasSize(1);
        assertThat(base().rows(branch)).isEqualTo("5");
    }

    @Test
    void isUsedUpAndThenDoneWithout() {
        base().publish(5);
        fill();

        for (var number = 0; number < 3; number++) {
            assertThat(base().rows(base().create("pr"))).isEqualTo("5");
        }
        assertThat(ready()).isEmpty();
    }

    @Test
    void neverGivesRowsOfAnOlderGeneration() {
        base().publish(5);
        fill();
        base().publish(6);

        assertThat(base().rows(base().create("pr"))).isEqualTo("6");
    }

    @Test
    void dropsCopiesOfAnOlderGeneration() {
        base().publish(5);
        fill();
        var old = ready();
        base().publish(6);
        fill();

        assertThat(ready()).hasSize(2).doesNotContainAnyElementsOf(old);
    }

    /// The numbers of a base that was dropped by hand begin again.
    @Test
    void knowsCopiesOfAnotherBaseOfThatName() {
        base().publish(5);
        fill();
        var left = base().parts().parts(Part.READY).getFirst();
        var old = left.marker().orElseThrow();
        base().mark(
                        left.name(),
                        new Marker(
                                old.kind(),
                                old.base(),
                                old.generation(),
                                old.scenario(),
                                old.created().minusSeconds(60)));

        base().create("pr");
        fill();

        assertThat(ready()).hasSize(2).doesNotContain(left.name());
    }

    @Test
    void isFilledByOneAtATime() {
        base().publish(5);
        var inner = new ArrayList<List<String>>();

        base().branches().fillPool((phase, _, _) -> {
            if (phase.startsWith("copying") && inner.isEmpty()) {
                var before = ready();
                fill();
                inner.add(before);
                assertThat(ready()).isEqualTo(before);
            }
        });

        assertThat(inner).hasSize(1);
        assertThat(ready()).hasSize(2);
    }

    @Test
    void canBeCancelledBetweenCopies() {
        base().publish(5);

        assertThat(catchThrowable(() -> base().branches().fillPool(cancelled())))
                .hasMessageContaining("Cancelled");
        assertThat(base().parts(Part.CLONE)).isEmpty();
    }

    /// What is claimed under one's eyes is not there any more: the next copy is taken.
    @Test
    void letsALoserTakeTheNextCopy() throws SQLException {
        base().publish(5);
        fill();
        var operation = new Operation(server.url(), "claiming");
        try (var session = LocalServer.connect(server.url())) {
            var seen = session.catalogue().all();
            var found = seen.find(base().name().value()).orElseThrow();
            var supply = new Supply(session, new Copying(server.url(), Optional.empty()), operation);
            var names = List.of(name("one"), name("two"), name("three"));

            assertThat(names.stream().map(each -> claims(supply, seen, found, each.value())))
                    .containsExactly(true, true, false);
            assertThat(base().rows(names.getFirst())).isEqualTo("5");
            assertThat(base().rows(names.get(1))).isEqualTo("5");
        }
    }

    private static boolean claims(Supply supply, Databases seen, LocalDatabase base, String name) {
        try {
            return supply.claim(seen, base, name, Supply.branchOf(base));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isOnlyForThoseWhoAskForTheNameOnce() {
        base().publish(5);
        fill();
        var branch = base().create("pr");

        base().create(new NewBranch(branch, base().name()));

        assertThat(ready()).hasSize(1);
    }

    private void fill() {
        base().branches().fillPool(Progress.UNWATCHED);
    }

    private List<String> ready() {
        return base().parts(Part.READY);
    }

    private static Progress cancelled() {
        return new Progress() {
            @Override
            public void report(String phase, long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
    }
}
