package dev.seedbed.ui;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.Preferences;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.settings.Settings;
import dev.seedbed.ui.shell.Section;
import dev.seedbed.ui.shell.ShellView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The workbench as a desktop program: wires core, session and window by constructor.
public final class DesktopApp extends Application {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final List<Integer> ICONS = List.of(16, 32, 64, 128, 256);

    /// Opens the window and returns when it is closed; or hands over to one that is open, and returns at once.
    public static void launch(Optional<String> source) {
        if (!instance(SeedbedHome.ofUser()).handOver(source)) {
            Application.launch(DesktopApp.class, source.stream().toArray(String[]::new));
        }
    }

    private static SingleInstance instance(SeedbedHome home) {
        return new SingleInstance(home, Optional.ofNullable(System.getenv("DISPLAY")));
    }

    /// Why no window can be shown on this machine; empty when one can.
    public static Optional<String> displayMissing() {
        return Display.missing();
    }

    @Override
    public void start(Stage stage) {
        open(stage, getParameters().getUnnamed().stream().findFirst());
    }

    /// Opens the window with what somebody asked for, or with what a window showed that died.
    static Session open(Stage stage, Optional<String> source) {
        var home = SeedbedHome.ofUser();
        var workbench = new Workbench(home);
        var session = new Session(workbench, new RecentSources(home), Background.onVirtualThreads());
        var shell = show(stage, session, new Preferences(home));
        var looking = watch(session);
        stage.setOnHidden(_ -> {
            looking.stop();
            session.close();
        });
        source.ifPresentOrElse(
                session::open, () -> workbench.windows().takeOrphan().ifPresent(session::restore));
        instance(home)
                .listen(later -> Platform.runLater(() -> {
                    later.ifPresent(another -> {
                        shell.model().go(Section.WELCOME);
                        session.open(another);
                    });
                    stage.setIconified(false);
                    stage.toFront();
                }));
        afterFirstFrame(stage.getScene(), () -> {
            workbench.warmUp();
            shell.prepare();
        });
        return session;
    }

    /// What would take the processor from the window waits until that is there.
    private static void afterFirstFrame(Scene scene, Runnable next) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                next.run();
            }
        });
    }

    /// Looks again and again whether somebody else has written the file of the design.
    private static Timeline watch(Session session) {
        var looking = new Timeline(
                new KeyFrame(Duration.seconds(1), _ -> session.saving().look()));
        looking.setCycleCount(Animation.INDEFINITE);
        looking.play();
        return looking;
    }

    /// Fills a stage with the workbench as it comes.
    static ShellView show(Stage stage, Session session) {
        return show(stage, session, Preferences.passing());
    }

    /// Fills a stage with the workbench as a person likes it.
    static ShellView show(Stage stage, Session session, Preferences preferences) {
        var theme = new Theme();
        var shell = new ShellView(session, theme, new Settings(theme, preferences, session.background()));
        var scene = new Scene(shell.root(), WIDTH, HEIGHT);
        theme.dress(scene);
        shell.installKeys(scene);
        stage.setTitle(Messages.text("app.title"));
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        ICONS.forEach(size -> stage.getIcons().add(icon(size)));
        stage.setScene(scene);
        stage.show();
        return shell;
    }

    private static Image icon(int size) {
        var path = "/dev/seedbed/assets/icons/seedbed-" + size + ".png";
        return new Image(
                Objects.requireNonNull(DesktopApp.class.getResource(path), path).toExternalForm());
    }
}
