package dev.seedbed.ui.preview;

import dev.seedbed.core.deliver.RowText;
import dev.seedbed.core.preview.EdgeFilter;
import dev.seedbed.core.preview.RowFilter;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.EmptyState;
import dev.seedbed.ui.control.PickerText;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.FieldText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Views;
import dev.seedbed.ui.preview.ComparisonViewModel.Choice;
import dev.seedbed.ui.preview.EdgesViewModel.EdgeChoice;
import dev.seedbed.ui.preview.PreviewViewModel.Grid;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;

/// The preview: a table picker and filters, a grid that scrolls over every row of the export, and beside it what is to
/// be said of the current row.
public final class PreviewView {

    /// Where there is no row to go back to, it is the window that goes back.
    private static final KeyCombination BACK = KeyCombination.valueOf("Alt+Left");

    private final PreviewViewModel model;
    private final FieldText tenantNumber = new FieldText();
    private final Parent root;

    @FXML
    private BorderPane screen;

    @FXML
    private Button back;

    @FXML
    private SearchableComboBox<TableName> tables;

    @FXML
    private Label total;

    @FXML
    private TextField jump;

    @FXML
    private MenuButton copy;

    @FXML
    private TextField tenant;

    @FXML
    private Label tenants;

    @FXML
    private ComboBox<EdgeChoice> edges;

    @FXML
    private Button previous;

    @FXML
    private Button next;

    @FXML
    private ComboBox<Choice> compare;

    @FXML
    private HBox changesLine;

    @FXML
    private Label changes;

    @FXML
    private ProblemBanner problem;

    @FXML
    private RowTable rows;

    @FXML
    private ScrollPane inspector;

    @FXML
    private VBox inspection;

    @FXML
    private CodeLine command;

    @FXML
    private Label took;

    public PreviewView(PreviewViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        rows.requestFocus();
    }

