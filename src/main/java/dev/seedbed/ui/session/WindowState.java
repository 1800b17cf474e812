package dev.seedbed.ui.session;

import dev.seedbed.core.project.OpenWindows;
import dev.seedbed.core.project.OpenWindows.Window;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;

/// Keeps what the window shows, for the case that its process dies: one write at a time, of the newest state.
final class WindowState {

    private final OpenWindows windows;
    private final Background background;
    private Optional<Window> wanted = Optional.empty();
    private boolean busy;

    WindowState(OpenWindows windows, Background background) {
        this.windows = windows;
        this.background = background;
    }

    void keep(Window window) {
        wanted = Optional.of(window);
        write();
    }

    private void write() {
        if (busy || wanted.isEmpty()) {
            return;
        }
        var window = wanted.get();
        wanted = Optional.empty();
        busy = true;
        background.run(
                Messages.text("job.window"),
                _ -> {
                    windows.keep(window);
                    return window;
                },
                _ -> done(),
                _ -> done());
    }

    private void done() {
        busy = false;
        write();
    }
}
