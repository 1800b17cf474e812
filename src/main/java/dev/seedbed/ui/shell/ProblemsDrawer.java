package dev.seedbed.ui.shell;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of all problems at the foot of the window, and beside it the selected one in full.
final class ProblemsDrawer extends VBox {

    private final Consumer<Finding> go;
    private final ListView<Finding> list = new ListView<>();
    private final VBox whole = new VBox();

    /// `go` shows the place of a finding.
    ProblemsDrawer(ProblemsViewModel model, Consumer<Finding> go) {
        this.go = go;
        getStyleClass().add("problems-drawer");
        list.setId("problems-list");
        list.setAccessibleText(Messages.text("problems.list"));
        list.setItems(model.findings());
        list.setCellFactory(_ -> new FindingCell());
        list.setPlaceholder(new Label(Messages.text("problems.none")));
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                follow();
            }
        });
        whole.getStyleClass().add("problem-whole");
        var scroll = new ScrollPane(whole);
        scroll.setFitToWidth(true);
        var split = new SplitPane(list, scroll);
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(0.6);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(bar(), split);
        model.findings().addListener((ListChangeListener<Finding>) _ -> selectSome());
        setOpen(false);
    }

    boolean isOpen() {
        return isVisible();
    }

    void setOpen(boolean open) {
        setVisible(open);
        setManaged(open);
        if (open) {
            selectSome();
            applyCss();
            list.requestFocus();
        }
    }

    private void selectSome() {
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private HBox bar() {
        var title = new Label(Messages.text("problems.title"));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setTooltip(new Tooltip(Messages.text("problems.close")));
        close.setAccessibleText(Messages.text("problems.close"));
        close.setOnAction(_ -> setOpen(false));
        var bar = new HBox(title, close);
        bar.getStyleClass().add("pane-title");
        return bar;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            follow();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            setOpen(false);
            event.consume();
        }
    }

    private void follow() {
        var finding = list.getSelectionModel().getSelectedItem();
        if (finding != null) {
            go.accept(finding);
        }
    }

    private void show(Finding finding) {
        whole.getChildren().clear();
        if (finding == null) {
            return;
        }
        var problem = finding.problem();
        add("what", problem.what());
        add("where", problem.where());
        add("why", problem.why());
        add("remedy", problem.remedy());
        var show = button(
                Feather.ARROW_RIGHT,
                Messages.text("problems.go", finding.section().title()),
                this::follow);
        var copy = button(Feather.COPY, Messages.text("problem.copy"), () -> copy(problem));
        var actions = new HBox(show, copy);
        actions.getStyleClass().add("problem-actions");
        whole.getChildren().add(actions);
    }

    private static void copy(Problem problem) {
        CopyText.copy(problem.text());
    }

    private void add(String style, String text) {
        if (!text.isBlank()) {
            var line = new Label(text);
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            line.getStyleClass().add(style);
            whole.getChildren().add(line);
        }
    }

    private static Button button(Feather icon, String text, Runnable action) {
        var button = new Button(text, new FontIcon(icon));
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
