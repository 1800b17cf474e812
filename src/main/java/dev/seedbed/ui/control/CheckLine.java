package dev.seedbed.ui.control;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of a check list: what is asked, and whether it holds, told by sign, words and colour.
public final class CheckLine extends HBox {

    private final FontIcon icon = new FontIcon(Feather.CIRCLE);
    private final Label text = new Label();

    public enum State {
        HOLDS(Feather.CHECK_CIRCLE),
        FAILS(Feather.X_CIRCLE),
        OPEN(Feather.CIRCLE);

        private final Feather icon;

        State(Feather icon) {
            this.icon = icon;
        }
    }

    /// `more` stands behind the words.
    public CheckLine(Node... more) {
        super(8);
        getStyleClass().add("check-line");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(icon, text);
        getChildren().addAll(more);
        tell(State.OPEN, "");
    }

    public CheckLine tell(State state, String words) {
        text.setText(words);
        icon.setIconCode(state.icon);
        getStyleClass().removeIf(name -> name.startsWith("check-") && !name.equals("check-line"));
        getStyleClass().add("check-" + state.name().toLowerCase(Locale.ROOT));
        return this;
    }

    public String words() {
        return text.getText();
    }
}
