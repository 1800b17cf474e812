package dev.seedbed.bench;

import dev.seedbed.Seedbed;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.OpenWindows;
import dev.seedbed.ui.control.GraphCanvas;
import dev.seedbed.ui.fx.Frames;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Window;
import javafx.util.Duration;

/// Starts the program as somebody does who gives no argument, in a process of its own; says when its first window has
/// been drawn, then clicks on a sample, and says when its graph has been.
public final class FirstWindow {

    static final String DRAWN = "drawn";
    static final String GRAPH = "graph";

    /// Names how long the window is looked at before the click, in ms.
    static final String REST = "rest";

    private FirstWindow() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(() -> Seedbed.main(arguments));
        while (!drawing()) {
            Thread.sleep(1);
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    private static boolean drawing() {
        try {
            Platform.runLater(FirstWindow::watch);
            return true;
        } catch (IllegalStateException _) {
            return false; // the toolkit is not up yet
        }
    }

    private static void watch() {
        whenDrawn(() -> true, () -> {
            System.out.println(DRAWN + " " + processMillis());
            var rest = new PauseTransition(Duration.millis(Integer.getInteger(REST, 0)));
            rest.setOnFinished(_ -> click());
            rest.play();
        });
    }

    private static void click() {
        var started = System.nanoTime();
        var worked = processMillis();
        ((Button) find(node -> "sample-storefront".equals(node.getId()))
                        .findFirst()
                        .orElseThrow())
                .fire();
        whenDrawn(FirstWindow::graphShown, () -> {
            var waited = (System.nanoTime() - started) / 1_000_000;
            System.out.println(GRAPH + " " + waited + " " + (processMillis() - worked));
            new OpenWindows(SeedbedHome.ofUser()).forget(); // else the next round would open it again
            Runtime.getRuntime().halt(0);
        });
    }

    private static boolean graphShown() {
        return find(GraphCanvas.class::isInstance)
                .map(GraphCanvas.class::cast)
                .anyMatch(graph -> graph.graphProperty().get().isPresent());
    }

    private static Stream<Node> find(Predicate<Node> wanted) {
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll("*").stream())
                .filter(wanted);
    }

    /// Once a window has drawn what is waited for.
    private static void whenDrawn(BooleanSupplier shown, Runnable next) {
        Frames.after(
                Frames.DRAWN,
                () -> Window.getWindows().stream().anyMatch(Window::isShowing) && shown.getAsBoolean(),
                next);
    }

    private static long processMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toMillis)
                .orElse(0L);
    }
}
