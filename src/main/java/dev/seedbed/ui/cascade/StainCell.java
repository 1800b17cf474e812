package dev.seedbed.ui.cascade;

import dev.seedbed.ui.cascade.ProofReading.TableLine;
import dev.seedbed.ui.fx.Messages;
import javafx.scene.control.TableCell;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A table's name with a sign that says whether a clean delete would have left it so.
final class StainCell extends TableCell<TableLine, TableLine> {

    private final FontIcon sign = new FontIcon(Feather.CHECK);

    @Override
    protected void updateItem(TableLine line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().removeAll("stained", "unstained");
        if (empty) {
            setText("");
            setGraphic(null);
            return;
        }
        sign.setIconCode(line.stained() ? Feather.X : Feather.CHECK);
        getStyleClass().add(line.stained() ? "stained" : "unstained");
        setText(line.rows().table().label());
        setAccessibleText(Messages.text(line.stained() ? "proof.stained" : "proof.unstained", getText()));
        setGraphic(sign);
    }
}
