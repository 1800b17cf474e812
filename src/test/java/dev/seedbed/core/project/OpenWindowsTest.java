package dev.seedbed.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.OpenWindows.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenWindowsTest {

    private static final Window LOST = new Window("shop.yaml", "seed: 7\n", "PREVIEW", "public.orders");

    @TempDir
    private Path folder;

    private OpenWindows windows = new OpenWindows(new SeedbedHome(Path.of("")));

    @BeforeEach
    void choose() {
        windows = new OpenWindows(new SeedbedHome(folder));
    }

    @Test
    void whatIsLeftBehindIsOpenedOnce() {
        windows.leave(LOST);

        var orphan = windows.takeOrphan().orElseThrow();
        assertThat(orphan.window()).isEqualTo(LOST);
        assertThat(windows.takeOrphan()).isEmpty();

        windows.forget(orphan.file());
        assertThat(folder.resolve("windows")).isEmptyDirectory();
    }

    @Test
    void whatWasTakenAndNotForgottenIsAnOrphanAgainWhenItsTakerDied() throws IOException, InterruptedException {
        windows.leave(LOST);
        var taker = new ProcessBuilder("sleep", "60").start();
        new OpenWindows(new SeedbedHome(folder), taker.toHandle()).takeOrphan().orElseThrow();
        assertThat(windows.takeOrphan()).as("its taker lives").isEmpty();

        taker.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        assertThat(windows.takeOrphan().map(OpenWindows.Orphan::window)).contains(LOST);
    }

    @Test
    void theNewestIsFirstAndAWindowOfThisProcessIsNone() {
        windows.keep(new Window("mine.yaml", "", "", ""));
        windows.leave(LOST);

        assertThat(windows.takeOrphan().map(OpenWindows.Orphan::window)).contains(LOST);
        assertThat(windows.takeOrphan()).isEmpty();
    }
}