    @FXML
    private void initialize() {
        tables.setConverter(new PickerText<>(TableName::label));
        tables.setItems(model.tables());
        Selections.follow(tables.getSelectionModel(), model.tables(), model.tableProperty(), Function.identity());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        back.disableProperty().bind(model.returnableProperty().not());
        command.textProperty().bind(model.commandProperty());
        took.textProperty().bind(model.tookProperty());
        initializeEdges();
        initializeComparison();
        new InspectionPane(model, inspection).install();
        rows.currentProperty().subscribe(model::look);
        rows.addEventFilter(MouseEvent.MOUSE_CLICKED, this::follow);
        var keys = keys();
        screen.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> keys.entrySet().stream()
                        .filter(key -> key.getKey().match(event))
                        .filter(key -> !key.getKey().equals(BACK)
                                || model.returnableProperty().get())
                        .findFirst()
                        .ifPresent(key -> {
                            key.getValue().run();
                            event.consume();
                        }));
        model.gridProperty().subscribe(this::show);
        model.spotProperty().subscribe(spot -> spot.ifPresent(to -> rows.jump(to.index(), to.column())));
        tenant.textProperty().bindBidirectional(tenantNumber.property());
        tenant.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                takeTenant();
            }
        });
    }

    private void initializeEdges() {
        edges.setConverter(new PickerText<>(PreviewView::words));
        edges.setItems(model.edges().choices());
        Selections.follow(
                edges.getSelectionModel(),
                model.edges().choices(),
                model.edges().chosenProperty(),
                EdgeChoice::filter);
    }

    private static String words(EdgeChoice choice) {
        return switch (choice.filter()) {
            case EdgeFilter.None _ -> Messages.text("preview.edges.none");
            case EdgeFilter.Any _ -> Messages.text("preview.edges.any", choice.rows());
            case EdgeFilter.OfPack(var pack) -> Messages.text("preview.edges.pack", pack, choice.rows());
        };
    }

    private void initializeComparison() {
        compare.setConverter(new PickerText<>(
                choice -> Messages.text("preview.compare." + choice.name().toLowerCase(Locale.ROOT))));
        compare.getItems().setAll(Choice.values());
        compare.valueProperty().bindBidirectional(model.comparison().choiceProperty());
        changes.textProperty().bind(model.comparison().summaryProperty());
        changesLine.managedProperty().bind(changes.textProperty().isNotEmpty());
        changesLine.visibleProperty().bind(changes.textProperty().isNotEmpty());
    }

    private void show(Optional<Grid> grid) {
        grid.ifPresent(shown -> {
            total.setText(Messages.text("preview.total", shown.excerpt().size()));
            var none = shown.tenants() == 0;
            tenant.setDisable(none);
            tenantNumber.show(
                    shown.tenant().isPresent()
                            ? Messages.text(
                                    "rows.number",
                                    model.filterProperty().get().tenant().orElse(0) + 1)
                            : "");
            tenants.setText(
                    none
                            ? Messages.text("preview.tenant.none")
                            : shown.tenant()
                                    .map(name -> Messages.text("preview.tenant.named", shown.tenants(), name))
                                    .orElseGet(() -> Messages.text("preview.tenant.of", shown.tenants())));
            edges.setDisable(model.edges().choices().size() == 1);
            previous.setDisable(shown.made().edgeCount() == 0);
            next.setDisable(shown.made().edgeCount() == 0);
            copy.setDisable(shown.excerpt().size() == 0);
            rows.setEmpty(nothing(shown));
            rows.show(shown.subject(), shown.columns(), shown.rows());
        });
    }

    private EmptyState nothing(Grid shown) {
        var filtered = shown.made().plan().rows() > 0;
        var state = new EmptyState();
        state.setIcon(filtered ? "fth-filter" : "fth-inbox");
        state.setText(Messages.text(filtered ? "preview.none.filtered" : "preview.none"));
        if (filtered) {
            var all = new Button(Messages.text("preview.none.all"));
            all.setId("preview-all");
            all.setOnAction(_ -> model.filterProperty().set(RowFilter.NONE));
            state.getChildren().add(all);
        }
        return state;
    }

    private Map<KeyCombination, Runnable> keys() {
        return Map.of(
                KeyCombination.valueOf("F8"),
                this::nextEdge,
                KeyCombination.valueOf("Shift+F8"),
                this::previousEdge,
                KeyCombination.valueOf("Shortcut+F8"),
                this::pickEdges,
                KeyCombination.valueOf("F4"),
                this::peek,
                BACK,
                this::back,
                KeyCombination.valueOf("Shortcut+G"),
                () -> jump.requestFocus(),
                KeyCombination.valueOf("Shortcut+Shift+C"),
                this::copyInsert,
                KeyCombination.valueOf("Shortcut+Enter"),
                model::follow);
    }

    @FXML
    private void jump() {
        model.jump(jump.getText());
        rows.requestFocus();
    }

    @FXML
    private void back() {
        model.back();
        rows.requestFocus();
    }

    @FXML
    private void chooseTenant() {
        takeTenant();
        rows.requestFocus();
    }

    private void takeTenant() {
        tenantNumber.release();
        model.chooseTenant(tenantNumber.written());
    }

    private void pickEdges() {
        edges.requestFocus();
        edges.show();
    }

    @FXML
    private void nextEdge() {
        model.nextEdge(true);
    }

    @FXML
    private void previousEdge() {
        model.nextEdge(false);
    }

    @FXML
    private void copyCells() {
        rows.copyCells();
    }

    @FXML
    private void copyInsert() {
        model.copy(RowText.INSERT, rows.selected(), CopyText::copy);
    }

    @FXML
    private void copyCsv() {
        model.copy(RowText.CSV, rows.selected(), CopyText::copy);
    }

    @FXML
    private void copyJson() {
        model.copy(RowText.JSON, rows.selected(), CopyText::copy);
    }

    /// Goes between the grid and what is said of its current row: first to the row that the current cell points at.
    private void peek() {
        if (!rows.hasFocus()) {
            rows.requestFocus();
            return;
        }
        Optional.ofNullable(inspection.lookup(".current-link"))
                .or(() -> Optional.ofNullable(inspection.lookup(".hyperlink")))
                .ifPresentOrElse(link -> link.requestFocus(), inspector::requestFocus);
    }

    private void follow(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isShortcutDown()) {
            model.follow();
        }
    }
}
