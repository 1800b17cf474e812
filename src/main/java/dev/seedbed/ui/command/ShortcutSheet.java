package dev.seedbed.ui.command;

import atlantafx.base.theme.Styles;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All keys on one sheet, group by group, as they are at this moment.
public final class ShortcutSheet extends VBox {

    private final ScrollPane scroll;

    public ShortcutSheet(List<CommandGroup> groups, Runnable close) {
        getStyleClass().add("shortcut-sheet");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        scroll = new ScrollPane(columns(groups));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Messages.text("shortcuts.title"));
        getChildren().setAll(head(close), scroll);
    }

    /// Where the keyboard is while the sheet is open: arrows scroll it.
    public Node keyboard() {
        return scroll;
    }

    private static Node head(Runnable close) {
        var title = new Label(Messages.text("shortcuts.title"));
        title.getStyleClass().add("sheet-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var button = new Button("", new FontIcon(Feather.X));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(Messages.text("shortcuts.close")));
        button.setAccessibleText(Messages.text("shortcuts.close"));
        button.setOnAction(_ -> close.run());
        var head = new HBox(title, button);
        head.getStyleClass().add("sheet-head");
        return head;
    }

    /// Two columns of about the same length.
    private static Node columns(List<CommandGroup> groups) {
        var left = new VBox();
        var right = new VBox();
        var lines = 0L;
        for (var group : groups) {
            var keyed = group.commands().stream()
                    .filter(command -> command.shortcut().isPresent())
                    .count();
            if (keyed > 0) {
                (lines > 0 ? right : left).getChildren().add(block(group));
                lines += lines > 0 ? -keyed : keyed;
            }
        }
        var columns = new HBox(left, right);
        columns.getStyleClass().add("shortcut-groups");
        return columns;
    }

    private static Node block(CommandGroup group) {
        var title = new Label(group.title());
        title.getStyleClass().add("overline");
        var block = new VBox(title);
        block.getStyleClass().add("shortcut-group");
        group.commands()
                .forEach(command ->
                        command.shortcut().ifPresent(keys -> block.getChildren().add(line(command.title(), keys))));
        return block;
    }

    private static Node line(String title, String keys) {
        var words = new Label(title);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var chip = new Label(keys);
        chip.getStyleClass().add("keys");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(words, chip);
        line.getStyleClass().add("shortcut-line");
        return line;
    }
}
