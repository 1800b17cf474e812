package dev.seedbed.ui.export;

import dev.seedbed.ui.fx.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Work under way: a bar, words, and the button that stops it; takes no room while there is none.
public final class WorkLine extends VBox {

    private final ProgressBar bar = new ProgressBar();
    private final Label text = new Label();
    private final Button cancel = new Button(Messages.text("shell.cancel"));

    public WorkLine() {
        getStyleClass().add("work-line");
        setId("work");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Messages.text("export.progress"));
        text.setMaxWidth(Double.MAX_VALUE);
        text.setId("work-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        cancel.setId("work-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        var words = new HBox(12, text, cancel);
        words.getStyleClass().add("work-words");
        getChildren().addAll(bar, words);
        managedProperty().bind(visibleProperty());
    }

    void follow(Work work) {
        visibleProperty().bind(work.busyProperty());
        bar.progressProperty().bind(work.fractionProperty());
        text.textProperty().bind(work.textProperty());
        cancel.cancelButtonProperty().bind(work.busyProperty());
        cancel.disableProperty().bind(work.stoppingProperty());
        cancel.setOnAction(_ -> work.cancel());
    }
}
