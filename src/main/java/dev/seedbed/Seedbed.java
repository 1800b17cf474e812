package dev.seedbed;

import dev.seedbed.cli.ExitCode;
import dev.seedbed.cli.SeedbedCommand;
import dev.seedbed.core.project.Source;
import dev.seedbed.ui.DesktopApp;
import dev.seedbed.ui.Screenshots;
import dev.seedbed.ui.TrainingWindow;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the program starts: arguments go to the command line, none opens the workbench, and a file's name alone opens
/// the file there; where no window can be shown, the demo walks the same path in text. The only class that knows both.
public final class Seedbed {

    /// Names what the window opens; without it, that is what a window showed that died, or the choice of a source.
    private static final String SOURCE = "seedbed.open";

    /// Names a file of command lines that run one after the other in one process, an empty one being the window: so a
    /// build trains the program.
    private static final String COMMANDS = "seedbed.commands";

    private Seedbed() {}

    public static void main(String[] arguments) {
        var commands = Optional.ofNullable(System.getProperty(COMMANDS));
        if (commands.isPresent()) {
            System.exit(runAll(Path.of(commands.get())));
        }
        var file = file(arguments);
        if (arguments.length > 0 && file.isEmpty()) {
            System.exit(run(arguments));
        }
        var missing = DesktopApp.displayMissing();
        if (missing.isEmpty()) {
            DesktopApp.launch(file.or(() -> Optional.ofNullable(System.getProperty(SOURCE))));
            System.exit(0);
        }
        if (file.isPresent()) {
            System.out.println(missing.get() + " Running 'seedbed graph' instead.");
            System.exit(run("graph", file.get()));
        }
        System.out.println(missing.get() + " Running 'seedbed demo' instead.");
        System.exit(run("demo"));
    }

    /// The file that somebody has opened on the desktop, which starts the program with its name alone.
    private static Optional<String> file(String... arguments) {
        return Optional.of(arguments)
                .filter(one -> one.length == 1)
                .map(one -> one[0])
                .filter(Source::namesFile)
                .filter(name -> new File(name).isFile());
    }

    private static int runAll(Path commands) {
        try {
            return Files.readAllLines(commands).stream()
                    .mapToInt(line -> line.isEmpty() ? openWindow() : run(line.split(" ")))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int openWindow() {
        return TrainingWindow.play() ? ExitCode.DONE : ExitCode.DEFECT;
    }

    /// A part of the program that cannot be loaded is mostly a file that cannot be opened.
    private static int run(String... arguments) {
        try {
            return SeedbedCommand.run(Screenshots::write, arguments);
        } catch (LinkageError | TypeNotPresentException lacking) {
            System.err.println("seedbed: A part of the program could not be loaded.");
            System.err.println("  why: " + lacking.getMessage()
                    + ". The system allows too few open files, or the installation is not complete.");
            System.err.println("  what to do: Allow more with 'ulimit -n 1024', or install Seedbed again.");
            return ExitCode.UNREACHABLE;
        }
    }
}
