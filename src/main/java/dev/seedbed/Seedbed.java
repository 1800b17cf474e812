package dev.seedbed;

import dev.seedbed.cli.SeedbedCommand;
import dev.seedbed.ui.DesktopApp;
import dev.seedbed.ui.Screenshots;

/// Where the program starts: arguments go to the command line, none opens the workbench; where no window can be shown,
/// the demo walks the same path in text. The only class that knows both.
public final class Seedbed {

    private static final String FIRST_SOURCE = "sample:ledger";

    private Seedbed() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            System.exit(run(arguments));
        }
        var missing = DesktopApp.displayMissing();
        if (missing.isEmpty()) {
            DesktopApp.launch(FIRST_SOURCE);
            System.exit(0);
        }
        System.out.println(missing.get() + " Running 'seedbed demo' instead.");
        System.exit(run("demo"));
    }

    private static int run(String... arguments) {
        return SeedbedCommand.run(Screenshots::write, arguments);
    }
}
