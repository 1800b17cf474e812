package dev.seedbed.ui;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.ShellView;
import javafx.stage.Stage;

/// The real core, on the server that all tests share.
public final class Workbenches {

    private Workbenches() {}

    public static Workbench workbench() {
        return new Workbench(PostgresServers.newestHome());
    }

    /// A session in which everything happens at once.
    public static Session session() {
        return session(Background.immediate());
    }

    public static Session session(Background background) {
        return new Session(workbench(), new RecentSources(PostgresServers.newestHome()), background);
    }

    public static Session sessionOn(String source) {
        var session = session();
        session.open(source);
        return session;
    }

    /// The window in a corner of the screen, with the session in it.
    public static ShellView show(Stage stage, Session session) {
        var shell = DesktopApp.show(stage, session);
        stage.setX(0);
        stage.setY(0);
        return shell;
    }

    public static Project project(Session session) {
        return session.projectProperty()
                .get()
                .orElseThrow(() -> new AssertionError(session.problemProperty().get()));
    }
}
