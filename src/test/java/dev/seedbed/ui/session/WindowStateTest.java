package dev.seedbed.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.OpenWindows;
import dev.seedbed.core.project.OpenWindows.Window;
import dev.seedbed.testing.SmallDisk;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of the window where the disk has no room for it.
class WindowStateTest {

    private final Decisions decisions = new Decisions();
    private final Saving saving = new Saving(
            Workbenches.workbench().designs(),
            Background.immediate(),
            LocalDateTime::now,
            decisions.typedProperty()::set);

    @TempDir
    Path folder;

    @Test
    void aLostWindowIsForgottenOnlyWhereItsPlaceIsKept() throws IOException {
        try (var disk = SmallDisk.at(folder.resolve("home"), "256k")) {
            var windows = new OpenWindows(new SeedbedHome(disk.folder()));
            var state = new WindowState(windows, Background.immediate(), decisions, saving);
            var lost = lost(windows);
            disk.fill(0);

            show(state, lost);
            assertThat(lost.file()).as("nothing else holds it").exists();

            disk.makeRoom();
            state.sectionProperty().set("EXPORT");
            assertThat(lost.file()).doesNotExist();
        }
    }

    @Test
    void aLostWindowIsForgottenWhereTheWindowThatShowsItIsClosedWithNothingUnsaved() throws IOException {
        try (var disk = SmallDisk.at(folder.resolve("home"), "256k")) {
            var windows = new OpenWindows(new SeedbedHome(disk.folder()));
            var state = new WindowState(windows, Background.immediate(), decisions, saving);
            var lost = lost(windows);
            disk.fill(0);
            show(state, lost);

            state.close();

            assertThat(lost.file()).doesNotExist();
        }
    }

    private static OpenWindows.Orphan lost(OpenWindows windows) {
        windows.leave(new Window("sample:ledger", "seed: 7\n", "PREVIEW", "", List.of()));
        return windows.takeOrphan().orElseThrow();
    }

    private void show(WindowState state, OpenWindows.Orphan lost) {
        var read = Opened.of(Workbenches.project(Workbenches.sessionOn("sample:ledger")), Workbenches.workbench());
        saving.begin(read.project().source(), read.text());
        decisions.begin(Design.NONE.withText(read.text()));
        state.replace(lost.window(), read, lost.file());
    }
}
