package dev.seedbed.ui.export;

import dev.seedbed.core.deliver.ExportReport;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.SizePicker;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.fx.Views;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

/// The export: three choices that are made already, one button, and the proof of what was written.
public final class ExportView {

    private final ExportViewModel model;
    private final Parent root;

    @FXML
    private RadioButton psql;

    @FXML
    private RadioButton insert;

    @FXML
    private SizePicker size;

    @FXML
    private Label total;

    @FXML
    private TextField file;

    @FXML
    private Button save;

    @FXML
    private Button cancel;

    @FXML
    private ProblemBanner problem;

    @FXML
    private Region result;

    @FXML
    private Label saved;

    @FXML
    private Label rows;

    @FXML
    private Label bytes;

    @FXML
    private Label duration;

    @FXML
    private Label hash;

    @FXML
    private CodeLine loading;

    @FXML
    private CodeLine command;

    public ExportView(ExportViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        save.requestFocus();
    }

    @FXML
    private void initialize() {
        psql.setOnAction(_ -> model.loaderProperty().set(Loader.PSQL));
        insert.setOnAction(_ -> model.loaderProperty().set(Loader.INSERT));
        size.chosenProperty().bind(model.sizeProperty());
        size.setOnChoose(model::choose);
        total.textProperty().bind(model.totalProperty());
        file.textProperty().bindBidirectional(model.fileProperty());
        save.disableProperty().bind(model.busyProperty().or(file.textProperty().isEmpty()));
        cancel.visibleProperty().bind(model.busyProperty());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        command.textProperty().bind(model.commandProperty());
        result.managedProperty().bind(result.visibleProperty());
        model.reportProperty().subscribe(this::show);
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void browse() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("export.browse.title"));
        var current = Path.of(file.getText()).toAbsolutePath();
        chooser.setInitialFileName(current.getFileName().toString());
        Optional.ofNullable(current.getParent())
                .map(Path::toFile)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow()))
                .ifPresent(chosen -> file.setText(chosen.toString()));
    }

    private void show(Optional<ExportReport> report) {
        result.setVisible(report.isPresent());
        report.ifPresent(written -> {
            saved.setText(Messages.text("export.saved", written.file()));
            rows.setText(Messages.text("rows.number", written.rows()));
            bytes.setText(Units.bytes(written.bytes()));
            duration.setText(Units.duration(written.took()));
            hash.setText(written.sha256());
            loading.setText(written.loadCommand());
        });
    }
}
