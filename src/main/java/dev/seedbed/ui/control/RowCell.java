package dev.seedbed.ui.control;

import dev.seedbed.ui.control.RowTable.Line;
import dev.seedbed.ui.control.RowTable.Mark;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// A value in its row, with a flag beside it where something is to be said of it.
final class RowCell extends TableCell<PagedRows.Row, RowCell.Shown> {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass FLAGGED = PseudoClass.getPseudoClass("flagged");
    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");

    private static final int LONG = 36;
    private static final int LONGEST_TOLD = 1_200;
    private static final double TOLD_WIDTH = 520;

    private final Label sign = new Label();

    /// What a cell shows: nothing yet until its row has arrived.
    record Shown(Optional<String> text, Optional<Mark> mark, boolean arrived) {

        /// The cell of a column; without one, the number of the row.
        static Shown of(PagedRows.Row row, Optional<Line> line, Optional<Integer> column) {
            return column.map(index -> line.map(there -> new Shown(
                                    there.cells().get(index),
                                    Optional.ofNullable(there.marks().get(index)),
                                    true))
                            .orElseGet(() -> new Shown(Optional.empty(), Optional.empty(), false)))
                    .orElseGet(() -> new Shown(
                            Optional.of(Messages.text("rows.number", row.number() + 1)),
                            line.flatMap(Line::whole)
                                    .map(said -> new Mark(said.flag().map(_ -> ""), said.changed(), said.told())),
                            true));
        }

        private String sign() {
            return mark.map(said -> Stream.concat(
                                    Stream.of("~").filter(_ -> said.changed()),
                                    said.flag().stream().map(flag -> ("⚑ " + flag).strip()))
                            .collect(Collectors.joining(" ")))
                    .orElse("");
        }

        /// All that there is to say; nothing where the cell says it itself.
        private String told() {
            var whole = text.filter(value -> value.length() > LONG || value.contains("\n"))
                    .map(value -> value.length() > LONGEST_TOLD
                            ? Messages.text("rows.cut", value.substring(0, LONGEST_TOLD), value.length() - LONGEST_TOLD)
                            : value);
            return Stream.concat(mark.stream().map(Mark::told), whole.stream())
                    .filter(said -> !said.isEmpty())
                    .collect(Collectors.joining("\n\n"));
        }
    }

    RowCell() {
        sign.getStyleClass().add("cell-sign");
        setContentDisplay(ContentDisplay.RIGHT);
    }

    /// How many characters it takes.
    static int width(Shown shown) {
        var sign = shown.sign();
        return shown.text().map(String::length).orElse(4) + (sign.isEmpty() ? 0 : sign.length() + 2);
    }

    /// A tooltip that stays as long as it is read.
    static Tooltip tooltip(String text) {
        var tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOLD_WIDTH);
        tooltip.setShowDelay(Duration.millis(350));
        tooltip.setShowDuration(Duration.INDEFINITE);
        return tooltip;
    }

    @Override
    protected void updateItem(Shown shown, boolean empty) {
        super.updateItem(shown, empty);
        var there = !empty && shown != null && shown.arrived();
        pseudoClassStateChanged(NULL, there && shown.text().isEmpty());
        pseudoClassStateChanged(
                CHANGED, there && shown.mark().filter(Mark::changed).isPresent());
        pseudoClassStateChanged(
                FLAGGED, there && shown.mark().flatMap(Mark::flag).isPresent());
        setTooltip(null);
        setGraphic(null);
        if (!there) {
            setText("");
            return;
        }
        setText(shown.text().map(RowCell::visible).orElse("null"));
        if (!shown.sign().isEmpty()) {
            sign.setText(shown.sign());
            setGraphic(sign);
        }
        if (!shown.told().isEmpty()) {
            setTooltip(tooltip(shown.told()));
        }
    }

    /// A long text is not laid out to its end, for nobody sees that.
    private static String visible(String text) {
        var shown = text.length() > 400 ? text.substring(0, 400) : text;
        return shown.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎").replace("\t", "⇥");
    }
}
