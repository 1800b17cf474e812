package dev.seedbed.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.OpenWindows.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenWindowsTest {

    private static final Window LOST =
            new Window("shop.yaml", "seed: 7\n", "PREVIEW", "public.orders", List.of("seed: 6\n"));

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
    void whatAnEarlierVersionKeptDoesNotSayWhatItsFileHeld() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("windows")).resolve("left-1.json"),
                "{\"source\":\"shop.yaml\",\"text\":\"seed: 7\",\"section\":\"\",\"table\":\"\"}");

        assertThat(windows.takeOrphan().map(OpenWindows.Orphan::window))
                .contains(new Window("shop.yaml", "seed: 7", "", "", List.of()));
    }

    @Test
    void whatCannotBeKeptIsSaid() throws IOException {
        Files.writeString(folder.resolve("windows"), "no folder");
        assertThat(windows.keep(LOST)).isFalse();

        Files.delete(folder.resolve("windows"));
        assertThat(windows.keep(LOST)).isTrue();
    }

    @Test
    void theNewestIsFirstAndAWindowOfThisProcessIsNone() {
        windows.keep(new Window("mine.yaml", "", "", "", List.of()));
        windows.leave(LOST);

        assertThat(windows.takeOrphan().map(OpenWindows.Orphan::window)).contains(LOST);
        assertThat(windows.takeOrphan()).isEmpty();
    }
}
