package dev.seedbed.ui.session;

import dev.seedbed.core.project.OpenWindows;
import dev.seedbed.core.project.OpenWindows.Window;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Messages;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the window shows, kept for the case that its process dies: one write at a time, of the newest state.
final class WindowState {

    private final OpenWindows windows;
    private final Background background;
    private final Decisions decisions;
    private final Saving saving;
    private final ObjectProperty<Optional<TableName>> table = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty section = new SimpleStringProperty("");
    private Optional<Window> wanted = Optional.empty();
    private Optional<Path> replaced = Optional.empty();
    private boolean busy;

    WindowState(OpenWindows windows, Background background, Decisions decisions, Saving saving) {
        this.windows = windows;
        this.background = background;
        this.decisions = decisions;
        this.saving = saving;
        decisions.designProperty().addListener((_, _, _) -> keep());
        table.addListener((_, _, _) -> keep());
        section.addListener((_, _, _) -> keep());
    }

    ObjectProperty<Optional<TableName>> tableProperty() {
        return table;
    }

    StringProperty sectionProperty() {
        return section;
    }

    /// Shows the table and the screen that another window showed, whose file is needed no more once this is kept.
    void replace(Window shown, Opened read, Path file) {
        table.set(read.table(shown.table()));
        if (!shown.section().isEmpty()) {
            section.set(shown.section());
        }
        replaced = Optional.of(file);
        keep();
    }

    /// What another window is to show of this design; it chooses its screen.
    Window design() {
        return state("");
    }

    /// The window is closed in order; what its file does not hold is there at the next start.
    void close() {
        var held = saving.holds(decisions.current().text());
        if (held) {
            windows.forget();
        }
        if (held || windows.keep(state(section.get()))) {
            replaced.ifPresent(windows::forget);
        }
    }

    private Window state(String screen) {
        return new Window(
                saving.argumentProperty().get(),
                decisions.current().text(),
                screen,
                table.get().map(TableName::toString).orElse(""),
                saving.held());
    }

    private void keep() {
        if (saving.argument().isPresent()) {
            wanted = Optional.of(state(section.get()));
            write();
        }
    }

    private void write() {
        if (busy || wanted.isEmpty()) {
            return;
        }
        var window = wanted.get();
        var other = replaced;
        wanted = Optional.empty();
        replaced = Optional.empty();
        busy = true;
        background.run(
                Messages.text("job.window"),
                _ -> {
                    var kept = windows.keep(window);
                    if (kept) {
                        other.ifPresent(windows::forget);
                    }
                    return kept;
                },
                kept -> done(kept ? Optional.empty() : other),
                _ -> done(other));
    }

    /// `unkept` is the file that is still needed.
    private void done(Optional<Path> unkept) {
        busy = false;
        replaced = replaced.or(() -> unkept);
        write();
    }
}
