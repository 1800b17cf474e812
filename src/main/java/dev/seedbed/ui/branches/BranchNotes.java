package dev.seedbed.ui.branches;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What stands between the toolbar and the list when there is something to decide or to know: what a sweep
/// would take away, or the commands that do the same where the provider could not be used.
final class BranchNotes {

    private final BranchesViewModel model;
    private final VBox pane;

    BranchNotes(BranchesViewModel model, VBox pane) {
        this.model = model;
        this.pane = pane;
    }

    void follow() {
        model.sweepProperty().subscribe(_ -> show());
        model.problemProperty().subscribe(_ -> show());
    }

    private void show() {
        pane.getChildren().clear();
        model.sweepProperty().get().ifPresent(this::offer);
        if (model.sweepProperty().get().isEmpty()) {
            commands(model.problemProperty().get());
        }
        pane.setVisible(!pane.getChildren().isEmpty());
        pane.setManaged(!pane.getChildren().isEmpty());
    }

    private void offer(SweepOffer offer) {
        var count = offer.candidates().size();
        pane.getChildren().add(new Label(Messages.text("branches.sweep.offer", count)));
        offer.candidates().forEach(each -> pane.getChildren().add(muted(each.name() + ": " + each.why())));
        var typed = new TextField();
        typed.setId("sweep-count");
        typed.setPromptText(Messages.text("branches.sweep.type", count));
        typed.setAccessibleText(Messages.text("branches.sweep.type", count));
        typed.setOnAction(_ -> model.sweep(typed.getText()));
        var delete = new Button(Messages.text("branches.sweep.delete"));
        delete.setId("sweep-delete");
        delete.getStyleClass().add(Styles.DANGER);
        delete.setDisable(true);
        typed.textProperty().subscribe(text -> delete.setDisable(!offer.confirmedBy(text)));
        delete.setOnAction(_ -> model.sweep(typed.getText()));
        var keep = new Button(Messages.text("branches.sweep.keep"));
        keep.setOnAction(_ -> model.withdrawSweep());
        pane.getChildren().add(new HBox(8, typed, delete, keep));
    }

    private void commands(Optional<Problem> problem) {
        if (problem.isPresent()) {
            pane.getChildren().add(muted(Messages.text("branches.commands")));
            model.commands().stream().map(BranchNotes::line).forEach(pane.getChildren()::add);
        }
    }

    private static Node line(String command) {
        var line = new CodeLine();
        line.setText(command);
        return line;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
