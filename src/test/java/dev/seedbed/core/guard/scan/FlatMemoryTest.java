package dev.seedbed.core.guard.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.testing.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatMemoryTest {

    private static final int MEBIBYTES = 320;

    @Test
    void scansAnImageThatIsManyTimesLargerThanItsMemory() {
        var printed = ChildJvm.start(List.of("-Xmx24m"), LargeImage.class, Integer.toString(MEBIBYTES))
                .await();

        assertThat(printed)
                .contains("image » layer 4 (4 of 4) » app/" + MEBIBYTES / 4 + ".bin at byte "
                        + ((1 << 20) - TestRoutes.TRIPWIRE.length()))
                .contains("layers=4] []");
    }
}
