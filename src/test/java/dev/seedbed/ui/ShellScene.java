package dev.seedbed.ui;

import dev.seedbed.core.project.Preferences;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.settings.Settings;
import dev.seedbed.ui.shell.Section;
import dev.seedbed.ui.shell.ShellView;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// The whole workbench in a scene without a window, to be looked over node by node. Only on the toolkit's thread.
record ShellScene(Session session, Theme theme, ShellView shell, Scene scene) {

    static ShellScene of(Session session, double width, double height) {
        var theme = new Theme();
        var shell = new ShellView(session, theme, new Settings(theme, Preferences.passing(), session.background()));
        var scene = new Scene(shell.root(), width, height);
        theme.dress(scene);
        shell.installKeys(scene);
        return new ShellScene(session, theme, shell, scene);
    }

    /// Runs on the toolkit's thread, which is started for this if need be; what fails there fails here.
    static <T> T onStage(Supplier<T> work) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException _) {
            Platform.setImplicitExit(false);
        }
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }

    void look(Section section, Theme.Choice choice, double scale) {
        theme.choiceProperty().set(choice);
        theme.scaleProperty().set(scale);
        shell.model().go(section);
        settle();
    }

    /// Lets tables and lists make their cells, which takes them more than one pass.
    void settle() {
        for (var pass = 0; pass < 3; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /// What is in view, from the outside in; a node that is hidden hides what is in it.
    Stream<Node> visible() {
        return nodes(scene.getRoot());
    }

    private static Stream<Node> nodes(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(ShellScene::nodes))
                : Stream.of(node);
    }
}
