package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.RuleChoice.Rank;
import dev.seedbed.core.design.Tryout.Result;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.RulePickerViewModel.ChoiceLine;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A rule with what speaks for it, and below it what it would make, or why it cannot be.
final class RuleChoiceCell extends ListCell<ChoiceLine> {

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final Label name = new Label();
    private final Label text = new Label();
    private final Label rank = new Label();
    private final Label samples = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final VBox lines = new VBox(1, new HBox(8, name, text, rank), samples);

    RuleChoiceCell() {
        getStyleClass().add("rule-choice");
        name.getStyleClass().add("headline");
        name.setMinWidth(Region.USE_PREF_SIZE);
        text.getStyleClass().addAll("code", "muted");
        rank.getStyleClass().add("tag");
        rank.setMinWidth(Region.USE_PREF_SIZE);
        samples.getStyleClass().add("samples");
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(520);
    }

    @Override
    protected void updateItem(ChoiceLine line, boolean empty) {
        super.updateItem(line, empty);
        setText("");
        setGraphic(null);
        setTooltip(null);
        if (!empty) {
            show(line);
        }
    }

    private void show(ChoiceLine line) {
        var choice = line.choice();
        var refusal = line.result().flatMap(Result::refusal).map(RulePicker::words);
        var remark = line.result().flatMap(Result::remark).map(Problem::what);
        name.setText(choice.name());
        text.setText(choice.text().equals(choice.name()) ? "" : choice.text());
        rank.setText(
                choice.rank() == Rank.POSSIBLE
                        ? ""
                        : Messages.text(
                                "scenario.picker." + choice.rank().name().toLowerCase(Locale.ROOT)));
        rank.setVisible(choice.rank() != Rank.POSSIBLE);
        samples.setText(
                refusal.or(() -> remark.map(said -> said + " " + values(line))).orElseGet(() -> values(line)));
        samples.pseudoClassStateChanged(REFUSED, refusal.isPresent());
        tooltip.setText(choice.text() + "\n" + samples.getText());
        setTooltip(tooltip);
        setAccessibleText(choice.text() + ". " + samples.getText());
        setGraphic(lines);
        lines.setPrefWidth(0);
    }

    private static String values(ChoiceLine line) {
        return line.result().map(RulePicker::samples).orElseGet(() -> Messages.text("scenario.picker.waiting"));
    }
}
