package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.EdgeUse.PackUse;
import dev.seedbed.core.generate.EdgePlan.Forbidden;
import dev.seedbed.ui.control.ScaledTable;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The packs of edge cases with what each comes to, and below them what forbids cases of the selected one. Space
/// switches the selected pack.
final class EdgesPane extends VBox {

    private final EdgePacksViewModel model;
    private final TableView<PackUse> packs = new ScaledTable<>();
    private final Label why = new Label();
    private final ListView<Forbidden> forbidden = new ListView<>();

    EdgesPane(EdgePacksViewModel model) {
        this.model = model;
        packs.setId("packs");
        packs.getStyleClass().addAll("dense", "packs");
        packs.setAccessibleText(Messages.text("scenario.edges.label"));
        packs.setItems(model.packs());
        packs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        packs.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.SPACE || key.getCode() == KeyCode.ENTER) {
                selected().filter(model::isSwitchable).ifPresent(model::toggle);
                key.consume();
            }
        });
        packs.getColumns()
                .setAll(List.of(
                        name(),
                        text("scenario.edges.cases", 48, pack -> Messages.text("rows.number", pack.rows())),
                        text(
                                "scenario.edges.coverage",
                                74,
                                pack -> Messages.text("scenario.edges.of", pack.covered(), pack.fitting())),
                        text(
                                "scenario.edges.forbidden",
                                80,
                                pack -> Messages.text(
                                        "rows.number", pack.forbidden().size()))));
        setVgrow(packs, Priority.ALWAYS);
        forbidden.setId("forbidden");
        forbidden.getStyleClass().add("forbidden-list");
        forbidden.setAccessibleText(Messages.text("scenario.edges.why.label"));
        forbidden.setCellFactory(_ -> new ForbiddenCell());
        var title = new HBox(why);
        title.getStyleClass().add("pane-title");
        getChildren().addAll(bar(), packs, title, forbidden);
        packs.getSelectionModel().selectedItemProperty().subscribe(_ -> showForbidden());
        keepSelection();
    }

    private HBox bar() {
        var hint = new Label(Messages.text("scenario.edges.hint"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        var all = RulePicker.button("scenario.edges.all", model::all);
        all.setId("packs-all");
        var none = RulePicker.button("scenario.edges.none", model::none);
        var bar = new HBox(8, hint, all, none);
        bar.getStyleClass().add("drawer-bar");
        return bar;
    }

    private void keepSelection() {
        var wanted = new String[] {""};
        packs.getSelectionModel().selectedItemProperty().addListener((_, _, pack) -> {
            if (pack != null) {
                wanted[0] = pack.pack();
            }
        });
        model.packs().addListener((ListChangeListener<PackUse>) _ -> model.packs().stream()
                .filter(pack -> pack.pack().equals(wanted[0]))
                .findFirst()
                .ifPresentOrElse(packs.getSelectionModel()::select, packs.getSelectionModel()::selectFirst));
    }

    private Optional<PackUse> selected() {
        return Optional.ofNullable(packs.getSelectionModel().getSelectedItem());
    }

    private void showForbidden() {
        var shown = selected();
        forbidden.getItems().setAll(shown.map(PackUse::forbidden).orElse(List.of()));
        why.setText(shown.filter(pack -> !pack.forbidden().isEmpty())
                .map(pack -> Messages.text("scenario.edges.why", pack.pack()))
                .orElseGet(() -> Messages.text("scenario.edges.why.none")));
    }

    private TableColumn<PackUse, PackUse> name() {
        var column = new TableColumn<PackUse, PackUse>(Messages.text("scenario.edges.pack"));
        column.setSortable(false);
        column.setPrefWidth(150);
        column.setMinWidth(120);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(_ -> new PackCell(model));
        return column;
    }

    private static TableColumn<PackUse, String> text(String key, double width, Function<PackUse, String> text) {
        var column = new TableColumn<PackUse, String>(Messages.text(key));
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.getStyleClass().add("numeric");
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        return column;
    }

    /// A case and place, and what forbids it.
    private static final class ForbiddenCell extends ListCell<Forbidden> {
        private final Label place = new Label();
        private final Label reason = new Label();
        private final VBox lines = new VBox(place, reason);
        private final Tooltip whole = new Tooltip();

        ForbiddenCell() {
            place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            reason.getStyleClass().add("muted");
            whole.setWrapText(true);
            whole.setMaxWidth(520);
        }

        @Override
        protected void updateItem(Forbidden item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : lines);
            setTooltip(empty ? null : whole);
            if (!empty) {
                place.setText(item.cell().key());
                reason.setText(item.refusal().by() + ": " + item.refusal().why());
                whole.setText(place.getText() + "\n" + reason.getText());
                setAccessibleText(whole.getText());
                lines.setPrefWidth(0);
            }
        }
    }
}
