package dev.seedbed.ui.shell;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.audit.AuditView;
import dev.seedbed.ui.audit.AuditViewModel;
import dev.seedbed.ui.branches.BranchesView;
import dev.seedbed.ui.branches.BranchesViewModel;
import dev.seedbed.ui.cascade.CascadeView;
import dev.seedbed.ui.cascade.CascadeViewModel;
import dev.seedbed.ui.ci.CiView;
import dev.seedbed.ui.ci.CiViewModel;
import dev.seedbed.ui.control.PickerText;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.export.ExportView;
import dev.seedbed.ui.export.ExportViewModel;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.fx.Views;
import dev.seedbed.ui.preview.PreviewView;
import dev.seedbed.ui.preview.PreviewViewModel;
import dev.seedbed.ui.routes.RoutesView;
import dev.seedbed.ui.routes.RoutesViewModel;
import dev.seedbed.ui.scenario.ScenarioView;
import dev.seedbed.ui.scenario.ScenarioViewModel;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.welcome.WelcomeView;
import dev.seedbed.ui.welcome.WelcomeViewModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The window: header with the project and the one accent button, rail of screens, the screen, status bar.
public final class ShellView {

    private static final List<Section> RAIL = List.of(
            Section.CASCADE,
            Section.SCENARIO,
            Section.PREVIEW,
            Section.EXPORT,
            Section.BRANCHES,
            Section.ROUTES,
            Section.CI,
            Section.AUDIT);

    private final Session session;
    private final Theme theme;
    private final ShellViewModel model;
    private final Map<Section, Screen> screens = new EnumMap<>(Section.class);
    private final Map<Section, RailEntry> entries = new EnumMap<>(Section.class);
    private final ToggleGroup rail = new ToggleGroup();
    private final Parent root;

    @FXML
    private Button project;

    @FXML
    private HBox rootPicker;

    @FXML
    private SearchableComboBox<TableName> roots;

    @FXML
    private Button export;

    @FXML
    private FontIcon scheme;

    @FXML
    private VBox entriesBox;

    @FXML
    private ProblemBanner problem;

    @FXML
    private StackPane content;

    @FXML
    private StatusBar status;

    /// A screen, where the keyboard begins on it, and what refreshing it means.
    private record Screen(Parent root, Runnable focus, Runnable refresh) {}

    public ShellView(Session session, Theme theme) {
        this.session = session;
        this.theme = theme;
        model = new ShellViewModel(session);
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    public ShellViewModel model() {
        return model;
    }

    /// The window's keys: sections by number, export, open, refresh.
    public void installKeys(Scene scene) {
        var keys = scene.getAccelerators();
        for (var index = 0; index < RAIL.size(); index++) {
            var section = RAIL.get(index);
            keys.put(KeyCombination.valueOf("Shortcut+" + (index + 1)), () -> model.go(section));
        }
        keys.put(KeyCombination.valueOf("Shortcut+E"), this::export);
        keys.put(KeyCombination.valueOf("Shortcut+O"), this::openAnother);
        keys.put(KeyCombination.valueOf("F5"), this::refresh);
    }

    @FXML
    private void initialize() {
        RAIL.forEach(section -> entriesBox.getChildren().add(entry(section)));
        var open = session.projectProperty().map(Optional::isPresent);
        entries.forEach((section, entry) -> {
            if (section.needsProject()) {
                entry.disableProperty().bind(open.map(present -> !present));
            }
        });
        project.textProperty().bind(model.projectProperty());
        project.visibleProperty().bind(open);
        rootPicker.visibleProperty().bind(open);
        export.disableProperty().bind(open.map(present -> !present));
        roots.setConverter(new PickerText<>(TableName::label));
        roots.setItems(model.roots());
        Selections.follow(roots.getSelectionModel(), model.roots(), model.rootProperty(), Function.identity());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        new StatusLine(status, model).install();
        theme.darkProperty().subscribe(dark -> scheme.setIconCode(dark ? Feather.SUN : Feather.MOON));
        model.sectionProperty().subscribe(this::show);
    }

    private void refresh() {
        current().refresh().run();
    }

    @FXML
    private void openAnother() {
        model.go(Section.WELCOME);
    }

    @FXML
    private void export() {
        model.go(Section.EXPORT);
    }

    @FXML
    private void switchScheme() {
        theme.choiceProperty().set(theme.darkProperty().get() ? Theme.Choice.LIGHT : Theme.Choice.DARK);
    }

    private RailEntry entry(Section section) {
        var entry = new RailEntry(section, RAIL.indexOf(section) + 1);
        entry.setToggleGroup(rail);
        entry.setOnAction(_ -> {
            model.go(section);
            rail.selectToggle(entries.get(model.sectionProperty().get()));
        });
        entries.put(section, entry);
        if (section == Section.CASCADE) {
            entry.count(model.findingsProperty());
        }
        return entry;
    }

    /// Split and scroll panes take in their content with their first style pass: only then can it have the focus.
    private void show(Section section) {
        content.getChildren().setAll(current().root());
        content.applyCss();
        current().focus().run();
        rail.selectToggle(entries.get(section));
    }

    private Screen current() {
        return screens.computeIfAbsent(model.sectionProperty().get(), this::screen);
    }

    private Screen screen(Section section) {
        return switch (section) {
            case WELCOME -> {
                var view = new WelcomeView(new WelcomeViewModel(session));
                yield new Screen(view.root(), view::focus, model::reload);
            }
            case CASCADE -> {
                var view = new CascadeView(new CascadeViewModel(session));
                yield new Screen(view.root(), view::focus, model::reload);
            }
            case SCENARIO -> {
                var view = new ScenarioView(new ScenarioViewModel(session));
                yield new Screen(view.root(), view::focus, model::reload);
            }
            case PREVIEW -> {
                var view = new PreviewView(new PreviewViewModel(session));
                yield new Screen(view.root(), view::focus, model::reload);
            }
            case EXPORT -> {
                var view = new ExportView(new ExportViewModel(session));
                yield new Screen(view.root(), view::focus, model::reload);
            }
            case BRANCHES -> {
                var branches = new BranchesViewModel(session);
                var view = new BranchesView(branches);
                yield new Screen(view.root(), view::focus, branches::refresh);
            }
            case ROUTES -> {
                var view = new RoutesView(new RoutesViewModel(session));
                yield new Screen(view.root(), view::focus, model::reload);
            }
            case CI -> {
                var ci = new CiViewModel(session);
                var view = new CiView(ci);
                yield new Screen(view.root(), view::focus, ci::look);
            }
            case AUDIT -> {
                var audit = new AuditViewModel(session);
                var view = new AuditView(audit);
                yield new Screen(view.root(), view::focus, audit::audit);
            }
        };
    }
}
