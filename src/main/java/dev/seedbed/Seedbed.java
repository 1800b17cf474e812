package dev.seedbed;

import dev.seedbed.cli.SeedbedCommand;
import java.util.List;

/// Where the program starts: arguments go to the command line, none opens the workbench. The only class that knows
/// both.
public final class Seedbed {

    private Seedbed() {}

    public static void main(String[] arguments) {
        System.exit(SeedbedCommand.run((_, _, _) -> List.of(), arguments));
    }
}
