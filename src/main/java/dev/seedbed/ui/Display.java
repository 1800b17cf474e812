package dev.seedbed.ui;

import dev.seedbed.ui.fx.Messages;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether this machine can show a window, asked before the toolkit is started: a toolkit that failed to start can't
/// be started again to draw pictures.
final class Display {

    private static final List<String> LIBRARIES = List.of("libgtk-3.so.0", "libXtst.so.6");
    private static final Pattern LOCAL_DISPLAY = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?");
    private static final Path SOCKETS = Path.of("/tmp/.X11-unix");

    private Display() {}

    /// The reason why not, or empty.
    static Optional<String> missing() {
        return System.getProperty("os.name").startsWith("Linux") && !headless()
                ? missing(Optional.ofNullable(System.getenv("DISPLAY")), SOCKETS)
                : Optional.empty();
    }

    /// The same for a named X display; local ones have their sockets in this folder.
    static Optional<String> missing(Optional<String> display, Path sockets) {
        var named = display.filter(name -> !name.isBlank());
        if (named.isEmpty()) {
            return Optional.of(Messages.text("display.none"));
        }
        return named.filter(name -> gone(name, sockets))
                .map(name -> Messages.text("display.gone", name))
                .or(Display::missingLibrary);
    }

    /// Whether the toolkit was told to draw without a screen.
    private static boolean headless() {
        return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }

    private static boolean gone(String display, Path sockets) {
        var local = LOCAL_DISPLAY.matcher(display);
        return local.matches() && !Files.exists(sockets.resolve("X" + local.group(1)));
    }

    private static Optional<String> missingLibrary() {
        return LIBRARIES.stream()
                .filter(library -> !loadable(library))
                .findFirst()
                .map(library -> Messages.text("display.library", library));
    }

    /// A library once loaded stays: GTK does not bear being unloaded.
    @SuppressWarnings("restricted")
    private static boolean loadable(String library) {
        try {
            return SymbolLookup.libraryLookup(library, Arena.global()) != null;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }
}
