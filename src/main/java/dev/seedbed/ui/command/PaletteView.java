package dev.seedbed.ui.command;

import dev.seedbed.ui.fx.Messages;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The palette's panel: the line to type in keeps the keyboard, arrows walk through the list below it.
public final class PaletteView extends VBox {

    private final PaletteViewModel model;
    private final Runnable close;
    private final CustomTextField query = new CustomTextField();
    private final ListView<PaletteHit> hits = new ListView<>();

    /// `close` takes the panel away before a choice is followed.
    public PaletteView(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("palette");
        setMaxHeight(USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
        query.setId("palette-query");
        query.setLeft(new FontIcon(Feather.SEARCH));
        query.setPromptText(Messages.text("palette.prompt"));
        query.setAccessibleText(Messages.text("palette.prompt"));
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        hits.setId("palette-hits");
        hits.setFocusTraversable(false);
        hits.setAccessibleText(Messages.text("palette.hits"));
        hits.setItems(model.hits());
        hits.setCellFactory(_ -> new PaletteCell(this::choose));
        hits.setPlaceholder(new Label(Messages.text("palette.none")));
        model.hits().addListener((ListChangeListener<PaletteHit>) _ -> select(0));
        var hint = new Label(Messages.text("palette.hint"));
        hint.getStyleClass().add("palette-hint");
        getChildren().setAll(query, hits, hint);
        select(0);
    }

    /// Where the keyboard is while the palette is open.
    public Node keyboard() {
        return query;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(8);
            case PAGE_UP -> move(-8);
            case ENTER -> choose();
            case TAB -> event.consume();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int step) {
        if (!hits.getItems().isEmpty()) {
            select(Math.clamp(
                    hits.getSelectionModel().getSelectedIndex() + step,
                    0,
                    hits.getItems().size() - 1));
        }
    }

    private void select(int index) {
        hits.getSelectionModel().clearAndSelect(index);
        hits.scrollTo(Math.max(0, index - 4));
    }

    /// What cannot be done now stays in the list, with the reason beside it.
    private void choose() {
        var hit = hits.getSelectionModel().getSelectedItem();
        if (hit != null && hit.entry().refusal().get().isEmpty()) {
            close.run();
            model.choose(hit);
        }
    }
}
