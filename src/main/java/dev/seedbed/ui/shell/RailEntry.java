package dev.seedbed.ui.shell;

import dev.seedbed.ui.fx.Messages;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// A screen's place in the rail: its sign, its name, and how many things there want a look.
final class RailEntry extends ToggleButton {

    private final Label count = new Label();

    RailEntry(Section section, int number) {
        super(section.title());
        getStyleClass().addAll("rail-entry", "flat");
        setId("go-" + section.name());
        setMaxWidth(Double.MAX_VALUE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setTooltip(new Tooltip(Messages.text("section.key", section.title(), number)));
        var name = new Label(section.title());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        count.getStyleClass().add("rail-count");
        count.setVisible(false);
        var line = new HBox(new FontIcon(section.icon()), name, count);
        line.getStyleClass().add("rail-line");
        line.prefWidthProperty().bind(widthProperty().subtract(20));
        setGraphic(line);
    }

    /// Shows a number beside the name, unless it is zero.
    void count(ObservableIntegerValue findings) {
        findings.subscribe(now -> {
            count.setText(Messages.text("rows.number", now));
            count.setVisible(now.intValue() > 0);
            setAccessibleText(Messages.text("section.findings", getText(), now));
        });
    }
}
