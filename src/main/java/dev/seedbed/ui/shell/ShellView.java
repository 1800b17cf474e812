package dev.seedbed.ui.shell;

import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.command.Command;
import dev.seedbed.ui.command.CommandGroup;
import dev.seedbed.ui.command.Commands;
import dev.seedbed.ui.command.DoubleShift;
import dev.seedbed.ui.command.Overlay;
import dev.seedbed.ui.command.PaletteView;
import dev.seedbed.ui.command.PaletteViewModel;
import dev.seedbed.ui.command.Panes;
import dev.seedbed.ui.command.ShortcutSheet;
import dev.seedbed.ui.control.PickerText;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.fx.Views;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.settings.Settings;
import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.FileChooser;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The window: header with the project and the one accent button, rail of screens, the screen, status bar.
public final class ShellView {

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /// Below this width the header says less.
    private static final double NARROWEST = 1180;
    /// The most of the window that problems take.
    private static final double DRAWER = 0.36;

    private final Session session;
    private final Theme theme;
    private final ShellViewModel model;
    private final Screens screens;
    private final Map<Section, RailEntry> entries = new EnumMap<>(Section.class);
    private final ToggleGroup rail = new ToggleGroup();
    private final Commands commands = new Commands();
    private final Overlay overlay = new Overlay();
    private final PaletteViewModel palette = new PaletteViewModel();
    private final PaletteView palettePanel = new PaletteView(palette, overlay::close);
    private final PaletteOffer offer;
    private final StackPane root;

    @FXML
    private Button project;

    @FXML
    private HBox rootPicker;

    @FXML
    private SearchableComboBox<TableName> roots;

    @FXML
    private Button undo;

    @FXML
    private Button redo;

    @FXML
    private Button export;

    @FXML
    private FontIcon scheme;

    @FXML
    private VBox entriesBox;

    @FXML
    private VBox foot;

    @FXML
    private ProblemBanner problem;

    @FXML
    private VBox problemPlace;

    @FXML
    private VBox banners;

    @FXML
    private StackPane content;

    @FXML
    private StatusBar status;

    private final ProblemsDrawer drawer;

    public ShellView(Session session, Theme theme, Settings settings) {
        this.session = session;
        this.theme = theme;
        model = new ShellViewModel(session);
        screens = new Screens(session, settings, model::reload);
        offer = new PaletteOffer(model, session, commands);
        drawer = new ProblemsDrawer(model.problems(), finding -> model.go(PaletteOffer.place(finding)));
        commands.register(new WindowCommands(model, session, theme, new Panels()).groups());
        root = new StackPane(frame(Views.load(this)), overlay);
    }

    private Parent frame(Parent loaded) {
        var frame = (Region) loaded;
        Runnable fit = () -> frame.pseudoClassStateChanged(
                NARROW, frame.getWidth() < NARROWEST * theme.scaleProperty().get());
        frame.widthProperty().subscribe(fit);
        theme.scaleProperty().subscribe(fit);
        frame.setMinSize(0, 0);
        drawer.maxHeightProperty().bind(frame.heightProperty().multiply(DRAWER));
        return frame;
    }

    public Parent root() {
        return root;
    }

    /// Makes the screen that a source opens on, while nobody waits for it.
    public void prepare() {
        screens.of(Section.CASCADE);
    }

    public ShellViewModel model() {
        return model;
    }

