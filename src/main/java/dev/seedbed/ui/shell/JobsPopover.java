package dev.seedbed.ui.shell;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import dev.seedbed.ui.fx.Job;
import dev.seedbed.ui.fx.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All jobs under way, each with its progress and its way to stop; gone with the last of them.
final class JobsPopover {

    private final ObservableList<Job> jobs;
    private final Map<Job, Node> shown = new LinkedHashMap<>();
    private final VBox lines = new VBox();
    private final Popover popover = new Popover(lines);

    JobsPopover(ObservableList<Job> jobs) {
        this.jobs = jobs;
        lines.getStyleClass().add("jobs");
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_LEFT);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        jobs.addListener((ListChangeListener<Job>) _ -> fill());
    }

    void show(Node owner) {
        fill();
        popover.show(owner);
    }

    /// A line that stays keeps the keyboard.
    private void fill() {
        shown.keySet().retainAll(jobs);
        lines.getChildren().retainAll(shown.values());
        for (var job : jobs) {
            if (!shown.containsKey(job)) {
                var line = line(job);
                shown.put(job, line);
                lines.getChildren().add(line);
            }
        }
        if (jobs.isEmpty()) {
            popover.hide();
        }
    }

    private static Node line(Job job) {
        var phase = new Label();
        phase.textProperty().bind(job.phaseProperty());
        phase.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(phase, Priority.ALWAYS);
        var progress = new ProgressBar();
        progress.progressProperty().bind(job.fractionProperty());
        var cancel = new Button(Messages.text("shell.cancel"));
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setMinWidth(Button.USE_PREF_SIZE);
        cancel.setOnAction(_ -> job.cancel());
        var line = new HBox(phase, progress, cancel);
        line.getStyleClass().add("job");
        return line;
    }
}
