package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.migration.Decision;
import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.ui.fx.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A fault in two lines: where and what kind it is; what is done about it.
final class DecisionCell extends ListCell<Decision> {

    private final FontIcon sign = new FontIcon(Feather.CHECK);
    private final Label name = new Label();
    private final Label words = new Label();
    private final HBox line;

    DecisionCell() {
        name.getStyleClass().add("verdict-table");
        words.getStyleClass().add("muted");
        var text = new VBox(1, name, words);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(10, sign, text);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Decision decision, boolean empty) {
        super.updateItem(decision, empty);
        if (empty) {
            setGraphic(null);
            return;
        }
        var fault = decision.fault();
        var settled = decision.open() ? "open" : decision.offer().changes().isEmpty() ? "kept" : "mended";
        sign.setIconCode(
                switch (settled) {
                    case "open" -> Feather.ALERT_TRIANGLE;
                    case "kept" -> Feather.MINUS;
                    default -> Feather.CHECK;
                });
        line.getStyleClass().setAll("decision-line", "decision-" + settled);
        name.setText(fault.name());
        var done = Messages.text("remedy.short." + decision.offer().remedy().code());
        words.setText(Messages.text(
                decision.open() ? "migration.left" : "migration.decided",
                Messages.text("fault." + fault.kind().code()),
                done));
        setAccessibleText(Messages.text("migration.fault", fault.name(), fault.what(), words.getText()));
        setGraphic(line);
    }

    static String words(Remedy remedy) {
        return Messages.text("remedy." + remedy.code());
    }
}
