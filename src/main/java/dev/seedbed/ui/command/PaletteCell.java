package dev.seedbed.ui.command;

import dev.seedbed.ui.command.PaletteEntry.Kind;
import dev.seedbed.ui.fx.Messages;
import java.util.HashSet;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A hit of the palette: its sign, its text with the letters that were meant, more about it, and its keys.
final class PaletteCell extends ListCell<PaletteHit> {

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final FontIcon sign = new FontIcon(Feather.COMMAND);
    private final TextFlow text = new TextFlow();
    private final Label detail = new Label();
    private final Label keys = new Label();
    private final HBox line;

    PaletteCell(Runnable choose) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        text.setMinWidth(Region.USE_PREF_SIZE);
        text.setMaxHeight(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("palette-detail");
        keys.getStyleClass().add("keys");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        line = new HBox(sign, text, detail, space, keys);
        line.getStyleClass().add("palette-line");
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                choose.run();
            }
        });
    }

    @Override
    protected void updateItem(PaletteHit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var entry = hit.entry();
        var refusal = entry.refusal().get();
        sign.setIconCode(sign(entry.kind()));
        spell(hit);
        detail.setText(refusal.orElse(entry.detail()));
        keys.setText(entry.shortcut().orElse(""));
        keys.setVisible(entry.shortcut().isPresent());
        line.pseudoClassStateChanged(REFUSED, refusal.isPresent());
        setGraphic(line);
        setAccessibleText(describe(entry, refusal));
    }

    private static String describe(PaletteEntry entry, Optional<String> refusal) {
        return Messages.text(
                "palette.hit",
                entry.text(),
                refusal.orElse(entry.detail()),
                entry.shortcut().orElse(""));
    }

    /// Runs of letters that were meant, and runs that were not.
    private void spell(PaletteHit hit) {
        var meant = new HashSet<>(hit.letters());
        var whole = hit.entry().text();
        text.getChildren().clear();
        for (var start = 0; start < whole.length(); ) {
            var end = start + 1;
            while (end < whole.length() && meant.contains(end) == meant.contains(start)) {
                end++;
            }
            var run = new Text(whole.substring(start, end));
            run.getStyleClass().add(meant.contains(start) ? "meant" : "plain");
            text.getChildren().add(run);
            start = end;
        }
    }

    private static Feather sign(Kind kind) {
        return switch (kind) {
            case TABLE -> Feather.LAYOUT;
            case COLUMN -> Feather.COLUMNS;
            case COMMAND -> Feather.CHEVRON_RIGHT;
            case PROBLEM -> Feather.ALERT_TRIANGLE;
        };
    }
}
