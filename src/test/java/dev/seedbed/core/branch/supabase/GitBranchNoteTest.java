package dev.seedbed.core.branch.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.Marker;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitBranchNoteTest {

    private static final Instant CREATED = Instant.parse("2026-11-29T02:24:27Z");

    static Stream<Marker> markers() {
        var plain = new Marker(Marker.Kind.BRANCH, Optional.of("base-seed"), 43, Optional.empty(), CREATED);
        var scenario = new Marker(Marker.Kind.BRANCH, Optional.of("a_b"), 1, Optional.of("0f".repeat(32)), CREATED);
        return Stream.of(plain, scenario)
                .flatMap(marker -> Stream.of(marker, marker.expiring(Optional.of(CREATED.plusSeconds(3600)))));
    }

    @ParameterizedTest
    @MethodSource("markers")
    void saysAsMuchAsTheMarker(Marker marker) {
        assertThat(GitBranchNote.read(GitBranchNote.text(marker))).contains(marker);
    }

    @Test
    void couldBeTheNameOfABranch() {
        assertThat(GitBranchNote.text(markers().toList().get(1)))
                .isEqualTo("seedbed/base-seed/43/20261129T022427Z/20261129T032427Z/-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "feature/seedbed/base-seed/43/20261129T022427Z/-/-",
                "seedbed/base-seed/43/20261129T022427Z/-",
                "seedbed/base-seed/x/20261129T022427Z/-/-",
                "seedbed/base-seed/43/20261329T022427Z/-/-",
                ""
            })
    void leavesTheNotesOfOthersAlone(String note) {
        assertThat(GitBranchNote.read(note)).isEmpty();
    }
}
