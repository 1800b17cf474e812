package dev.seedbed.ui.shell;

import dev.seedbed.core.feedback.Severity;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A problem in one line: its sign, what happened, where.
final class FindingCell extends ListCell<Finding> {

    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Label what = new Label();
    private final Label where = new Label();
    private final HBox line = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), what, where);

    FindingCell() {
        line.getStyleClass().add("finding-line");
        where.getStyleClass().add("where");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        if (empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var problem = finding.problem();
        line.pseudoClassStateChanged(WARNING, problem.severity() == Severity.WARNING);
        what.setText(problem.what());
        where.setText(problem.where());
        setGraphic(line);
        setAccessibleText(problem.text());
    }
}
