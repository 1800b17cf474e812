package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.KeyEffect;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A key whose effect depends on the data; shows on demand the smallest rows of both kinds.
final class ExamplePane extends VBox {

    ExamplePane(KeyEffect effect, CascadeViewModel model) {
        super(4);
        getStyleClass().add("examples");
        var link = new Hyperlink(Messages.text("examples.show"));
        link.setId("examples-show");
        link.setOnAction(_ -> {
            getChildren().remove(link);
            var waiting = line(Messages.text("examples.wait"), "muted");
            getChildren().add(waiting);
            model.showExamples(effect.key(), found -> {
                getChildren().remove(waiting);
                list("examples.failing", found.failing());
                list("examples.passing", found.passing());
            });
        });
        getChildren().addAll(line(Messages.text("examples.key", effect.key().name()), "overline"), link);
    }

    private void list(String heading, List<String> rows) {
        getChildren().add(line(Messages.text(heading), "muted"));
        if (rows.isEmpty()) {
            getChildren().add(line(Messages.text("examples.none"), "muted"));
        }
        rows.forEach(row -> getChildren().add(line(row, "example-row")));
    }

    private static Label line(String text, String style) {
        var line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Label.USE_PREF_SIZE);
        line.getStyleClass().add(style);
        return line;
    }
}
