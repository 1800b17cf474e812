package dev.seedbed.ui.preview;

import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.preview.ChildCount;
import dev.seedbed.core.preview.Parent.Target;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.ui.control.TypeText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.preview.InspectionViewModel.ChildLine;
import dev.seedbed.ui.preview.InspectionViewModel.Field;
import dev.seedbed.ui.preview.InspectionViewModel.Inspected;
import dev.seedbed.ui.preview.InspectionViewModel.Named;
import dev.seedbed.ui.preview.InspectionViewModel.ParentLine;
import dev.seedbed.ui.preview.InspectionViewModel.Seen;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What is to be said of the current cell and its row.
record InspectionPane(PreviewViewModel model, VBox pane, VBox head, VBox parents, VBox children, PauseTransition rest) {

    private static final int CHARACTERS_A_LINE = 34;
    private static final int MOST_LINES = 9;

    /// Between two counts; one that takes longer can be stopped.
    private static final Duration REST = Duration.millis(250);

    InspectionPane(PreviewViewModel model, VBox pane) {
        this(model, pane, new VBox(6), new VBox(6), new VBox(6), new PauseTransition(REST));
    }

    void install() {
        pane.getChildren().setAll(head, parents, children);
        model.inspection().inspectedProperty().subscribe(this::show);
        model.inspection().children().addListener((ListChangeListener<ChildLine>) this::follow);
        rest.setOnFinished(_ -> showChildren());
        model.inspection().countingProperty().addListener((_, _, _) -> rest.playFromStart());
        showChildren();
    }

    /// A line that was counted takes its own place: a table can have hundreds.
    private void follow(ListChangeListener.Change<? extends ChildLine> change) {
        while (change.next()) {
            var at = 1 + change.getFrom();
            if (change.wasReplaced() && change.getAddedSize() == 1 && change.getRemovedSize() == 1) {
                children.getChildren().set(at, child(change.getAddedSubList().getFirst()));
            } else {
                showChildren();
            }
        }
    }

    private void show(Optional<Inspected> inspected) {
        head.getChildren().clear();
        parents.getChildren().clear();
        inspected.ifPresentOrElse(
                shown -> {
                    line(
                            head,
                            Messages.text(
                                    "preview.inspect.title",
                                    shown.row().table().label(),
                                    shown.row().row() + 1),
                            "inspector-title");
                    shown.cell().ifPresent(this::showCell);
                    shown.edge().ifPresent(this::showEdge);
                    if (!shown.parents().isEmpty()) {
                        line(parents, Messages.text("preview.inspect.parents"), "overline");
                        shown.parents().forEach(parent -> parents.getChildren().add(parent(parent)));
                    }
                },
                () -> line(head, Messages.text("preview.inspect.none"), "muted"));
        showChildren();
    }

    private void showCell(Seen cell) {
        var column = cell.column().column();
        line(head, column.name() + "  " + TypeText.of(column.type()), "code");
        cell.value()
                .ifPresentOrElse(this::showValue, () -> line(head, Messages.text("preview.inspect.null"), "nothing"));
        cell.before().ifPresent(old -> line(head, PlannedRows.was(old), "change-line"));
        line(head, cell.column().reason(), "muted");
    }

    private void showValue(String value) {
        var text = new TextArea(value);
        text.getStyleClass().add("whole-value");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(Messages.text("preview.inspect.value"));
        var lines = value.lines().count() + value.length() / CHARACTERS_A_LINE;
        text.setPrefRowCount(Math.clamp(lines, 1, MOST_LINES));
        head.getChildren().add(text);
    }

    private void showEdge(EdgeCell edge) {
        line(head, PlannedRows.told(edge), "edge-line");
    }

    private Node parent(ParentLine line) {
        var box = relation(String.join(", ", line.parent().link().columns()) + " ↗");
        switch (line.parent().target()) {
            case Target.Nothing _ -> hint(box, Messages.text("preview.inspect.nothing"));
            case Target.Unknown _ -> hint(box, Messages.text("preview.inspect.unknown"));
            case Target.Known _ ->
                line.row().ifPresent(row -> {
                    var link = link(row);
                    if (line.current()) {
                        link.getStyleClass().add("current-link");
                    }
                    box.getChildren().add(link);
                });
        }
        if (line.current() && !line.fields().isEmpty()) {
            box.getChildren().add(fields(line.fields()));
        }
        return box;
    }

