package dev.seedbed.ui.scenario;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

/// The tables below the rows that they hang from; those that belong to no tenant in a group of their own, which has no
/// table.
public final class TableTree extends TreeView<Optional<TableNode>> {

    private final Set<String> folded = new HashSet<>();
    private boolean filling;
    private boolean narrow;

    public TableTree() {
        getStyleClass().addAll("dense", "table-tree");
        setShowRoot(false);
        setRoot(new TreeItem<>(Optional.empty()));
    }

    void follow(ScenarioViewModel model) {
        setCellFactory(_ -> new TableTreeCell());
        model.filter().tables().subscribe(() -> fill(model));
        model.tableProperty().addListener((_, _, chosen) -> chosen.ifPresent(this::choose));
        getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (item != null && !filling) {
                item.getValue()
                        .ifPresent(node -> model.tableProperty()
                                .set(Optional.of(node.plan().name())));
            }
        });
        fill(model);
    }

    private void fill(ScenarioViewModel model) {
        filling = true;
        narrow = model.filter().isNarrow();
        var items = new ArrayList<TreeItem<Optional<TableNode>>>();
        var shared = new ArrayList<TableNode>();
        for (var top : model.filter().tables()) {
            if (model.isShared(top)) {
                shared.add(top);
            } else {
                items.add(item(top));
            }
        }
        if (!shared.isEmpty()) {
            items.add(group(shared));
        }
        getSelectionModel().clearSelection();
        getRoot().getChildren().setAll(items);
        model.tableProperty().get().ifPresent(this::choose);
        filling = false;
    }

    private TreeItem<Optional<TableNode>> group(List<TableNode> shared) {
        var group = new TreeItem<Optional<TableNode>>(Optional.empty());
        group.setGraphic(null);
        shared.forEach(node -> group.getChildren().add(item(node)));
        return foldable(group, Messages.text("scenario.shared", shared.size()));
    }

    private TreeItem<Optional<TableNode>> item(TableNode node) {
        var item = new TreeItem<>(Optional.of(node));
        node.below().forEach(child -> item.getChildren().add(item(child)));
        return foldable(item, node.plan().name().toString());
    }

    /// What a person folded stays so when the tables are counted anew, and is open for as long as tables are filtered.
    private TreeItem<Optional<TableNode>> foldable(TreeItem<Optional<TableNode>> item, String name) {
        if (narrow) {
            item.setExpanded(true);
            return item;
        }
        item.setExpanded(!folded.contains(name));
        item.expandedProperty().addListener((_, _, open) -> {
            if (open) {
                folded.remove(name);
            } else {
                folded.add(name);
            }
        });
        return item;
    }

    private void choose(TableName table) {
        find(getRoot(), table).ifPresent(item -> {
            if (!item.equals(getSelectionModel().getSelectedItem())) {
                for (var parent = item.getParent(); parent != null; parent = parent.getParent()) {
                    parent.setExpanded(true);
                }
                getSelectionModel().select(item);
            }
        });
    }

    private static Optional<TreeItem<Optional<TableNode>>> find(TreeItem<Optional<TableNode>> item, TableName table) {
        if (item.getValue().filter(node -> node.plan().name().equals(table)).isPresent()) {
            return Optional.of(item);
        }
        return item.getChildren().stream()
                .flatMap(child -> find(child, table).stream())
                .findFirst();
    }
}
