package dev.seedbed.ui.scenario;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.design.Tryout.Counted;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.RowsViewModel.Subject;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What stands in the flyout while the number of rows is decided: ways to say it, the value in words, and at once how
/// the rows would spread.
final class RowsEditor extends VBox {

    private final RowsViewModel model;
    private final Label title = new Label();
    private final FlowPane forms = new FlowPane(6, 6);
    private final TextField text = new TextField();
    private final Histogram histogram = new Histogram();
    private final Label result = new Label();

    RowsEditor(RowsViewModel model) {
        super(8);
        this.model = model;
        setId("rows-editor");
        getStyleClass().add("rows-editor");
        title.getStyleClass().add("headline");
        text.setId("rows-text");
        text.getStyleClass().add("code");
        text.setAccessibleText(Messages.text("scenario.rows.field"));
        text.textProperty().bindBidirectional(model.textProperty());
        text.setOnAction(_ -> model.choose());
        result.setId("rows-result");
        result.setWrapText(true);
        result.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, forms, text, histogram, result, foot());
        model.subjectProperty().subscribe(subject -> subject.ifPresent(this::show));
        model.countedProperty().subscribe(_ -> showResult());
        model.problemProperty().subscribe(_ -> showResult());
    }

    void focus() {
        text.requestFocus();
        text.selectAll();
    }

    private void show(Subject subject) {
        title.setText(Messages.text("scenario.rows.title", subject.table().label()));
        forms.getChildren()
                .setAll(subject.forms().stream()
                        .map(form -> {
                            var button = new Button(form.label());
                            button.getStyleClass().add(Styles.SMALL);
                            button.setAccessibleText(form.label() + ", " + form.text());
                            button.setOnAction(_ -> {
                                model.textProperty().set(form.text());
                                focus();
                            });
                            return button;
                        })
                        .toList());
    }

    private void showResult() {
        var problem = model.problemProperty().get();
        var counted = model.countedProperty().get();
        result.getStyleClass().setAll("label", problem.isPresent() ? "field-problem" : "muted");
        result.setText(text(problem, counted));
        histogram.show(counted.flatMap(Counted::children));
    }

    private static String text(Optional<Problem> problem, Optional<Counted> counted) {
        return problem.map(RulePicker::words)
                .or(() -> counted.map(known -> Messages.text("scenario.rows.result", known.rows(), known.total())
                        + known.children()
                                .map(children -> "; "
                                        + Messages.text("scenario.histogram.label", children.fewest(), children.most()))
                                .orElse("")))
                .orElse("");
    }

    private HBox foot() {
        var infer = RulePicker.button("scenario.rows.infer", () -> {
            model.textProperty().set("");
            model.choose();
        });
        var use = RulePicker.button("scenario.rows.use", model::choose);
        use.getStyleClass().add(Styles.ACCENT);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var foot = new HBox(8, spring, infer, use);
        foot.getStyleClass().add("picker-line");
        return foot;
    }
}
