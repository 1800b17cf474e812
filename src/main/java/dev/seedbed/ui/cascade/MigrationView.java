package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.migration.Decision;
import dev.seedbed.ui.cascade.MigrationViewModel.Mended;
import dev.seedbed.ui.control.EmptyState;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.TextEditor;
import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Views;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;

/// The migration: each fault with the choice of what is done about it, and the SQL that comes of all choices.
final class MigrationView {

    private final MigrationViewModel model;
    private final Parent root;

    @FXML
    private ProblemBanner problem;

    @FXML
    private EmptyState nothing;

    @FXML
    private Region work;

    @FXML
    private Label summary;

    @FXML
    private ToggleButton preview;

    @FXML
    private Button rehearse;

    @FXML
    private Button cancel;

    @FXML
    private Button copy;

    @FXML
    private Button save;

    @FXML
    private Tooltip command;

    @FXML
    private ListView<Decision> faults;

    @FXML
    private OfferChoice offers;

    @FXML
    private ToggleButton forward;

    @FXML
    private ToggleButton backward;

    @FXML
    private TextEditor sql;

    @FXML
    private Label foot;

    MigrationView(MigrationViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        problem.problemProperty().bindBidirectional(model.problemProperty());
        preview.selectedProperty().bindBidirectional(model.previewingProperty());
        Views.showWhile(rehearse, model.rehearsingProperty().not());
        Views.showWhile(cancel, model.rehearsingProperty());
        faults.setItems(model.decisions());
        faults.setCellFactory(_ -> new DecisionCell());
        Selections.follow(
                faults.getSelectionModel(),
                model.decisions(),
                model.faultProperty(),
                decision -> decision.fault().exactName());
        offers.setModel(model);
        model.faultProperty().addListener((_, _, _) -> {
            offers.show(model.chosen());
            if (!faults.isFocused()) {
                faults.scrollTo(faults.getSelectionModel().getSelectedIndex());
            }
        });
        model.decisions().addListener((ListChangeListener<Decision>) _ -> offers.show(model.chosen()));
        model.mendedProperty().subscribe(this::show);
        model.savedProperty().subscribe(this::tell);
        var busy = model.busyProperty();
        summary.textProperty().bind(Bindings.createStringBinding(this::summarize, model.mendedProperty(), busy));
    }

    private void show(Optional<Mended> mended) {
        var changes = mended.filter(Mended::changes).isPresent();
        List.of(preview, rehearse, copy, save).forEach(button -> button.setDisable(!changes));
        var idle = mended.filter(now -> now.migration().decisions().isEmpty()).isPresent();
        nothing.setVisible(idle);
        work.setVisible(!idle);
        offers.show(model.chosen());
        showSql();
        command.setText(model.command());
    }

    private String summarize() {
        return model.mendedProperty()
                .get()
                .map(now -> Messages.text(
                        "migration.summary",
                        now.migration().decisions().size(),
                        now.migration().changes().all().size(),
                        now.migration().open().size()))
                .orElse(Messages.text("job.mend"));
    }

    private void tell(List<Path> files) {
        foot.setText(
                files.isEmpty()
                        ? Messages.text("migration.never")
                        : Messages.text(
                                "migration.saved",
                                files.getLast(),
                                files.getFirst().getFileName()));
    }

    private Optional<String> script() {
        return model.mendedProperty()
                .get()
                .filter(Mended::changes)
                .map(now -> backward.isSelected() ? now.backward() : now.forward());
    }

    @FXML
    private void showForward() {
        forward.setSelected(true);
        showSql();
    }

    @FXML
    private void showBackward() {
        backward.setSelected(true);
        showSql();
    }

    private void showSql() {
        sql.textProperty().set(script().orElse(Messages.text("migration.unchanged")));
    }

    @FXML
    private void rehearse() {
        model.rehearse();
    }

    @FXML
    private void cancelRehearsal() {
        model.cancelRehearsal();
    }

    @FXML
    private void copy() {
        script().ifPresent(CopyText::copy);
    }

    @FXML
    private void save() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("migration.save.title"));
        Optional.ofNullable(chooser.showDialog(root.getScene().getWindow()))
                .ifPresent(folder -> model.save(folder.toPath()));
    }
}
