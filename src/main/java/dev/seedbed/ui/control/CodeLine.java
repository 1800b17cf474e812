package dev.seedbed.ui.control;

import atlantafx.base.theme.Styles;
import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A piece of SQL or a command to be taken elsewhere: shown in the code typeface, copied with one click.
public final class CodeLine extends HBox {

    private final Label code = new Label();

    public CodeLine() {
        getStyleClass().add("code-line");
        code.setWrapText(true);
        code.setMinHeight(USE_PREF_SIZE);
        code.setMaxWidth(Double.MAX_VALUE);
        setHgrow(code, Priority.ALWAYS);
        var copy = new Button("", new FontIcon(Feather.COPY));
        copy.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        copy.setTooltip(new Tooltip(Messages.text("code.copy")));
        copy.setAccessibleText(Messages.text("code.copy"));
        copy.setOnAction(_ -> CopyText.copy(code.getText()));
        getChildren().addAll(code, copy);
    }

    public StringProperty textProperty() {
        return code.textProperty();
    }

    public String getText() {
        return code.getText();
    }

    public void setText(String text) {
        code.setText(text);
    }
}
