package dev.seedbed.ui.scenario;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.ui.command.Command;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.EmptyState;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.SizePicker;
import dev.seedbed.ui.control.TextEditor;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.fx.Views;
import dev.seedbed.ui.scenario.ScenarioViewModel.Place;
import dev.seedbed.ui.scenario.ScenarioViewModel.Spending;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.controlsfx.control.textfield.CustomTextField;

/// The scenario: tables with how their rows spread, columns with rule, reason and sample, and the file beside them.
public final class ScenarioView {

    /// How long the text rests before it is judged.
    private static final Duration REST = Duration.millis(500);

    private static final String FILE = "file";
    private static final String EDGES = "edges";

    private final ScenarioViewModel model;
    private final TextEditor editor = new TextEditor();
    private final PauseTransition rest = new PauseTransition(REST);
    private final RulePicker picker;
    private final RowsEditor rowsEditor;
    private final Parent root;
    private Optional<Bounds> anchor = Optional.empty();

    @FXML
    private SizePicker size;

    @FXML
    private TextField seed;

    @FXML
    private DriftBanner drift;

    @FXML
    private Label total;

    @FXML
    private ProgressBar budget;

    @FXML
    private Label share;

    @FXML
    private Button warnings;

    @FXML
    private Button review;

    @FXML
    private CustomTextField filter;

    @FXML
    private TableTree tables;

    @FXML
    private StackPane tablePane;

    @FXML
    private Label tableName;

    @FXML
    private Button rows;

    @FXML
    private Histogram histogram;

    @FXML
    private Label tableRows;

    @FXML
    private Button rule;

    @FXML
    private ColumnTable columns;

    @FXML
    private ReviewBar reviewBar;

    @FXML
    private SideTabs tabs;

    @FXML
    private ProblemBanner problem;

    @FXML
    private CodeLine command;

    @FXML
    private Flyout flyout;

