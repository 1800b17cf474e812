package dev.seedbed.ui.command;

import java.util.List;

/// Commands that belong together, as the sheet of shortcuts shows them: the window's, or those of one screen.
public record CommandGroup(String title, List<Command> commands) {

    public CommandGroup {
        commands = List.copyOf(commands);
    }
}