    private static Node fields(List<Field> fields) {
        var grid = new GridPane();
        grid.getStyleClass().add("fields");
        for (var row = 0; row < fields.size(); row++) {
            var field = fields.get(row);
            var name = new Label(field.column());
            name.getStyleClass().add("muted");
            name.setMinWidth(Label.USE_PREF_SIZE);
            var value = new Label(
                    field.value().map(text -> text.replace("\n", "⏎")).orElse(Messages.text("preview.inspect.null")));
            field.value()
                    .ifPresentOrElse(
                            text -> value.setTooltip(
                                    new Tooltip(text.length() > 1_000 ? text.substring(0, 1_000) + "…" : text)),
                            () -> value.getStyleClass().add("nothing"));
            grid.addRow(row, name, value);
        }
        return grid;
    }

    private void showChildren() {
        children.getChildren().clear();
        if (model.inspection().inspectedProperty().get().isEmpty()) {
            return;
        }
        line(children, Messages.text("preview.inspect.children"), "overline");
        var lines = model.inspection().children();
        if (lines.isEmpty()) {
            line(children, Messages.text("preview.inspect.childless"), "muted");
        }
        lines.forEach(child -> children.getChildren().add(child(child)));
        var beyond = model.inspection().beyondProperty().get().size();
        if (beyond > 0) {
            var more = new Hyperlink(Messages.text("preview.inspect.beyond", beyond));
            more.setId("more-children");
            more.setOnAction(_ -> model.inspection().showMore());
            children.getChildren().add(more);
        }
        if (model.inspection().countingProperty().get()) {
            var stop = new Hyperlink(Messages.text("preview.inspect.stop"));
            stop.setOnAction(_ -> model.inspection().cancel());
            children.getChildren().add(stop);
        }
    }

    private Node child(ChildLine line) {
        var link = line.children().link();
        var box = relation(
                Messages.text("preview.inspect.child", link.table().label(), String.join(", ", link.columns())));
        line.count().ifPresentOrElse(count -> counted(box, link, count, line.first()), () -> {
            hint(box, Messages.text("preview.inspect.waiting"));
            if (!model.inspection().countingProperty().get()) {
                box.getChildren().add(all(link));
            }
        });
        return box;
    }

    private void counted(VBox box, Link link, ChildCount count, List<Named> first) {
        if (count.complete()) {
            var rows = hint(box, Messages.text("preview.inspect.count", count.count()));
            if (count.counted()) {
                rows.setTooltip(new Tooltip(Messages.text("preview.inspect.counted")));
            }
        } else {
            hint(box, Messages.text("preview.inspect.some", count.count(), count.looked(), count.candidates()));
            box.getChildren().add(all(link));
        }
        first.forEach(row -> box.getChildren().add(link(row)));
        if (count.count() > first.size()) {
            hint(box, Messages.text("preview.inspect.more", count.count() - first.size()));
        }
    }

    private Hyperlink all(Link link) {
        var all = new Hyperlink(Messages.text("preview.inspect.all"));
        all.setOnAction(_ -> model.inspection().countAll(link));
        return all;
    }

    private Hyperlink link(Named row) {
        var link =
                new Hyperlink(Messages.text("preview.inspect.row", row.table().label(), row.name(), row.row() + 1));
        link.setOnAction(_ -> model.go(row.table(), row.row()));
        return link;
    }

    private static VBox relation(String columns) {
        var name = new Label(columns);
        name.getStyleClass().add("columns");
        var head = new HBox(name);
        head.getStyleClass().add("relation-head");
        var box = new VBox(head);
        box.getStyleClass().add("relation");
        return box;
    }

    private static Label hint(VBox box, String text) {
        return line(box, text, "hint");
    }

    private static Label line(VBox box, String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        box.getChildren().add(label);
        return label;
    }
}
