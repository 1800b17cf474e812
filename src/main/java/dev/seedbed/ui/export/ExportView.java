package dev.seedbed.ui.export;

import dev.seedbed.core.deliver.Loader;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.SizePicker;
import dev.seedbed.ui.fx.FileChoice;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Views;
import java.util.Objects;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The export: choices that are made already, one button, and the proof of what was written.
public final class ExportView {

    private final ExportViewModel model;
    private final PushView push;
    private final Parent root;

    @FXML
    private ScrollPane page;

    @FXML
    private RadioButton toFile;

    @FXML
    private RadioButton toBranch;

    @FXML
    private RadioButton psql;

    @FXML
    private RadioButton supabase;

    @FXML
    private RadioButton insert;

    @FXML
    private SizePicker size;

    @FXML
    private Label forecast;

    @FXML
    private Label origin;

    @FXML
    private VBox filePane;

    @FXML
    private VBox pushPane;

    @FXML
    private TextField file;

    @FXML
    private CheckBox verify;

    @FXML
    private Label verifyHint;

    @FXML
    private Button save;

    @FXML
    private WorkLine work;

    @FXML
    private ProblemBanner problem;

    @FXML
    private ResultPane result;

    @FXML
    private CodeLine command;

    public ExportView(ExportViewModel model) {
        this.model = model;
        push = new PushView(model.push());
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        if (model.targetProperty().get() == Target.FILE) {
            save.requestFocus();
        } else {
            push.focus();
        }
    }

    @FXML
    private void initialize() {
        toFile.setOnAction(_ -> model.targetProperty().set(Target.FILE));
        toBranch.setOnAction(_ -> model.targetProperty().set(Target.BRANCH));
        show(filePane, Target.FILE);
        show(pushPane, Target.BRANCH);
        pushPane.getChildren().setAll(push.root());
        model.targetProperty().subscribe(target -> {
            save.setDefaultButton(target == Target.FILE);
            push.take(target == Target.BRANCH);
        });
        size.chosenProperty().bind(model.sizeProperty());
        size.setOnChoose(model::choose);
        forecast.textProperty().bind(model.forecast().textProperty());
        origin.textProperty().bind(model.forecast().originProperty());
        size.sceneProperty().subscribe(scene -> model.forecast().watch(Objects.nonNull(scene)));
        initializeFile();
    }

    private void initializeFile() {
        psql.setOnAction(_ -> model.loaderProperty().set(Loader.PSQL));
        supabase.setOnAction(_ -> model.loaderProperty().set(Loader.SUPABASE));
        insert.setOnAction(_ -> model.loaderProperty().set(Loader.INSERT));
        file.textProperty().bindBidirectional(model.fileProperty());
        verify.selectedProperty().bindBidirectional(model.verifyProperty());
        var unverifiable = model.unverifiableProperty();
        verify.disableProperty().bind(unverifiable.map(Optional::isPresent));
        verifyHint
                .textProperty()
                .bind(unverifiable.map(reason -> reason.orElseGet(() -> Messages.text("export.verify.hint"))));
        save.disableProperty().bind(model.busyProperty().or(file.textProperty().isEmpty()));
        work.follow(model.writing());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        command.textProperty().bind(model.commandProperty());
        model.writtenProperty().subscribe(result::show);
        reveal(result);
        reveal(problem);
    }

    /// What came of it stands at the foot, which a low window does not show.
    private void reveal(Region outcome) {
        outcome.heightProperty().addListener((_, before, now) -> {
            if (now.doubleValue() > before.doubleValue()) {
                page.setVvalue(page.getVmax());
            }
        });
    }

    private void show(Region pane, Target target) {
        Views.showWhile(pane, model.targetProperty().isEqualTo(target));
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void browse() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("export.browse.title"));
        FileChoice.begin(chooser, file.getText());
        Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow()))
                .ifPresent(chosen -> file.setText(chosen.toString()));
    }
}
