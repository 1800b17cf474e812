package dev.seedbed.ui.shell;

import atlantafx.base.theme.Styles;
import dev.seedbed.ui.fx.Job;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the foot: the newest job with its progress and its way to stop, how many more there are, the problems,
/// the size of what is open.
final class StatusLine {

    /// Work shorter than this is not worth a flicker.
    private static final Duration NOTICED = Duration.millis(300);

    private final StatusBar bar;
    private final ShellViewModel model;
    private final Label summary = new Label();
    private final Label kept = new Label();
    private final Button problems = small("status-problems", Feather.ALERT_TRIANGLE);
    private final Button cancel = small("status-cancel", Feather.X_CIRCLE);
    private final Button more = small("status-jobs", Feather.ACTIVITY);
    private final PauseTransition pause = new PauseTransition(NOTICED);
    private Optional<Job> shown = Optional.empty();

    StatusLine(StatusBar bar, ShellViewModel model) {
        this.bar = bar;
        this.model = model;
    }

    /// `showProblems` is what the button with the number of problems does.
    void install(Runnable showProblems) {
        bar.setText("");
        summary.textProperty().bind(model.summaryProperty());
        summary.setMinWidth(Label.USE_PREF_SIZE);
        cancel.setText(Messages.text("shell.cancel"));
        var jobs = new JobsPopover(model.jobs());
        more.setOnAction(_ -> jobs.show(more));
        problems.setOnAction(_ -> showProblems.run());
        kept.getStyleClass().addAll("muted", "elidable");
        kept.textProperty().bind(model.keptProperty());
        bar.getRightItems().addAll(more, cancel, problems, kept, summary);
        show(more, false);
        show(cancel, false);
        pause.setOnFinished(_ -> follow());
        model.jobs().addListener((ListChangeListener<Job>) _ -> change());
        model.problems().findings().addListener((ListChangeListener<Finding>) _ -> count());
        count();
    }

    private static Button small(String id, Feather icon) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    private void count() {
        var size = model.problems().findings().size();
        problems.setText(Messages.text("shell.problems", size));
        show(problems, size > 0);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void change() {
        if (model.jobs().isEmpty()) {
            pause.stop();
            follow();
        } else {
            pause.play();
        }
    }

    /// Whoever has the keyboard on a button keeps it: the buttons stay where they are, and show other work when it is
    /// other work.
    private void follow() {
        var jobs = model.jobs();
        var newest = jobs.isEmpty() ? Optional.<Job>empty() : Optional.of(jobs.getLast());
        if (!newest.equals(shown)) {
            shown = newest;
            bar.textProperty().unbind();
            bar.progressProperty().unbind();
            newest.ifPresentOrElse(this::show, this::clear);
        }
        more.setText(Messages.text("shell.jobs", jobs.size()));
        show(more, jobs.size() > 1);
    }

    private void show(Job job) {
        bar.textProperty().bind(job.phaseProperty());
        bar.progressProperty().bind(job.fractionProperty());
        cancel.setOnAction(_ -> job.cancel());
        show(cancel, true);
    }

    private void clear() {
        bar.setText("");
        bar.setProgress(0);
        show(cancel, false);
    }
}
