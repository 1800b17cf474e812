package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.Explanation;
import dev.seedbed.ui.fx.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// The help on one verdict, kind of key or badge: closed until somebody asks.
final class ExplanationPane extends TitledPane {

    ExplanationPane(Explanation explanation) {
        var parts = new VBox(
                part("explanation.meaning", explanation.meaning()),
                part("explanation.fine", explanation.fine()),
                part("explanation.mend", explanation.mend()));
        parts.getStyleClass().add("explanation-parts");
        setText(explanation.title());
        setContent(parts);
        setExpanded(false);
        setAnimated(false);
        getStyleClass().addAll("dense", "explanation");
    }

    private static VBox part(String heading, String text) {
        var head = new Label(Messages.text(heading));
        head.getStyleClass().add("overline");
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        return new VBox(head, words);
    }
}
