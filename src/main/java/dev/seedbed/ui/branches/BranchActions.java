package dev.seedbed.ui.branches;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.ui.branches.BranchesViewModel.BranchLine;
import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done to a branch: take its connection URL, delete it. base-seed is published, not deleted.
final class BranchActions extends TableCell<BranchLine, BranchLine> {

    private final BranchesViewModel model;
    private final Button copy = button(Feather.LINK, "branches.copy");
    private final Button delete = button(Feather.TRASH_2, "branches.delete");
    private final HBox buttons = new HBox(4, copy, delete);

    BranchActions(BranchesViewModel model) {
        this.model = model;
        buttons.getStyleClass().add("row-actions");
        delete.getStyleClass().add(Styles.DANGER);
        delete.disableProperty().bind(model.busyProperty());
    }

    @Override
    protected void updateItem(BranchLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty) {
            setGraphic(null);
            return;
        }
        copy.setOnAction(_ -> line.url().map(DatabaseUrl::connectable).ifPresent(CopyText::copy));
        copy.setVisible(line.url().isPresent());
        delete.setOnAction(_ -> model.delete(line.branch()));
        delete.setVisible(!line.branch().isBase());
        setGraphic(buttons);
    }

    private static Button button(Feather icon, String key) {
        var button = new Button(Messages.text(key), new FontIcon(icon));
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(Messages.text(key)));
        return button;
    }
}