    /// The window's keys: those of all commands, Shift twice for the palette, a question mark for the sheet.
    public void installKeys(Scene scene) {
        commands.install(scene);
        new DoubleShift(this::search).install(scene);
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?")
                    && !overlay.isOpen()
                    && !(event.getTarget() instanceof TextInputControl)) {
                commands.find(WindowCommands.SHORTCUTS).ifPresent(Command::run);
            }
        });
    }

    @FXML
    private void initialize() {
        WindowCommands.NUMBERED.forEach(this::addEntry);
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
        offer(undo, session.undoableProperty(), "shell.undo");
        offer(redo, session.redoableProperty(), "shell.redo");
        roots.setConverter(new PickerText<>(TableName::label));
        roots.setItems(model.roots());
        Selections.follow(roots.getSelectionModel(), model.roots(), model.rootProperty(), Function.identity());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        Views.showWhile(problemPlace, drawer.visibleProperty().not()); // the drawer tells it too
        banners.getChildren().add(new SavingBanner(session.saving()));
        clip(content);
        new StatusLine(status, model).install(() -> drawer.setOpen(!drawer.isOpen()));
        foot.getChildren().addFirst(drawer);
        theme.darkProperty().subscribe(dark -> scheme.setIconCode(dark ? Feather.SUN : Feather.MOON));
        model.sectionProperty().subscribe(this::show);
    }

    /// Where banner and drawer leave little room, a screen ends there.
    private static void clip(Region region) {
        var room = new Rectangle();
        room.widthProperty().bind(region.widthProperty());
        room.heightProperty().bind(region.heightProperty());
        region.setClip(room);
    }

    /// A button that says what it would take back or make again.
    private static void offer(Button button, ObservableValue<Optional<String>> change, String message) {
        button.disableProperty().bind(change.map(Optional::isEmpty));
        var words = change.map(name -> Messages.text(message, name.orElse("")).strip());
        button.getTooltip().textProperty().bind(words);
        button.accessibleTextProperty().bind(words);
    }

    @FXML
    private void undo() {
        session.undo();
    }

    @FXML
    private void redo() {
        session.redo();
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
        theme.switchScheme();
    }

    @FXML
    private void search() {
        if (overlay.shows(palettePanel)) {
            overlay.close();
            return;
        }
        palette.open(offer.places(), offer.now());
        overlay.open(palettePanel, palettePanel.keyboard());
    }

    private void saveAs() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("saving.as.title"));
        chooser.setInitialFileName(Messages.text("saving.as.name"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        Messages.text("saving.as.filter"),
                        Source.SCENARIO.stream().map(ending -> "*" + ending).toList()));
        Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(session::saveAs);
    }

    /// What the window's commands do to the window.
    private final class Panels implements WindowCommands.Panels {

        @Override
        public void refresh() {
            current().refresh().run();
        }

        @Override
        public void search() {
            ShellView.this.search();
        }

        /// A design that has a file of its own is saved with every change.
        @Override
        public void save() {
            if (!session.saving().titled()) {
                saveAs();
            }
        }

        @Override
        public void saveAs() {
            ShellView.this.saveAs();
        }

        @Override
        public void shortcuts() {
            var sheet = new ShortcutSheet(commands.groups(), overlay::close);
            overlay.open(sheet, sheet.keyboard());
        }

        @Override
        public void problems() {
            drawer.setOpen(!drawer.isOpen());
        }

        @Override
        public void walk(int step) {
            var panes = new ArrayList<Node>();
            panes.add(entriesBox);
            panes.addAll(Panes.of(current().root()));
            panes.add(drawer);
            Panes.walk(panes, Optional.ofNullable(root.getScene().getFocusOwner()), step);
        }
    }

    private void addEntry(Section section) {
        if (section == Section.SETTINGS) {
            var space = new Region();
            VBox.setVgrow(space, Priority.ALWAYS);
            entriesBox.getChildren().add(space);
        }
        entriesBox.getChildren().add(entry(section));
    }

    private RailEntry entry(Section section) {
        var entry = new RailEntry(section, WindowCommands.NUMBERED.indexOf(section) + 1);
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
        commands.show(List.of(new CommandGroup(section.title(), current().commands())));
        content.getChildren().setAll(current().root());
        content.applyCss();
        current().focus().run();
        rail.selectToggle(entries.get(section));
    }

    private Screens.Screen current() {
        return screens.of(model.sectionProperty().get());
    }
}
