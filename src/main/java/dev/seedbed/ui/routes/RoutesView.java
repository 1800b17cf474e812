package dev.seedbed.ui.routes;

import dev.seedbed.core.guard.routes.Framework;
import dev.seedbed.core.guard.routes.PlannedFile;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.DiffLineCell;
import dev.seedbed.ui.control.PickerText;
import dev.seedbed.ui.control.ProblemBanner;
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
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.layout.VBox;
import javafx.util.converter.IntegerStringConverter;

/// Test routes: the choices, what is checked, the files that they become, and the changes of one file.
public final class RoutesView {

    private static final int MOST_TENANTS = 1000;
    private final RoutesViewModel model;
    private final Parent root;

    @FXML
    private ComboBox<Framework> framework;

    @FXML
    private TextField folder;

    @FXML
    private TextField app;

    @FXML
    private Spinner<Integer> tenants;

    @FXML
    private Button plan;

    @FXML
    private Button write;

    @FXML
    private Button cancel;

    @FXML
    private ProblemBanner problem;

    @FXML
    private VBox checks;

    @FXML
    private Label outcome;

    @FXML
    private TreeView<KitEntry> files;

    @FXML
    private Label path;

    @FXML
    private Label why;

    @FXML
    private ListView<String> diff;

    @FXML
    private CodeLine command;

    public RoutesView(RoutesViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        plan.requestFocus();
    }

    @FXML
    private void initialize() {
        framework.getItems().setAll(Framework.values());
        framework.setConverter(new PickerText<>(each -> Messages.text("routes.framework." + each.code())));
        framework.valueProperty().bindBidirectional(model.frameworkProperty());
        folder.textProperty().bindBidirectional(model.folderProperty());
        app.textProperty().bindBidirectional(model.appProperty());
        tenants.setValueFactory(numbers(tenants.getEditor()));
        tenants.getEditor().setAccessibleText(Messages.text("routes.tenants"));
        tenants.getValueFactory().valueProperty().bindBidirectional(model.tenantsProperty());
        plan.disableProperty()
                .bind(model.busyProperty().or(folder.textProperty().isEmpty()));
        write.disableProperty()
                .bind(model.busyProperty()
                        .flatMap(busy -> model.writableProperty().map(ready -> busy || !ready)));
        Views.showWhile(cancel, model.busyProperty());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        outcome.textProperty().bind(model.outcomeProperty());
        command.textProperty().bind(model.commandProperty());
        new RouteChecks(model, checks).follow();
        showFiles();
    }

    /// Where what is typed is no number, the number that was there stays and is shown again.
    private static SpinnerValueFactory<Integer> numbers(TextField editor) {
        var numbers = new IntegerSpinnerValueFactory(1, MOST_TENANTS);
        numbers.setConverter(new IntegerStringConverter() {
            @Override
            public Integer fromString(String text) {
                try {
                    return Integer.valueOf(text.strip());
                } catch (NumberFormatException _) {
                    editor.setText(toString(numbers.getValue()));
                    return numbers.getValue();
                }
            }
        });
        return numbers;
    }

    private void showFiles() {
        files.setCellFactory(_ -> new KitEntryCell());
        model.lookProperty()
                .subscribe(look -> files.setRoot(
                        KitEntry.tree(look.map(seen -> seen.plan().files()).orElse(List.of()))));
        files.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                item.getValue().file().ifPresent(chosen -> model.fileProperty().set(Optional.of(chosen)));
            }
        });
        diff.setCellFactory(_ -> new DiffLineCell());
        model.fileProperty().subscribe(this::show);
    }

    private void show(Optional<PlannedFile> file) {
        path.setText(file.map(PlannedFile::path).orElse(""));
        why.setText(file.flatMap(PlannedFile::why).orElse(""));
        why.setVisible(!why.getText().isEmpty());
        why.setManaged(why.isVisible());
        diff.getItems().setAll(file.map(RoutesView::lines).orElse(List.of()));
    }

    /// Of a file that stays as it is, its text.
    private static List<String> lines(PlannedFile file) {
        var changes = file.diff();
        return (changes.isEmpty() ? file.after().or(file::before).orElse("") : changes)
                .lines()
                .toList();
    }

    @FXML
    private void plan() {
        model.plan();
    }

    @FXML
    private void write() {
        model.write();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void browse() {
        FolderChoice.into(folder, Messages.text("routes.browse"));
    }
}
