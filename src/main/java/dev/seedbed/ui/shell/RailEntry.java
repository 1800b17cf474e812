package dev.seedbed.ui.shell;

import dev.seedbed.ui.fx.Messages;
import javafx.beans.binding.Bindings;
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
    private final HBox line;

    RailEntry(Section section, int number) {
        super(section.title());
        getStyleClass().addAll("rail-entry", "flat");
        setId("go-" + section.name());
        setMaxWidth(Double.MAX_VALUE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setTooltip(new Tooltip(Messages.text("section.key", section.title(), number)));
        var name = new Label(section.title());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        count.getStyleClass().add("rail-count");
        count.setVisible(false);
        count.setMinWidth(USE_PREF_SIZE);
        line = new HBox(new FontIcon(section.icon()), name, count);
        line.getStyleClass().add("rail-line");
        line.prefWidthProperty().bind(Bindings.createDoubleBinding(this::inner, widthProperty(), insetsProperty()));
        setGraphic(line);
    }

    private double inner() {
        return getWidth() - snappedLeftInset() - snappedRightInset();
    }

    /// As wide as its words need, so that the rail is.
    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + line.minWidth(height) + snappedRightInset();
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
