package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.ui.fx.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A name with its sign: a star for a base, a branch beneath it, a lock for what is guarded or not ours.
final class BranchNameCell extends TableCell<BranchLine, BranchLine> {

    private static final PseudoClass CHILD = PseudoClass.getPseudoClass("child");
    private static final PseudoClass FOREIGN = PseudoClass.getPseudoClass("foreign");

    BranchNameCell() {
        getStyleClass().add("branch-name");
    }

    @Override
    protected void updateItem(BranchLine line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(
                CHILD,
                !empty && line instanceof BranchLine.Ours ours && !ours.branch().isBase());
        pseudoClassStateChanged(FOREIGN, !empty && line instanceof BranchLine.Foreign);
        setText(empty ? null : text(line));
        setGraphic(empty ? null : new FontIcon(sign(line)));
        setTooltip(empty ? null : new Tooltip(text(line)));
    }

    private static String text(BranchLine line) {
        return switch (line) {
            case BranchLine.Ours ours -> ours.name();
            case BranchLine.Foreign(var name) -> Messages.text("branches.foreign", name);
        };
    }

    private static Feather sign(BranchLine line) {
        return switch (line) {
            case BranchLine.Foreign _ -> Feather.LOCK;
            case BranchLine.Ours ours -> sign(ours.branch());
        };
    }

    private static Feather sign(Branch branch) {
        if (branch.isBase()) {
            return Feather.STAR;
        }
        return branch.guarded() ? Feather.SHIELD : Feather.GIT_BRANCH;
    }
}
