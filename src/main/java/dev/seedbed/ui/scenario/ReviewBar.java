package dev.seedbed.ui.scenario;

import atlantafx.base.theme.Styles;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.ReviewViewModel.Step;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The guess that is being looked at. Enter accepts it, the arrows go on and back, F2 changes it, Escape ends the
/// review.
public final class ReviewBar extends HBox {

    private final Label position = new Label();
    private final Label column = new Label();
    private final Label why = new Label();
    private final Button previous = icon(Feather.CHEVRON_LEFT, "scenario.review.previous");
    private final Button next = icon(Feather.CHEVRON_RIGHT, "scenario.review.next");
    private final Button accept = button("scenario.review.accept");
    private final Button change = button("scenario.review.change");
    private final Button stop = icon(Feather.X, "scenario.review.stop");

    public ReviewBar() {
        getStyleClass().add("review-bar");
        setAccessibleText(Messages.text("scenario.review.label"));
        position.getStyleClass().add("muted");
        position.setMinWidth(Region.USE_PREF_SIZE);
        column.getStyleClass().add("headline");
        column.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        why.getStyleClass().add("muted");
        accept.getStyleClass().add(Styles.ACCENT);
        accept.setId("review-accept");
        change.setId("review-change");
        var words = new VBox(1, column, why);
        words.setMinWidth(0);
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(previous, position, next, words, change, accept, stop);
        show(Optional.empty());
    }

    void follow(ReviewViewModel model, Runnable changing) {
        model.stepProperty().subscribe(this::show);
        previous.setOnAction(_ -> model.previous());
        next.setOnAction(_ -> model.next());
        accept.setOnAction(_ -> model.accept());
        change.setOnAction(_ -> changing.run());
        stop.setOnAction(_ -> model.stop());
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            var known = true;
            switch (key.getCode()) {
                case LEFT -> model.previous();
                case RIGHT -> model.next();
                case F2 -> changing.run();
                case ESCAPE -> model.stop();
                case ENTER -> known = enter(key, model);
                default -> known = false;
            }
            if (known) {
                key.consume();
            }
        });
    }

    /// On a button of another meaning Enter means that one.
    private boolean enter(KeyEvent key, ReviewViewModel model) {
        if (accept.equals(key.getTarget()) || !(key.getTarget() instanceof Button)) {
            model.accept();
            return true;
        }
        return false;
    }

    /// Puts the keyboard where a guess is accepted.
    void focus() {
        accept.requestFocus();
    }

    private void show(Optional<Step> step) {
        setVisible(step.isPresent());
        setManaged(step.isPresent());
        step.ifPresent(current -> {
            var open = current.column();
            position.setText(Messages.text("scenario.review.position", current.position(), current.count()));
            column.setText(Messages.text(
                    "scenario.review.column",
                    open.name().table().label() + "." + open.name().column(),
                    open.column().rule().phrase()));
            why.setText(Messages.text(
                    "scenario.review.doubt." + open.doubt().name().toLowerCase(Locale.ROOT),
                    open.column().reason()));
            accept.setAccessibleText(accept.getText() + ", " + column.getText() + ". " + why.getText());
        });
    }

    private static Button button(String key) {
        var button = new Button(Messages.text(key));
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Messages.text(key + ".hint")));
        return button;
    }

    private static Button icon(Feather icon, String key) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.setAccessibleText(Messages.text(key));
        return button;
    }
}
