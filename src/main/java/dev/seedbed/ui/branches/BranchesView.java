package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.ui.control.PickerText;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.ScaledTable;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.fx.Views;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// The branches of one provider: base-seed, and the databases made from it.
public final class BranchesView {

    /// With less room, it is the names that are read.
    private static final double ROOMY = 780;

    private final BranchesViewModel model;
    private final Parent root;

    @FXML
    private ComboBox<ProviderName> provider;

    @FXML
    private Label kind;

    @FXML
    private Button publish;

    @FXML
    private TextField name;

    @FXML
    private Button create;

    @FXML
    private Button cancel;

    @FXML
    private Button sweep;

    @FXML
    private TextField filter;

    @FXML
    private Label outcome;

    @FXML
    private ProblemBanner problem;

    @FXML
    private VBox notes;

    @FXML
    private ScaledTable<BranchLine> branches;

    @FXML
    private TableColumn<BranchLine, BranchLine> branchName;

    @FXML
    private TableColumn<BranchLine, String> branchOrigin;

    @FXML
    private TableColumn<BranchLine, String> branchScenario;

    @FXML
    private TableColumn<BranchLine, String> branchEnd;

    @FXML
    private TableColumn<BranchLine, String> branchSize;

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
        provider.getItems().setAll(ProviderName.values());
        provider.setConverter(new PickerText<>(each -> Messages.text("branches.provider." + each.code())));
        provider.valueProperty().bindBidirectional(model.providerProperty());
        provider.disableProperty().bind(model.changingProperty());
        publish.disableProperty()
                .bind(model.changingProperty()
                        .flatMap(changing -> model.publishableProperty().map(open -> changing || !open)));
        name.textProperty().bindBidirectional(model.nameProperty());
        filter.textProperty().bindBidirectional(model.filterProperty());
        create.disableProperty()
                .bind(model.changingProperty().or(name.textProperty().isEmpty()));
        Views.showWhile(cancel, model.changingProperty());
        cancel.cancelButtonProperty().bind(model.changingProperty());
        sweep.disableProperty().bind(model.busyProperty());
        outcome.textProperty().bind(model.outcomeProperty());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        new BranchNotes(model, notes).follow();
        model.capabilitiesProperty().subscribe(this::describe);
        table();
    }

    private void table() {
        branches.setItems(model.lines());
        branches.leaveOut(ROOMY, List.of(branchOrigin));
        branchName.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        branchName.setCellFactory(_ -> new BranchNameCell());
        text(branchOrigin, BranchesView::origin);
        text(
                branchScenario,
                line -> Messages.text("branches.drift." + line.drift().name().toLowerCase(Locale.ROOT)));
        text(
                branchEnd,
                line -> line.branch()
                        .expiresAt()
                        .map(end -> Units.until(end, Instant.now()))
                        .orElse(""));
        text(
                branchSize,
                line -> line.branch().sizeBytes().isPresent()
                        ? Units.bytes(line.branch().sizeBytes().getAsLong())
                        : "");
        branchActions.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        branchActions.setCellFactory(_ -> new BranchActions(model));
    }

    /// Honest about what a branch is here, before anybody waits or pays for one.
    private void describe(Optional<Capabilities> capabilities) {
        kind.setText(capabilities
                .map(known -> Messages.text(
                        known.copyOnWrite() ? "branches.kind.shared" : "branches.kind.copied",
                        known.createTime(),
                        known.cost()))
                .orElse(""));
        kind.setTooltip(capabilities
                .filter(known -> !known.notes().isEmpty())
                .map(known -> new Tooltip(String.join("\n", known.notes())))
                .orElse(null));
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
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void refresh() {
        model.refresh();
    }

    @FXML
    private void offerSweep() {
        model.offerSweep();
    }

    private static String origin(BranchLine.Ours line) {
        var branch = line.branch();
        var age = Units.age(branch.createdAt(), Instant.now());
        return branch.base()
                .map(base -> Messages.text(line.outdated() ? "branches.behind" : "branches.from", base, age))
                .orElseGet(() -> published(branch, age));
    }

    private static String published(Branch base, String age) {
        return Messages.text("branches.generation", base.generation(), age);
    }

    private static void text(TableColumn<BranchLine, String> column, Function<BranchLine.Ours, String> text) {
        column.setCellValueFactory(cell -> new SimpleStringProperty(
                switch (cell.getValue()) {
                    case BranchLine.Ours ours -> text.apply(ours);
                    case BranchLine.Foreign _ -> "";
                }));
    }
}
