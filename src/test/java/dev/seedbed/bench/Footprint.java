package dev.seedbed.bench;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.OpenWindows;
import dev.seedbed.ui.DesktopApp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/// The workbench in a process of its own: opens what the argument names, walks through all screens, and says what
/// memory it holds.
public final class Footprint {

    private static final int SCREENS = 8;
    private static final int ROUNDS = 2;
    private static final long PAUSE_MILLIS = 2_000;
    private static final long PATIENCE_MILLIS = 120_000;

    private Footprint() {}

    /// The source, and a text that its window shows once it is open.
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(() -> DesktopApp.launch(Optional.of(arguments[0])));
        Thread.sleep(PAUSE_MILLIS);
        var end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!onStage(() -> shows(arguments[1]))) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("nothing shows \"" + arguments[1] + "\"");
            }
            Thread.sleep(100);
        }
        for (var visit = 0; visit < ROUNDS * SCREENS; visit++) {
            var key = KeyCode.getKeyCode(String.valueOf(1 + visit % SCREENS));
            onStage(() -> press(key));
            Thread.sleep(PAUSE_MILLIS);
        }
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.printf("%d %d %d%n", kilobytes("VmRSS"), kilobytes("RssFile"), heap.getCommitted() >> 10);
        new OpenWindows(SeedbedHome.ofUser()).forget(); // else the next window would open it again
        Runtime.getRuntime().halt(0);
    }

    private static <T> T onStage(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, Platform::runLater).join();
    }

    private static boolean shows(String text) {
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll("*").stream())
                .anyMatch(node -> node instanceof Labeled label
                        && String.valueOf(label.getText()).contains(text));
    }

    private static boolean press(KeyCode key) {
        Window.getWindows().stream()
                .limit(1)
                .forEach(window -> Event.fireEvent(
                        window.getScene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false)));
        return true;
    }

    private static long kilobytes(String field) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
