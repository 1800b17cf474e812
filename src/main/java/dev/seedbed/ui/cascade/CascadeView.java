package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.drawing.Glyph;
import dev.seedbed.ui.cascade.CascadeViewModel.Count;
import dev.seedbed.ui.control.GlyphIcon;
import dev.seedbed.ui.control.GraphCanvas;
import dev.seedbed.ui.control.Verdicts;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Views;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/// The cascade: the graph, the same verdicts as a list, and the explanation of the one that is selected in both.
public final class CascadeView {

    private final CascadeViewModel model;
    private final Parent root;

    @FXML
    private Label statement;

    @FXML
    private HBox counts;

    @FXML
    private GraphCanvas graph;

    @FXML
    private Label zoom;

    @FXML
    private CustomTextField search;

    @FXML
    private ListView<TableVerdict> verdicts;

    @FXML
    private VBox inspector;

    public CascadeView(CascadeViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        verdicts.requestFocus();
    }

    @FXML
    private void initialize() {
        statement.textProperty().bind(model.statement());
        graph.graphProperty().bind(model.pictureProperty());
        graph.selectionProperty().bindBidirectional(model.tableProperty());
        model.tableProperty().subscribe(table -> table.ifPresent(graph::reveal));
        zoom.textProperty().bind(graph.cameraProperty().map(camera -> Messages.text("cascade.zoom", camera.scale())));
        search.textProperty().bindBidirectional(model.searchProperty());
        verdicts.setItems(model.verdicts());
        verdicts.setCellFactory(_ -> new VerdictCell());
        Selections.follow(verdicts.getSelectionModel(), model.verdicts(), model.tableProperty(), TableVerdict::table);
        new Inspector(inspector, model);
        model.counts().addListener((ListChangeListener<Count>) _ -> showCounts());
        showCounts();
    }

    @FXML
    private void fit() {
        graph.fit();
    }

    @FXML
    private void zoomIn() {
        graph.zoomIn();
    }

    @FXML
    private void zoomOut() {
        graph.zoomOut();
    }

    private void showCounts() {
        counts.getChildren()
                .setAll(model.counts().stream().map(CascadeView::chip).toList());
    }

    private static Node chip(Count count) {
        var words = Messages.text("cascade.count", count.tables(), Verdicts.countable(count.verdict()));
        var chip = new Label(words, new GlyphIcon(Glyph.of(count.verdict())));
        chip.getStyleClass().add("chip");
        chip.setMinWidth(Label.USE_PREF_SIZE);
        chip.setTooltip(new Tooltip(Verdicts.words(count.verdict())));
        Verdicts.dress(chip, count.verdict());
        return chip;
    }
}
