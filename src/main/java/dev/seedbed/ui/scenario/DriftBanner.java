package dev.seedbed.ui.scenario;

import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.DriftViewModel.Notice;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says how the schema has changed since the scenario was decided, and offers the file for the schema of today; takes
/// no room while nothing has.
public final class DriftBanner extends HBox {

    private final Label title = line("what", Messages.text("scenario.drift.title"));
    private final GridPane entries = new GridPane(12, 2);
    private final Button update = new Button(Messages.text("scenario.drift.update"));

    public DriftBanner() {
        getStyleClass().add("notice-banner");
        var hint = line("hint", Messages.text("scenario.drift.hint"));
        var words = new VBox(4, title, entries, hint);
        setHgrow(words, Priority.ALWAYS);
        update.setId("drift-update");
        update.setMinWidth(USE_PREF_SIZE);
        update.setTooltip(new Tooltip(Messages.text("scenario.drift.hint")));
        update.setAccessibleHelp(Messages.text("scenario.drift.hint"));
        getChildren().addAll(new FontIcon(Feather.GIT_COMMIT), words, update);
        show(Optional.empty());
    }

    void follow(DriftViewModel model) {
        model.noticeProperty().subscribe(this::show);
        update.disableProperty().bind(model.busyProperty());
        update.setOnAction(_ -> model.update());
    }

    private void show(Optional<Notice> notice) {
        setVisible(notice.isPresent());
        setManaged(notice.isPresent());
        entries.getChildren().clear();
        notice.ifPresent(known -> {
            for (var row = 0; row < known.entries().size(); row++) {
                var entry = known.entries().get(row);
                var kind = line("kind", entry.title());
                kind.setMinWidth(USE_PREF_SIZE);
                GridPane.setValignment(kind, VPos.TOP);
                entries.addRow(row, kind, line("names", entry.text()));
            }
            setAccessibleText(known.entries().stream()
                    .map(entry -> entry.title() + ": " + entry.text())
                    .collect(Collectors.joining("\n", title.getText() + "\n", "")));
        });
    }

    private static Label line(String style, String text) {
        var line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.getStyleClass().add(style);
        return line;
    }
}
