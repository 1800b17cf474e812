package dev.seedbed.ui.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// All commands at hand: the window's own, then those of the screen that is shown. Keys, palette and sheet know no
/// others.
public final class Commands {

    private List<CommandGroup> window = List.of();
    private List<CommandGroup> screen = List.of();

    /// What the window can always do.
    public void register(List<CommandGroup> groups) {
        window = List.copyOf(groups);
    }

    /// What the screen can do that is shown from now on.
    public void show(List<CommandGroup> groups) {
        screen = List.copyOf(groups);
    }

    /// The groups with at least one command, the window's first.
    public List<CommandGroup> groups() {
        return Stream.concat(window.stream(), screen.stream())
                .filter(group -> !group.commands().isEmpty())
                .toList();
    }

    public Stream<Command> all() {
        return groups().stream().flatMap(group -> group.commands().stream());
    }

    public Optional<Command> find(String id) {
        return all().filter(command -> command.id().equals(id)).findFirst();
    }

    /// Keys that nothing in the window has used itself run the command that bears them.
    public void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        all().filter(command -> command.keys().stream().anyMatch(keys -> keys.match(event)))
                .findFirst()
                .ifPresent(command -> {
                    command.run();
                    event.consume();
                });
    }
}
