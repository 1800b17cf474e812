package dev.seedbed.ui.ci;

import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.guard.ci.CiSystem;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.DiffLineCell;
import dev.seedbed.ui.control.PickerText;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.TextEditor;
import dev.seedbed.ui.fx.FolderChoice;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Views;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// CI: the choices, what is checked, the workflow that they become, and what it changes in the repository.
public final class CiView {

    private final CiViewModel model;
    private final Parent root;

    @FXML
    private ComboBox<CiSystem> system;

    @FXML
    private ComboBox<ProviderName> provider;

    @FXML
    private TextField folder;

    @FXML
    private TextField source;

    @FXML
    private TextField test;

    @FXML
    private TextField build;

    @FXML
    private TextField shipped;

    @FXML
    private Button write;

    @FXML
    private Button overwrite;

    @FXML
    private ProblemBanner problem;

    @FXML
    private VBox checks;

    @FXML
    private Label path;

    @FXML
    private Label outcome;

    @FXML
    private Label why;

    @FXML
    private TextEditor workflow;

    @FXML
    private ListView<String> diff;

    @FXML
    private CodeLine command;

    public CiView(CiViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        system.requestFocus();
    }

    @FXML
    private void initialize() {
        system.getItems().setAll(CiSystem.values());
        system.setConverter(new PickerText<>(each -> Messages.text("ci.system." + each.code())));
        system.valueProperty().bindBidirectional(model.systemProperty());
        provider.getItems().setAll(ProviderName.values());
        provider.setConverter(new PickerText<>(each -> Messages.text("ci.provider." + each.code())));
        provider.valueProperty().bindBidirectional(model.providerProperty());
        folder.textProperty().bindBidirectional(model.folderProperty());
        source.textProperty().bindBidirectional(model.sourceProperty());
        test.textProperty().bindBidirectional(model.testProperty());
        build.textProperty().bindBidirectional(model.buildProperty());
        shipped.textProperty().bindBidirectional(model.shippedProperty());
        write.disableProperty().bind(model.writableProperty().map(writable -> !writable));
        Views.showWhile(overwrite, model.refusedProperty());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        outcome.textProperty().bind(model.outcomeProperty());
        command.textProperty().bind(model.commandProperty());
        why.managedProperty().bind(why.visibleProperty());
        diff.setCellFactory(_ -> new DiffLineCell());
        new CiChecks(model, checks).follow();
        model.lookProperty().subscribe(this::show);
    }

    private void show(Optional<CiLook> look) {
        path.setText(look.map(seen -> seen.system().file()).orElse(""));
        workflow.textProperty().set(look.map(CiLook::text).orElse(""));
        diff.getItems().setAll(look.map(seen -> seen.diff().lines().toList()).orElse(List.of()));
        var refusal = look.flatMap(CiLook::refusal).filter(_ -> !diff.getItems().isEmpty());
        why.setVisible(refusal.isPresent());
        why.setText(refusal.map(Problem::why)
                .map(reason -> Messages.text("ci.refused", reason))
                .orElse(""));
    }

    @FXML
    private void write() {
        model.write();
    }

    @FXML
    private void overwrite() {
        model.overwrite();
    }

    @FXML
    private void look() {
        model.look();
    }

    @FXML
    private void browse() {
        FolderChoice.into(folder, Messages.text("routes.browse"));
    }
}
