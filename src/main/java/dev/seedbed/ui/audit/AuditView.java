package dev.seedbed.ui.audit;

import dev.seedbed.core.guard.audit.AuditReport;
import dev.seedbed.core.guard.audit.Finding;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.EmptyState;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.TextCell;
import dev.seedbed.ui.fx.FileChoice;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.fx.Views;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The audit: what is looked at, what was found with the worst first, and why one finding is one.
public final class AuditView {

    private static final double DIVIDER = 0.68;

    private final AuditViewModel model;
    private final Parent root;

    @FXML
    private TextField target;

    @FXML
    private CheckBox sampled;

    @FXML
    private CheckBox replayed;

    @FXML
    private Button audit;

    @FXML
    private Button cancel;

    @FXML
    private Button save;

    @FXML
    private ProblemBanner problem;

    @FXML
    private HBox summary;

    @FXML
    private Label verdict;

    @FXML
    private Label looked;

    @FXML
    private SplitPane panes;

    @FXML
    private TableView<Finding> findings;

    @FXML
    private EmptyState empty;

    @FXML
    private TableColumn<Finding, String> risk;

    @FXML
    private TableColumn<Finding, String> place;

    @FXML
    private TableColumn<Finding, String> kind;

    @FXML
    private TableColumn<Finding, String> cells;

    @FXML
    private TableColumn<Finding, String> sample;

    @FXML
    private VBox detail;

    @FXML
    private CodeLine command;

    public AuditView(AuditViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        target.requestFocus();
    }

    @FXML
    private void initialize() {
        target.textProperty().bindBidirectional(model.targetProperty());
        sampled.selectedProperty().bindBidirectional(model.sampledProperty());
        replayed.selectedProperty().bindBidirectional(model.replayedProperty());
        replayed.disableProperty().bind(model.replayableProperty().map(open -> !open));
        audit.disableProperty()
                .bind(model.busyProperty().or(target.textProperty().isEmpty()));
        Views.showWhile(cancel, model.busyProperty());
        save.disableProperty().bind(model.reportProperty().map(Optional::isEmpty));
        problem.problemProperty().bindBidirectional(model.problemProperty());
        command.textProperty().bind(model.commandProperty());
        table();
        model.reportProperty().subscribe(this::show);
        model.findingProperty()
                .subscribe(chosen -> new FindingPane(model, detail)
                        .show(chosen, model.reportProperty().get()));
    }

    private void table() {
        text(
                risk,
                finding -> Messages.text("audit.risk." + finding.risk().name().toLowerCase(Locale.ROOT)));
        text(place, Finding::place);
        text(kind, finding -> finding.kind().label());
        text(cells, finding -> Messages.text("audit.of", finding.cells(), finding.of()));
        text(sample, finding -> finding.samples().stream().findFirst().orElse(""));
        findings.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> Optional.ofNullable(chosen)
                        .ifPresent(finding -> model.findingProperty().set(Optional.of(finding))));
    }

    private static void text(TableColumn<Finding, String> column, Function<Finding, String> text) {
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setCellFactory(_ -> new TextCell<>());
    }

    private void show(Optional<AuditReport> report) {
        findings.getItems().setAll(report.map(AuditReport::findings).orElse(List.of()));
        summary.setVisible(report.isPresent());
        summary.setManaged(report.isPresent());
        summary.getStyleClass().removeAll("clean", "unclean");
        report.ifPresent(found -> {
            summary.getStyleClass().add(found.clean() ? "clean" : "unclean");
            verdict.setText(Messages.text(
                    found.clean() ? "audit.clean" : "audit.unclean",
                    found.findings().size(),
                    found.differing().size()));
            looked.setText(
                    Messages.text("audit.looked", found.rows(), found.tables().size(), Units.duration(found.took())));
        });
        holdDetail(report.isPresent());
        empty.setText(Messages.text(report.isEmpty() ? "audit.none" : "audit.nothing"));
    }

    /// There is nothing to be said of findings before there are any.
    private void holdDetail(boolean held) {
        if (held && !panes.getItems().contains(detail)) {
            panes.getItems().add(detail);
            panes.setDividerPositions(DIVIDER);
        } else if (!held) {
            panes.getItems().remove(detail);
        }
    }

    @FXML
    private void audit() {
        model.audit();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void browse() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("audit.browse"));
        Optional.ofNullable(chooser.showOpenDialog(root.getScene().getWindow()))
                .ifPresent(chosen -> target.setText(chosen.toString()));
    }

    @FXML
    private void save() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("audit.save"));
        FileChoice.begin(
                chooser,
                Path.of(model.baselineProperty().get())
                        .resolveSibling("audit.html")
                        .toString());
        Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::save);
    }
}
