package dev.seedbed.ui.welcome;

import dev.seedbed.core.project.Sample;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Views;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen.
public final class WelcomeView {

    private static final PseudoClass DROPPABLE = PseudoClass.getPseudoClass("droppable");

    private final WelcomeViewModel model;
    private final Parent root;

    @FXML
    private Region samples;

    @FXML
    private Button ledger;

    @FXML
    private Region dropZone;

    @FXML
    private TextField url;

    @FXML
    private Button connect;

    @FXML
    private VBox recentPane;

    @FXML
    private VBox recent;

    public WelcomeView(WelcomeViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        ledger.requestFocus();
    }

    @FXML
    private void initialize() {
        url.textProperty().bindBidirectional(model.urlProperty());
        connect.disableProperty().bind(url.textProperty().map(String::isBlank));
        samples.disableProperty().bind(model.busyProperty());
        recentPane.managedProperty().bind(recentPane.visibleProperty());
        model.recent().addListener((ListChangeListener<String>) _ -> showRecent());
        showRecent();
    }

    private void showRecent() {
        recentPane.setVisible(!model.recent().isEmpty());
        recent.getChildren().setAll(model.recent().stream().map(this::entry).toList());
    }

    private Hyperlink entry(String source) {
        var link = new Hyperlink(source, new FontIcon(Feather.CLOCK));
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.setOnAction(_ -> model.open(source));
        return link;
    }

    @FXML
    private void openLedger() {
        model.open(Sample.LEDGER);
    }

    @FXML
    private void openStorefront() {
        model.open(Sample.STOREFRONT);
    }

    @FXML
    private void openTracker() {
        model.open(Sample.TRACKER);
    }

    @FXML
    private void connect() {
        model.connect();
    }

    @FXML
    private void browse() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("welcome.browse.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        Messages.text("welcome.browse.filter"), "*.sql", "*.yaml", "*.yml", "*.seedbed"));
        Optional.ofNullable(chooser.showOpenDialog(root.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::open);
    }

    @FXML
    private void dragOver(DragEvent event) {
        if (WelcomeViewModel.accepts(files(event))) {
            event.acceptTransferModes(TransferMode.COPY);
            dropZone.pseudoClassStateChanged(DROPPABLE, true);
        }
        event.consume();
    }

    @FXML
    private void dragExited() {
        dropZone.pseudoClassStateChanged(DROPPABLE, false);
    }

    @FXML
    private void drop(DragEvent event) {
        var files = files(event);
        var accepted = WelcomeViewModel.accepts(files);
        event.setDropCompleted(accepted);
        event.consume();
        if (accepted) {
            model.open(files.getFirst());
        }
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().hasFiles()
                ? event.getDragboard().getFiles().stream().map(File::toPath).toList()
                : List.of();
    }
}
