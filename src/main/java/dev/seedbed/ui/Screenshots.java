package dev.seedbed.ui;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.project.Preferences;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.ui.control.Verdicts;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.PngFile;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.settings.Settings;
import dev.seedbed.ui.shell.Section;
import dev.seedbed.ui.shell.ShellView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// Pictures of every screen, light and dark, drawn without a display.
public final class Screenshots {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final Path folder;
    private final Theme theme = new Theme();
    private final Session session;
    private final ShellView shell;
    private final Scene scene;
    private final List<Path> files = new ArrayList<>();

    private Screenshots(Workbench workbench, Path folder) {
        this.folder = folder;
        session = new Session(workbench, new RecentSources(new SeedbedHome(folder)), Background.immediate());
        shell = new ShellView(session, theme, new Settings(theme, Preferences.passing(), session.background()));
        scene = new Scene(shell.root(), WIDTH, HEIGHT);
        theme.dress(scene);
        shell.installKeys(scene);
    }

    /// Writes `<screen>-<light|dark>.png` for each screen of an open project, and returns the files.
    ///
    /// Starts the toolkit on its headless platform unless one runs already; not to be called on its thread.
    public static List<Path> write(Workbench workbench, Project project, Path folder) {
        startToolkit();
        return CompletableFuture.supplyAsync(() -> new Screenshots(workbench, folder).draw(project), Platform::runLater)
                .join();
    }

    /// The window is closed in order: nobody has seen it.
    private List<Path> draw(Project project) {
        try {
            return writeAll(project);
        } finally {
            session.close();
        }
    }

    /// Starts the toolkit on its headless platform, where it does not run yet.
    static void startToolkit() {
        try {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException running) {
            Platform.setImplicitExit(false);
        }
    }

    private List<Path> writeAll(Project project) {
        try {
            Files.createDirectories(folder);
            both(Section.WELCOME);
            session.adopt(project);
            session.tableProperty().set(telling(project).map(TableVerdict::table));
            both(Section.CASCADE);
            session.tableProperty().set(widest(project).map(TablePlan::name));
            for (var section : List.of(
                    Section.SCENARIO,
                    Section.PREVIEW,
                    Section.EXPORT,
                    Section.BRANCHES,
                    Section.ROUTES,
                    Section.CI,
                    Section.AUDIT,
                    Section.SETTINGS)) {
                both(section);
            }
            return List.copyOf(files);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private RuntimeException unwritable(IOException failed) {
        return Problem.error(
                        Category.UNREACHABLE,
                        "The pictures could not be written.",
                        folder.toString(),
                        String.valueOf(failed.getMessage()),
                        "Choose a folder that you may write to.")
                .exception(failed);
    }

    /// The table whose verdict says most: the worst problem, or else the farthest from the root.
    private static Optional<TableVerdict> telling(Project project) {
        var verdicts = project.graph().verdicts().stream();
        return project.graph().problems().isEmpty()
                ? verdicts.max(Comparator.comparingInt(verdict -> verdict.path().size()))
                : verdicts.min(Verdicts.WORST_FIRST);
    }

    private static Optional<TablePlan> widest(Project project) {
        return project.plan().tables().stream()
                .max(Comparator.comparingInt(table -> table.columns().size()));
    }

    private void both(Section section) throws IOException {
        shell.model().go(section);
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            theme.choiceProperty().set(choice);
            var name = section.name() + "-" + choice.name() + ".png";
            var file = folder.resolve(name.toLowerCase(Locale.ROOT));
            settle();
            PngFile.write(scene.snapshot(new WritableImage(WIDTH, HEIGHT)), file);
            files.add(file);
        }
    }

    /// Lets tables and lists make their cells, which takes them more than one pass.
    private void settle() {
        for (var pass = 0; pass < 3; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }
}
