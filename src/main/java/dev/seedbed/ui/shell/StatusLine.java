package dev.seedbed.ui.shell;

import atlantafx.base.theme.Styles;
import dev.seedbed.ui.fx.Job;
import dev.seedbed.ui.fx.Messages;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.controlsfx.control.StatusBar;

/// The bar at the foot: the newest job with its progress and its way to stop; else the size of what is open.
final class StatusLine {

    /// Work shorter than this is not worth a flicker.
    private static final Duration NOTICED = Duration.millis(300);

    private final StatusBar bar;
    private final ShellViewModel model;
    private final Label summary = new Label();
    private final Button cancel = new Button(Messages.text("shell.cancel"));
    private final PauseTransition pause = new PauseTransition(NOTICED);

    StatusLine(StatusBar bar, ShellViewModel model) {
        this.bar = bar;
        this.model = model;
    }

    void install() {
        bar.setText("");
        summary.textProperty().bind(model.summaryProperty());
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setOnAction(_ -> model.jobs().forEach(Job::cancel));
        bar.getRightItems().add(summary);
        pause.setOnFinished(_ -> follow());
        model.jobs().addListener((ListChangeListener<Job>) _ -> change());
    }

    private void change() {
        if (model.jobs().isEmpty()) {
            pause.stop();
            follow();
        } else {
            pause.play();
        }
    }

    private void follow() {
        bar.textProperty().unbind();
        bar.progressProperty().unbind();
        bar.getRightItems().remove(cancel);
        if (model.jobs().isEmpty()) {
            bar.setText("");
            bar.setProgress(0);
            return;
        }
        var job = model.jobs().getLast();
        bar.textProperty().bind(job.phaseProperty());
        bar.progressProperty().bind(job.fractionProperty());
        bar.getRightItems().addFirst(cancel);
    }
}
