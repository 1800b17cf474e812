package dev.seedbed.ui.cascade;

import atlantafx.base.theme.Styles;
import dev.seedbed.ui.fx.Messages;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What comes up below the graph on demand: the proof and the migration, side by side as tabs.
final class Drawer {

    private final SplitPane stage;
    private final Runnable closed;
    private final TabPane tabs = new TabPane();
    private final Tab proof;
    private final Tab migration;
    private final StackPane box;
    private double divider = 0.53;

    /// `closed` says where the keyboard goes when the drawer is gone.
    Drawer(SplitPane stage, CascadeViewModel model, Runnable closed) {
        this.stage = stage;
        this.closed = closed;
        proof = tab("drawer.proof", new ProofView(model.proof()).root());
        migration = tab("drawer.migration", new MigrationView(model.migration()).root());
        tabs.getTabs().addAll(proof, migration);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("drawer");
        tabs.setAccessibleText(Messages.text("drawer.tabs"));
        tabs.getStyleClass().add(Styles.DENSE);
        box = new StackPane(tabs, closing());
        box.getStyleClass().add("drawer");
        box.setMinHeight(160);
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::closeByKey);
        SplitPane.setResizableWithParent(box, false);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (migration.equals(tab) && isOpen()) {
                model.migration().open();
            }
        });
        model.proof().readingProperty().subscribe(read -> read.ifPresent(_ -> show(proof)));
        model.proof().problemProperty().subscribe(problem -> problem.ifPresent(_ -> show(proof)));
    }

    boolean isOpen() {
        return stage.getItems().contains(box);
    }

    void openProof() {
        open(proof);
    }

    void openMigration(CascadeViewModel model) {
        open(migration);
        model.migration().open();
    }

    void close() {
        if (isOpen()) {
            divider = stage.getDividerPositions()[0];
            stage.getItems().remove(box);
            closed.run();
        }
    }

    private void open(Tab tab) {
        show(tab);
        tabs.requestFocus();
    }

    private void show(Tab tab) {
        if (!isOpen()) {
            stage.getItems().add(box);
            stage.setDividerPositions(divider);
        }
        tabs.getSelectionModel().select(tab);
    }

    /// Escape in a note takes the note back, and no more.
    private void closeByKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !(event.getTarget() instanceof TextField)) {
            close();
            event.consume();
        }
    }

    private Button closing() {
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "drawer-close");
        close.setTooltip(new Tooltip(Messages.text("drawer.close")));
        close.setAccessibleText(Messages.text("drawer.close"));
        close.setOnAction(_ -> close());
        StackPane.setAlignment(close, Pos.TOP_RIGHT);
        return close;
    }

    private static Tab tab(String key, Parent content) {
        return new Tab(Messages.text(key), content);
    }
}