    public ScenarioView(ScenarioViewModel model) {
        this.model = model;
        picker = new RulePicker(model.picker());
        rowsEditor = new RowsEditor(model.rows());
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// What can be done here, beside what has a button of its own.
    public List<Command> commands() {
        return List.of(Command.of("filter", filter::requestFocus, "Shortcut+F"));
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        tables.requestFocus();
    }

    @FXML
    private void initialize() {
        size.chosenProperty().bind(model.sizeProperty());
        size.setOnChoose(model::choose);
        drift.follow(model.drift());
        model.warnings().addListener((ListChangeListener<Problem>) _ -> countWarnings());
        countWarnings();
        showSeed();
        model.spendingProperty().subscribe(this::showSpending);
        showTables();
        showFilter();
        columns.follow(model, this::pickRule);
        columns.undecidableProperty().subscribe(rule::setDisable);
        showReview();
        showTabs();
        showFlyout();
        problem.problemProperty().bindBidirectional(model.problemProperty());
    }

    @FXML
    private void showNextWarning() {
        model.showNextWarning();
    }

    @FXML
    private void roll() {
        model.tenants().rollSeed(RandomGenerator.getDefault());
    }

    @FXML
    private void startReview() {
        model.review().start();
        reviewBar.focus();
    }

    @FXML
    private void pickRows() {
        anchor = Optional.of(rows.localToScene(rows.getLayoutBounds()));
        model.pickRows();
    }

    @FXML
    private void pickRule() {
        anchor = Optional.of(columns.place());
        model.pick(columns.selected());
    }

    private void countWarnings() {
        warnings.setVisible(!model.warnings().isEmpty());
        warnings.setManaged(!model.warnings().isEmpty());
        warnings.setText(Messages.text("scenario.warnings", model.warnings().size()));
    }

    private void showSeed() {
        var setting = model.tenants().setting("seed");
        seed.textProperty().bindBidirectional(setting.textProperty());
        seed.setOnAction(_ -> model.tenants().commit(setting));
    }

    private void showSpending(Spending spending) {
        total.setText(Messages.text("scenario.spending", spending.rows(), Units.bytes(spending.bytes())));
        List.of(budget, share).forEach(node -> {
            node.setVisible(spending.share().isPresent());
            node.setManaged(spending.share().isPresent());
        });
        spending.share().ifPresent(used -> {
            budget.setProgress(Math.min(1, used));
            share.setText(Messages.text(spending.over() ? "scenario.spending.over" : "scenario.spending.share", used));
            share.getStyleClass().setAll("label", spending.over() ? "field-problem" : "muted");
        });
    }

    private void showTables() {
        tables.follow(model);
        tables.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.F2 || key.getCode() == KeyCode.ENTER) {
                key.consume();
                pickRows();
            }
        });
        model.tableNodeProperty().subscribe(node -> {
            tableName.setText(node.map(known -> known.plan().name().label()).orElse(""));
            rows.setText(node.map(known -> known.plan().draft().rows().phrase()).orElse(""));
            rows.setDisable(node.filter(model::rowsDecidable).isEmpty());
            histogram.show(node.flatMap(TableNode::children));
            histogram.setManaged(histogram.isVisible());
            tableRows.setText(node.map(known ->
                            Messages.text("scenario.table.rows", known.plan().rows()))
                    .orElse(""));
        });
    }

    private void showFilter() {
        filter.textProperty().bindBidirectional(model.filter().textProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            switch (key.getCode()) {
                case ESCAPE -> model.filter().clear();
                case ENTER, DOWN -> {
                    model.filter().selectFound();
                    tables.requestFocus();
                }
                default -> {
                    return;
                }
            }
            key.consume();
        });
        var noTable = nothing("scenario.filter.none");
        noTable.visibleProperty().bind(model.filter().nothingProperty());
        tables.visibleProperty().bind(noTable.visibleProperty().not());
        tablePane.getChildren().add(noTable);
        var noColumn = nothing("scenario.filter.none.columns");
        noColumn.visibleProperty()
                .bind(filter.textProperty()
                        .isNotEmpty()
                        .and(noTable.visibleProperty().not()));
        columns.setPlaceholder(noColumn);
    }

    private EmptyState nothing(String sentence) {
        var end = new Button(Messages.text("scenario.filter.end"));
        end.setOnAction(_ -> model.filter().clear());
        return new EmptyState("fth-filter", Messages.text(sentence), end);
    }

    private void showReview() {
        model.review().countProperty().subscribe(count -> {
            review.setDisable(count.intValue() == 0);
            review.setText(
                    count.intValue() == 0
                            ? Messages.text("scenario.review.none")
                            : Messages.text("scenario.review", count));
        });
        model.review().stepProperty().subscribe(step -> {
            if (step.isEmpty() && reviewBar.isFocusWithin()) {
                columns.requestFocus();
            }
        });
        reviewBar.follow(model.review(), () -> {
            anchor = Optional.of(columns.place());
            model.review()
                    .stepProperty()
                    .get()
                    .ifPresent(step -> model.picker().open(List.of(step.column().name())));
        });
        model.review()
                .stepProperty()
                .subscribe(step -> step.ifPresent(current -> {
                    model.filter().reveal(current.column().name());
                    columns.choose(current.column().name().column());
                }));
    }

    private void showTabs() {
        tabs.add(FILE, editor);
        tabs.add(EDGES, new EdgesPane(model.edges()));
        tabs.add("promises", new PromisesPane(model));
        tabs.add("tenants", new TenantsPane(model.tenants()));
        editor.textProperty().bindBidirectional(model.textProperty());
        editor.textProperty().addListener((_, _, _) -> rest.playFromStart());
        rest.setOnFinished(_ -> model.apply());
        editor.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
                key.consume();
                rest.stop();
                model.apply();
            }
        });
        model.placeProperty().subscribe(place -> {
            editor.wrongLineProperty().set(place.map(Place::line));
            place.ifPresent(_ -> tabs.select(FILE));
        });
        model.tableProperty().subscribe(table -> table.ifPresent(name -> editor.scrollTo("  " + name + ":")));
        tabs.selectedProperty().subscribe(tab -> {
            if (tab.equals(EDGES)) {
                model.edges().show();
            }
            showCommand();
        });
        model.tableProperty().subscribe(_ -> showCommand());
        model.textProperty().subscribe(_ -> showCommand());
    }

    private void showCommand() {
        command.setText(model.command(tabs.selectedProperty().get()));
    }

    private void showFlyout() {
        model.picker().subjectProperty().subscribe(subject -> {
            subject.ifPresentOrElse(
                    _ -> {
                        flyout.show(picker, place(), model.picker()::close);
                        picker.focus();
                    },
                    flyout::hide);
        });
        model.rows().subjectProperty().subscribe(subject -> {
            subject.ifPresentOrElse(
                    _ -> {
                        flyout.show(rowsEditor, place(), model.rows()::close);
                        rowsEditor.focus();
                    },
                    flyout::hide);
        });
    }

    private Bounds place() {
        return anchor.orElseGet(columns::place);
    }
}
