package dev.seedbed.ui.routes;

import dev.seedbed.core.guard.routes.FileState;
import dev.seedbed.core.guard.routes.PlannedFile;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A file with what becomes of it, told by sign and word.
final class KitEntryCell extends TreeCell<KitEntry> {

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    KitEntryCell() {
        getStyleClass().add("kit-entry");
    }

    @Override
    protected void updateItem(KitEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        var file = empty ? Optional.<PlannedFile>empty() : entry.file();
        setText(
                empty
                        ? ""
                        : file.map(each -> Messages.text("routes.file", entry.name(), state(each.state())))
                                .orElse(entry.name()));
        setGraphic(
                empty ? null : new FontIcon(file.map(each -> icon(each.state())).orElse(Feather.FOLDER)));
        setTooltip(file.flatMap(PlannedFile::why).map(Tooltip::new).orElse(null));
        pseudoClassStateChanged(
                REFUSED, file.filter(each -> each.state() == FileState.REFUSED).isPresent());
    }

    private static String state(FileState state) {
        return Messages.text("routes.state." + state.code());
    }

    private static Feather icon(FileState state) {
        return switch (state) {
            case NEW -> Feather.FILE_PLUS;
            case CHANGED -> Feather.EDIT_2;
            case UNCHANGED -> Feather.CHECK;
            case REMOVED -> Feather.FILE_MINUS;
            case REFUSED -> Feather.ALERT_TRIANGLE;
        };
    }
}
