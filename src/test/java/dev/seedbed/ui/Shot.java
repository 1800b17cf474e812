package dev.seedbed.ui;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.PngFile;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;

/// One screen of a project after something was done on it, light and dark.
record Shot(Section section, String name, Consumer<Parent> change) {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    /// The cascade after something was done on its screen.
    static Shot cascade(String name, Consumer<Parent> change) {
        return new Shot(Section.CASCADE, "graph-" + name, change);
    }

    /// Writes `<name>-<light|dark>.png`, and returns the files. The window is closed in order: nobody has seen it.
    List<Path> write(Workbench workbench, Project project, Path folder) {
        return ShellScene.onStage(() -> {
            var session = new Session(workbench, new RecentSources(new SeedbedHome(folder)), Background.immediate());
            try {
                Files.createDirectories(folder);
                return draw(ShellScene.of(session, WIDTH, HEIGHT), project, folder);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } finally {
                session.close();
            }
        });
    }

    private List<Path> draw(ShellScene scene, Project project, Path folder) throws IOException {
        scene.session().adopt(project);
        scene.shell().model().go(section);
        scene.settle();
        change.accept(scene.shell().root());
        var files = new ArrayList<Path>();
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            scene.look(section, choice, 1);
            var file = folder.resolve((name + "-" + choice.name() + ".png").toLowerCase(Locale.ROOT));
            PngFile.write(scene.scene().snapshot(new WritableImage(WIDTH, HEIGHT)), file);
            files.add(file);
        }
        return files;
    }
}
