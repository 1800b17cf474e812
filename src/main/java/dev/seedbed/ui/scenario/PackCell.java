package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.EdgeUse.PackUse;
import dev.seedbed.ui.fx.Messages;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;

/// A pack of edge cases, on or off.
final class PackCell extends TableCell<PackUse, PackUse> {

    private final EdgePacksViewModel model;
    private final CheckBox box = new CheckBox();

    PackCell(EdgePacksViewModel model) {
        this.model = model;
        box.setFocusTraversable(false);
    }

    @Override
    protected void updateItem(PackUse pack, boolean empty) {
        super.updateItem(pack, empty);
        setGraphic(empty ? null : box);
        if (!empty) {
            box.setText(pack.pack());
            box.setSelected(pack.on());
            box.setDisable(!model.isSwitchable(pack));
            box.setAccessibleText(Messages.text("scenario.edges.toggle", pack.pack(), pack.rows()));
            box.setOnAction(_ -> model.toggle(pack));
        }
    }
}
