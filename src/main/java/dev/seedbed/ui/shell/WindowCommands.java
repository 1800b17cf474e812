package dev.seedbed.ui.shell;

import dev.seedbed.ui.command.Command;
import dev.seedbed.ui.command.CommandGroup;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;

/// What the window can do on every screen.
final class WindowCommands {

    static final String SHORTCUTS = "shortcuts";

    /// The screens in the order of the rail, reached by their number.
    static final List<Section> NUMBERED = List.of(
            Section.CASCADE,
            Section.SCENARIO,
            Section.PREVIEW,
            Section.EXPORT,
            Section.BRANCHES,
            Section.ROUTES,
            Section.CI,
            Section.AUDIT,
            Section.SETTINGS);

    private final ShellViewModel model;
    private final Session session;
    private final Theme theme;
    private final Panels panels;
    private final ObservableValue<Boolean> open;

    /// What a window has besides its screens.
    interface Panels {
        void refresh();

        void search();

        void save();

        void saveAs();

        void shortcuts();

        void problems();

        void walk(int step);
    }

    WindowCommands(ShellViewModel model, Session session, Theme theme, Panels panels) {
        this.model = model;
        this.session = session;
        this.theme = theme;
        this.panels = panels;
        open = session.projectProperty().map(Optional::isPresent);
    }

    List<CommandGroup> groups() {
        return List.of(
                new CommandGroup(Messages.text("commands.go"), go()),
                new CommandGroup(Messages.text("commands.project"), project()),
                new CommandGroup(Messages.text("commands.window"), window()));
    }

    private List<Command> go() {
        return IntStream.range(0, NUMBERED.size())
                .mapToObj(index -> section(NUMBERED.get(index), index + 1))
                .toList();
    }

    private Command section(Section section, int number) {
        var command = Command.named(
                "go-" + section.name().toLowerCase(Locale.ROOT),
                Messages.text("commands.section", section.title()),
                () -> model.go(section),
                "Shortcut+" + number);
        return section.needsProject() ? command.when(open, "commands.closed") : command;
    }

    private List<Command> project() {
        return List.of(
                Command.of("open", () -> model.go(Section.WELCOME), "Shortcut+O"),
                Command.of("reopen", session::reopen),
                Command.of("export", () -> model.go(Section.EXPORT), "Shortcut+E")
                        .when(open, "commands.closed"),
                Command.of("save", panels::save, "Shortcut+S").when(open, "commands.closed"),
                Command.of("save-as", panels::saveAs, "Shortcut+Shift+S").when(open, "commands.closed"),
                Command.of("undo", session::undo, "Shortcut+Z")
                        .unless(missing(session.undoableProperty(), "commands.undo")),
                Command.of("redo", session::redo, "Shortcut+Shift+Z")
                        .unless(missing(session.redoableProperty(), "commands.redo")),
                Command.of("seed", model::chooseSeed, "Shortcut+R").when(open, "commands.closed"),
                Command.of("refresh", panels::refresh, "F5"));
    }

    private static ObservableValue<Optional<String>> missing(ObservableValue<Optional<String>> change, String reason) {
        return change.map(found -> found.isPresent() ? Optional.empty() : Optional.of(Messages.text(reason)));
    }

    private List<Command> window() {
        return List.of(
                Command.of("search", panels::search, "Shortcut+K"),
                Command.of(SHORTCUTS, panels::shortcuts, "F1"),
                Command.of("problems", panels::problems),
                Command.of("back", model::back, "Alt+Left"),
                Command.of("forward", model::forward, "Alt+Right"),
                Command.of("next-pane", () -> panels.walk(1), "F6"),
                Command.of("previous-pane", () -> panels.walk(-1), "Shift+F6"),
                Command.of("scheme", theme::switchScheme),
                Command.of("larger", () -> theme.resize(1), "Shortcut+Plus", "Shortcut+Equals", "Shortcut+Add"),
                Command.of("smaller", () -> theme.resize(-1), "Shortcut+Minus", "Shortcut+Subtract"),
                Command.of("usual-size", () -> theme.scaleProperty().set(1), "Shortcut+0", "Shortcut+Numpad 0"));
    }
}
