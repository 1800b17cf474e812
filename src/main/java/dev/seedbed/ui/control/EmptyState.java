package dev.seedbed.ui.control;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a pane shows instead of nothing: one sign, one sentence, and what to do next as its child nodes.
public final class EmptyState extends VBox {

    private final FontIcon icon = new FontIcon("fth-inbox");
    private final Label sentence = new Label();

    public EmptyState() {
        getStyleClass().add("empty-state");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(icon, sentence);
    }

    public EmptyState(String icon, String text, Node next) {
        this();
        setIcon(icon);
        setText(text);
        getChildren().add(next);
    }

    public StringProperty textProperty() {
        return sentence.textProperty();
    }

    public String getText() {
        return sentence.getText();
    }

    public void setText(String text) {
        sentence.setText(text);
    }

    public String getIcon() {
        return icon.getIconLiteral();
    }

    public void setIcon(String literal) {
        icon.setIconLiteral(literal);
    }
}
