package dev.seedbed.ui.branches;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.ui.branches.BranchesViewModel.BranchLine;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.fx.Views;
import java.time.Instant;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/// The branches: base-seed, and the databases made from it.
public final class BranchesView {

    private static final double ROW_HEIGHT = 36;

    private final BranchesViewModel model;
    private final Parent root;

    @FXML
    private Button publish;

    @FXML
    private TextField name;

    @FXML
    private Button create;

    @FXML
    private Label outcome;

    @FXML
    private ProblemBanner problem;

    @FXML
    private TableView<BranchLine> branches;

    @FXML
    private TableColumn<BranchLine, String> branchName;

    @FXML
    private TableColumn<BranchLine, String> branchOrigin;

    @FXML
    private TableColumn<BranchLine, String> branchAge;

    @FXML
    private TableColumn<BranchLine, String> branchSize;

    @FXML
    private TableColumn<BranchLine, String> branchUrl;

    @FXML
    private TableColumn<BranchLine, BranchLine> branchActions;

    public BranchesView(BranchesViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        name.requestFocus();
    }

    @FXML
    private void initialize() {
        publish.disableProperty()
                .bind(model.busyProperty()
                        .flatMap(busy -> model.publishableProperty().map(open -> busy || !open)));
        name.textProperty().bindBidirectional(model.nameProperty());
        create.disableProperty()
                .bind(model.busyProperty().or(name.textProperty().isEmpty()));
        outcome.textProperty().bind(model.outcomeProperty());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        branches.setItems(model.branches());
        branches.setFixedCellSize(ROW_HEIGHT);
        text(branchName, line -> line.branch().name().value());
        text(branchOrigin, BranchesView::origin);
        text(branchAge, line -> Units.age(line.branch().createdAt(), Instant.now()));
        text(branchSize, line -> Units.bytes(line.branch().sizeBytes().orElse(0)));
        text(branchUrl, line -> line.url().map(DatabaseUrl::toString).orElse(""));
        branchActions.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        branchActions.setCellFactory(_ -> new BranchActions(model));
    }

    @FXML
    private void publish() {
        model.publish();
    }

    @FXML
    private void create() {
        model.create();
    }

    @FXML
    private void refresh() {
        model.refresh();
    }

    private static String origin(BranchLine line) {
        var branch = line.branch();
        return branch.base()
                .map(base -> Messages.text(line.outdated() ? "branches.behind" : "branches.from", base))
                .orElseGet(() -> Messages.text("branches.generation", branch.generation()));
    }

    private static void text(TableColumn<BranchLine, String> column, Function<BranchLine, String> text) {
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
    }
}
