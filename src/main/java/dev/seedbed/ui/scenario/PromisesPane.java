package dev.seedbed.ui.scenario;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.PromiseTexts.PromiseLine;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What holds for the rows beyond types and keys, of all tables or of the selected one.
final class PromisesPane extends VBox {

    /// Beside the lines: padding and the bar that scrolls them.
    private static final double MARGIN = 42;

    private final ScenarioViewModel model;
    private final FilteredList<PromiseLine> shown;
    private final ToggleButton here = new ToggleButton();

    PromisesPane(ScenarioViewModel model) {
        this.model = model;
        shown = new FilteredList<>(model.promises());
        var list = new ListView<>(shown);
        list.setId("promises");
        list.setAccessibleText(Messages.text("scenario.promises.label"));
        list.setCellFactory(_ -> new PromiseCell(list));
        var empty = new Label(Messages.text("scenario.promises.empty"));
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        setVgrow(list, Priority.ALWAYS);
        here.getStyleClass().add(Styles.SMALL);
        here.selectedProperty().subscribe(_ -> filter());
        model.tableProperty().subscribe(_ -> filter());
        var bar = new HBox(here);
        bar.getStyleClass().add("drawer-bar");
        getChildren().addAll(bar, list);
    }

    private void filter() {
        var table = model.tableProperty().get();
        here.setText(Messages.text(
                "scenario.promises.here", table.map(TableName::label).orElse("")));
        shown.setPredicate(
                line -> !here.isSelected() || table.filter(line.table()::equals).isPresent());
    }

    private static final class PromiseCell extends ListCell<PromiseLine> {
        private final FontIcon kept = new FontIcon(Feather.CHECK);
        private final Label table = new Label();
        private final Label origin = new Label();
        private final Label text = new Label();
        private final VBox words = new VBox(1, new HBox(8, table, origin), text);
        private final HBox line = new HBox(8, kept, words);
        private final ListView<PromiseLine> list;
        private final Tooltip tooltip = new Tooltip();

        PromiseCell(ListView<PromiseLine> list) {
            this.list = list;
            HBox.setHgrow(words, Priority.ALWAYS);
            line.setPrefWidth(0);
            getStyleClass().add("promise");
            table.getStyleClass().add("headline");
            origin.getStyleClass().add("tag");
            origin.setMinWidth(Region.USE_PREF_SIZE);
            text.setWrapText(true);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(520);
        }

        /// As high as its words are when they go on in further lines.
        @Override
        protected double computePrefHeight(double width) {
            return isEmpty()
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + line.prefHeight(list.getWidth() - MARGIN) + snappedBottomInset();
        }

        @Override
        protected void updateItem(PromiseLine item, boolean empty) {
            super.updateItem(item, empty);
            setText("");
            setGraphic(empty ? null : line);
            setTooltip(empty ? null : tooltip);
            if (!empty) {
                kept.setIconCode(item.kept() ? Feather.CHECK : Feather.ALERT_TRIANGLE);
                line.getStyleClass().setAll("promise-line", item.kept() ? "weight-fine" : "weight-caution");
                table.setText(item.table().label());
                origin.setText(item.origin());
                text.setText(item.text());
                tooltip.setText(item.text());
                setAccessibleText(item.table().label() + ", " + item.origin() + ": " + item.text());
            }
        }
    }
}
