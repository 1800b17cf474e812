package dev.seedbed.ui;

import dev.seedbed.ui.fx.Frames;
import dev.seedbed.ui.session.Session;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A window that nobody sees: opened as for somebody who gives no argument, then a sample in it, until that is drawn.
/// So a build trains the program for the seconds that people wait for most; the toolkit runs on for pictures.
public final class TrainingWindow {

    /// As long as somebody looks at what is there, in frames.
    private static final int LOOK = 60;

    private static final int PATIENCE_SECONDS = 120;

    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private final Stage stage = new Stage();
    private final Session session = DesktopApp.open(stage, Optional.empty());

    private TrainingWindow() {}

    /// Whether the sample was drawn; not to be called on the toolkit's thread.
    public static boolean play() {
        Screenshots.startToolkit();
        return CompletableFuture.supplyAsync(TrainingWindow::new, Platform::runLater)
                .thenCompose(TrainingWindow::played)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private CompletableFuture<Boolean> played() {
        Platform.runLater(() -> Frames.after(LOOK, stage::isShowing, () -> {
            session.open("sample:storefront");
            Frames.after(LOOK, () -> !session.busyProperty().get(), () -> {
                var drawn = session.projectProperty().get().isPresent();
                stage.hide();
                opened.complete(drawn);
            });
        }));
        return opened;
    }
}
