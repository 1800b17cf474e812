package dev.seedbed.ui.scenario;

import atlantafx.base.theme.Styles;
import dev.seedbed.ui.control.Bar;
import dev.seedbed.ui.fx.Messages;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Pages of which one is in view, with a button for each above them; the buttons go on in a next row before their words
/// are cut.
public final class SideTabs extends VBox {

    private final Bar buttons = new Bar();
    private final StackPane pages = new StackPane();
    private final ToggleGroup group = new ToggleGroup();
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");

    public SideTabs() {
        buttons.getStyleClass().add("side-tabs");
        setVgrow(pages, Priority.ALWAYS);
        getChildren().addAll(buttons, pages);
    }

    /// The first page is in view until another one is selected.
    void add(String name, Node page) {
        var button = new ToggleButton(Messages.text("scenario.tab." + name));
        button.setId("tab-" + name);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.setToggleGroup(group);
        button.setOnAction(_ -> select(name));
        page.setVisible(false);
        buttons.getChildren().add(button);
        pages.getChildren().add(page);
        page.setUserData(name);
        button.setUserData(name);
        if (pages.getChildren().size() == 1) {
            select(name);
        }
    }

    void select(String name) {
        pages.getChildren().forEach(page -> page.setVisible(name.equals(page.getUserData())));
        group.getToggles().forEach(toggle -> toggle.setSelected(name.equals(toggle.getUserData())));
        selected.set(name);
    }

    /// The name of the page in view.
    ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }
}
