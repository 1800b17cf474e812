package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.drawing.Glyph;
import dev.seedbed.ui.control.GlyphIcon;
import dev.seedbed.ui.control.Verdicts;
import dev.seedbed.ui.fx.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A verdict in two lines: glyph, table and badges; what it means.
final class VerdictCell extends ListCell<TableVerdict> {

    private final GlyphIcon glyph = new GlyphIcon();
    private final Label name = new Label();
    private final HBox badges = new HBox(6);
    private final Label words = new Label();
    private final HBox line;

    VerdictCell() {
        name.getStyleClass().add("verdict-table");
        words.getStyleClass().add("muted");
        badges.getStyleClass().add("badges");
        var head = new HBox(8, name, badges);
        var text = new VBox(1, head, words);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(10, glyph, text);
        line.getStyleClass().add("verdict-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(TableVerdict verdict, boolean empty) {
        super.updateItem(verdict, empty);
        if (empty) {
            setGraphic(null);
            return;
        }
        var meaning = Verdicts.words(verdict.verdict());
        Verdicts.dress(line, verdict.verdict());
        glyph.show(Glyph.of(verdict.verdict()));
        name.setText(verdict.table().label());
        words.setText(verdict.intended().isPresent() ? Messages.text("verdict.intended", meaning) : meaning);
        badges.getChildren()
                .setAll(verdict.badges().stream()
                        .sorted()
                        .map(VerdictCell::remark)
                        .toList());
        setAccessibleText(Messages.text(
                "graph.table", verdict.table(), words.getText(), verdict.path().size()));
        setGraphic(line);
    }

    private static GlyphIcon remark(Badge badge) {
        var icon = new GlyphIcon(Glyph.of(badge));
        icon.getStyleClass().add("remark");
        Tooltip.install(icon, new Tooltip(Verdicts.words(badge)));
        return icon;
    }
}
