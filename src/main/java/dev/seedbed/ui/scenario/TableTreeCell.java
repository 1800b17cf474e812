package dev.seedbed.ui.scenario;

import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A table with how its rows spread over their parents, how many they are, and a dot where guesses are worth a look.
final class TableTreeCell extends TreeCell<Optional<TableNode>> {

    private static final double SPACING = 6;

    private final Label name = new Label();
    private final Region dot = new Region();
    private final Histogram histogram = new Histogram();
    private final Label rows = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final HBox line = new HBox(SPACING, name, dot, spring(), histogram, rows) {
        @Override
        protected void layoutChildren() {
            fit();
            super.layoutChildren();
        }
    };

    TableTreeCell() {
        line.getStyleClass().add("table-line");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(30);
        rows.getStyleClass().add("muted");
        rows.getStyleClass().add("row-count");
        dot.getStyleClass().addAll("confidence", "guess");
    }

    /// Where there is little room, it is the name that is read.
    private void fit() {
        var shown = Stream.of(name, dot, histogram, rows)
                .filter(part -> part.isManaged() || part == histogram)
                .toList();
        var roomy = shown.stream().mapToDouble(TableTreeCell::wanted).sum() + shown.size() * SPACING <= line.getWidth();
        histogram.setVisible(roomy);
        histogram.setManaged(roomy);
    }

    private static double wanted(Region part) {
        return Math.max(part.minWidth(-1), part.prefWidth(-1));
    }

    @Override
    protected void updateItem(Optional<TableNode> item, boolean empty) {
        super.updateItem(item, empty);
        setText("");
        setGraphic(null);
        setTooltip(null);
        setAccessibleText("");
        if (!empty) {
            item.ifPresentOrElse(this::show, this::showGroup);
        }
    }

    private void showGroup() {
        setText(Messages.text("scenario.shared", getTreeItem().getChildren().size()));
    }

    private void show(TableNode node) {
        var table = node.plan().name().label();
        name.setText(table);
        dot.setVisible(node.guesses() > 0);
        dot.setManaged(node.guesses() > 0);
        histogram.show(node.children());
        rows.setText(Messages.text("rows.number", node.plan().rows()));
        tooltip.setText(Messages.text("scenario.tree.label", table, node.plan().rows(), node.guesses()) + "\n"
                + node.plan().draft().rows().phrase());
        setTooltip(tooltip);
        setAccessibleText(tooltip.getText());
        setGraphic(line);
        line.setPrefWidth(0);
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
