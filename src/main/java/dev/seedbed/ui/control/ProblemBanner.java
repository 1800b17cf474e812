package dev.seedbed.ui.control;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Severity;
import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what happened, where, why and what to do, at the place where it happened; takes no room while all is well.
public final class ProblemBanner extends HBox {

    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final Label what = line("what");
    private final Label where = line("where");
    private final Label why = line("why");
    private final Label remedy = line("remedy");

    public ProblemBanner() {
        getStyleClass().add("problem-banner");
        var words = new VBox(2, what, where, why, remedy);
        setHgrow(words, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new FontIcon(Feather.ALERT_TRIANGLE),
                        words,
                        button(Feather.COPY, "problem.copy", this::copy),
                        button(Feather.X, "problem.close", () -> problem.set(Optional.empty())));
        problem.subscribe(this::show);
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    private void show(Optional<Problem> shown) {
        setVisible(shown.isPresent());
        setManaged(shown.isPresent());
        shown.ifPresent(known -> {
            pseudoClassStateChanged(WARNING, known.severity() == Severity.WARNING);
            fill(what, known.what());
            fill(where, known.where());
            fill(why, known.why());
            fill(remedy, known.remedy());
            setAccessibleText(known.text());
        });
    }

    private static void fill(Label line, String text) {
        line.setText(text);
        line.setVisible(!text.isBlank());
        line.setManaged(!text.isBlank());
    }

    private static Label line(String style) {
        var line = new Label();
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.getStyleClass().add(style);
        return line;
    }

    private static Button button(Feather icon, String key, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.setAccessibleText(Messages.text(key));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void copy() {
        problem.get().map(Problem::text).ifPresent(CopyText::copy);
    }
}
