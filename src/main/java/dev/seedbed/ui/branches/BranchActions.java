package dev.seedbed.ui.branches;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done to a line: a branch is reset, connected to, guarded, deleted; a base is taken back.
final class BranchActions extends TableCell<BranchLine, BranchLine> {

    private final BranchesViewModel model;

    BranchActions(BranchesViewModel model) {
        this.model = model;
        getStyleClass().add("row-actions");
    }

    @Override
    protected void updateItem(BranchLine line, boolean empty) {
        super.updateItem(line, empty);
        setGraphic(empty ? null : buttons(line));
    }

    private HBox buttons(BranchLine line) {
        return switch (line) {
            case BranchLine.Foreign _ -> new HBox();
            case BranchLine.Ours ours -> buttons(ours.branch());
        };
    }

    private HBox buttons(Branch branch) {
        return branch.isBase() ? row(baseMenu(branch)) : row(reset(branch), urls(branch), more(branch));
    }

    private static HBox row(Node... buttons) {
        var row = new HBox(4, buttons);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// The first choice: the URL stays, and tests begin anew.
    private Button reset(Branch branch) {
        var reset = new Button(Messages.text("branches.reset"), new FontIcon(Feather.ROTATE_CCW));
        reset.getStyleClass().add(Styles.FLAT);
        reset.disableProperty().bind(model.changingProperty());
        reset.setVisible(!branch.guarded());
        reset.setOnAction(_ -> model.reset(branch));
        return reset;
    }

    private MenuButton urls(Branch branch) {
        var pooled =
                item("branches.copy.pooled", branch, lease -> lease.pooled().map(DatabaseUrl::connectable));
        var menu = new MenuButton(
                Messages.text("branches.copy"),
                new FontIcon(Feather.LINK),
                item(
                        "branches.copy.direct",
                        branch,
                        lease -> Optional.of(lease.url().connectable())),
                pooled,
                item(
                        "branches.copy.line",
                        branch,
                        lease -> Optional.of("DATABASE_URL=" + lease.url().connectable())));
        menu.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        menu.setAccessibleText(Messages.text("branches.copy"));
        return menu;
    }

    /// Where there is no pool, the direct URL is what a person gets.
    private MenuItem item(String key, Branch branch, Function<Lease, Optional<String>> text) {
        var item = new MenuItem(Messages.text(key));
        item.setOnAction(_ -> model.lease(
                branch,
                lease -> CopyText.copySecret(
                        text.apply(lease).orElseGet(() -> lease.url().connectable()))));
        return item;
    }

    private MenuButton more(Branch branch) {
        var guard = new MenuItem(Messages.text(branch.guarded() ? "branches.unguard" : "branches.guard"));
        guard.setOnAction(_ -> model.guard(branch, !branch.guarded()));
        var delete = new MenuItem(Messages.text("branches.delete"), new FontIcon(Feather.TRASH_2));
        delete.getStyleClass().add(Styles.DANGER);
        delete.setDisable(branch.guarded());
        delete.setOnAction(_ -> model.delete(branch));
        return menu(guard, new SeparatorMenuItem(), delete);
    }

    private MenuButton baseMenu(Branch base) {
        var back = new MenuItem(Messages.text("branches.roll.back"));
        back.setOnAction(_ -> model.rollBack(base));
        return menu(back);
    }

    private MenuButton menu(MenuItem... items) {
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL), items);
        menu.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
        menu.setAccessibleText(Messages.text("branches.more"));
        menu.disableProperty().bind(model.changingProperty());
        return menu;
    }
}
