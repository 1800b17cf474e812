package dev.seedbed.ui.scenario;

import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.ScenarioViewModel.ColumnLine;
import java.util.Locale;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Why a column has its rule, with a dot that says how sure that is.
final class ReasonCell extends TableCell<ColumnLine, ColumnLine> {

    private final Region dot = new Region();
    private final Tooltip tooltip = new Tooltip();

    @Override
    protected void updateItem(ColumnLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty) {
            setText("");
            setGraphic(null);
            setTooltip(null);
            return;
        }
        var draft = line.plan().draft();
        dot.getStyleClass().setAll("confidence", code(draft.confidence()));
        tooltip.setText(Messages.text("confidence." + code(draft.confidence())) + "\n" + draft.reason());
        setText(draft.reason());
        setGraphic(dot);
        setTooltip(tooltip);
    }

    private static String code(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }
}
