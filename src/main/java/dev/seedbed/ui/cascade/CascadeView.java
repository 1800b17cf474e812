package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Way;
import dev.seedbed.core.cascade.drawing.Glyph;
import dev.seedbed.ui.cascade.CascadeViewModel.Count;
import dev.seedbed.ui.command.Command;
import dev.seedbed.ui.control.GlyphIcon;
import dev.seedbed.ui.control.GraphCanvas;
import dev.seedbed.ui.control.Minimap;
import dev.seedbed.ui.control.Verdicts;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Views;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/// The cascade: the graph, the same verdicts as a list, and the explanation of the one that is selected in both.
public final class CascadeView {

    private final CascadeViewModel model;
    private final Parent root;
    private final Drawer drawer;

    @FXML
    private Label statement;

    @FXML
    private HBox counts;

    @FXML
    private Button prove;

    @FXML
    private Tooltip proveHint;

    @FXML
    private HBox previewLine;

    @FXML
    private SplitPane stage;

    @FXML
    private GraphCanvas graph;

    @FXML
    private StackPane canvas;

    @FXML
    private HBox wayLine;

    @FXML
    private Label way;

    @FXML
    private ToggleButton focused;

    @FXML
    private Slider depth;

    @FXML
    private ToggleButton folded;

    @FXML
    private ToggleButton map;

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
        drawer = new Drawer(stage, model, this::focus);
    }

    public Parent root() {
        return root;
    }

    /// What can be done on this screen.
    public List<Command> commands() {
        var idle = model.proof().busyProperty().not();
        return List.of(
                Command.of("prove", this::prove, "Shortcut+Enter").when(idle, "commands.proving"),
                Command.of("mend", this::openMigration, "Shortcut+M"),
                Command.of("fit", graph::fit),
                Command.of("fold", () -> model.foldAll(!model.foldedProperty().get())),
                Command.of("unarranged", model::resetLayout));
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
        showWay();
        arrange();
        offerProof();
        zoom.textProperty().bind(graph.cameraProperty().map(camera -> Messages.text("cascade.zoom", camera.scale())));
        search.textProperty().bindBidirectional(model.searchProperty());
        verdicts.setItems(model.verdicts());
        verdicts.setCellFactory(_ -> new VerdictCell());
        Selections.follow(verdicts.getSelectionModel(), model.verdicts(), model.tableProperty(), TableVerdict::table);
        new Inspector(inspector, model);
        model.counts().addListener((ListChangeListener<Count>) _ -> showCounts());
        showCounts();
    }

    private void offerProof() {
        prove.disableProperty().bind(model.proof().busyProperty());
        proveHint
                .textProperty()
                .bind(model.proof().commandProperty().map(command -> Messages.text("proof.prove.hint", command)));
        Views.showWhile(previewLine, model.migration().previewingProperty());
    }

    @FXML
    private void prove() {
        drawer.openProof();
        model.proof().prove();
    }

    @FXML
    private void openMigration() {
        drawer.openMigration(model);
    }

    @FXML
    private void leavePreview() {
        model.migration().previewingProperty().set(false);
    }

    private void showWay() {
        graph.wayProperty()
                .bind(model.wayProperty().map(found -> found.map(Way::keys).orElse(List.of())));
        way.textProperty()
                .bind(model.wayProperty().map(found -> found.map(Way::sentence).orElse("")));
        Views.showWhile(wayLine, model.wayProperty().map(Optional::isPresent));
        graph.foundProperty().bind(model.foundProperty());
        search.setOnAction(_ -> model.selectNextFound());
    }

    private void arrange() {
        graph.setEditor(model.editor());
        var minimap = new Minimap(graph);
        minimap.wantedProperty().bind(map.selectedProperty());
        StackPane.setAlignment(minimap, Pos.BOTTOM_LEFT);
        StackPane.setMargin(minimap, new Insets(12));
        canvas.getChildren().add(1, minimap);
        model.foldedProperty().subscribe(folded::setSelected);
        folded.setOnAction(_ -> model.foldAll(folded.isSelected()));
        graph.depthProperty().subscribe(hops -> {
            focused.setSelected(hops.intValue() > 0);
            depth.setDisable(hops.intValue() == 0);
            depth.setValue(hops.intValue() > 0 ? hops.intValue() : depth.getValue());
        });
        focused.disableProperty().bind(model.tableProperty().map(Optional::isEmpty));
        focused.setOnAction(_ -> graph.depthProperty().set(focused.isSelected() ? (int) depth.getValue() : 0));
        depth.valueProperty().addListener((_, _, hops) -> deepen((int) Math.round(hops.doubleValue())));
    }

    private void deepen(int hops) {
        if (focused.isSelected()) {
            graph.depthProperty().set(hops);
        }
    }

    @FXML
    private void resetLayout() {
        model.resetLayout();
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
