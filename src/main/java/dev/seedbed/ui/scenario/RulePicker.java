package dev.seedbed.ui.scenario;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.design.Tryout.Result;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.RulePickerViewModel.ChoiceLine;
import dev.seedbed.ui.scenario.RulePickerViewModel.Subject;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What stands in the flyout while a rule is chosen. The arrows move in the list while words are typed above it, Enter
/// takes what is selected; what is selected stands below it in words to be changed.
final class RulePicker extends VBox {

    private static final Duration REST = Duration.millis(250);

    private final RulePickerViewModel model;
    private final Label title = new Label();
    private final Label reason = new Label();
    private final TextField search = field("scenario.picker.search");
    private final ListView<ChoiceLine> list = new ListView<>();
    private final TextField text = field("scenario.picker.own");
    private final Label outcome = new Label();
    private final TextField nulls = field("scenario.picker.nulls");
    private final HBox nullLine = new HBox(8, new Label(Messages.text("scenario.picker.nulls")), nulls);
    private final PauseTransition rest = new PauseTransition(REST);
    private Optional<String> selected = Optional.empty();
    private boolean filling;

    RulePicker(RulePickerViewModel model) {
        super(8);
        this.model = model;
        setId("rule-picker");
        getStyleClass().add("rule-picker");
        title.getStyleClass().add("headline");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        reason.getStyleClass().add("muted");
        search.setId("rule-search");
        text.setId("rule-text");
        nulls.setId("rule-nulls");
        showList();
        showText();
        showNulls();
        getChildren()
                .addAll(
                        title,
                        reason,
                        search,
                        list,
                        new Label(Messages.text("scenario.picker.own")),
                        text,
                        outcome,
                        foot());
        model.subjectProperty().subscribe(subject -> subject.ifPresent(this::show));
    }

    /// Puts the keyboard where rules are searched.
    void focus() {
        search.requestFocus();
    }

    private void show(Subject subject) {
        var first = subject.first();
        title.setText(Messages.text(
                        "scenario.picker.title",
                        first.table().label() + "." + first.column(),
                        subject.columns().size() - 1)
                + "  " + subject.type());
        reason.setText(subject.reason());
        nullLine.setVisible(subject.nullable());
        nulls.clear();
    }

    private void showList() {
        list.setId("rule-list");
        list.setAccessibleText(Messages.text("scenario.picker.list"));
        list.setItems(model.lines());
        list.getStyleClass().add("rule-list");
        list.setPlaceholder(new Label(Messages.text("scenario.picker.empty")));
        list.setCellFactory(_ -> new RuleChoiceCell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                take();
            }
        });
        setVgrow(list, Priority.ALWAYS);
        search.textProperty().bindBidirectional(model.searchProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            switch (key.getCode()) {
                case DOWN -> move(1);
                case UP -> move(-1);
                case PAGE_DOWN -> move(5);
                case PAGE_UP -> move(-5);
                case ENTER -> take();
                default -> {
                    return;
                }
            }
            key.consume();
        });
        keepSelection();
    }

    /// A list that is filled anew keeps the rule that was selected, or else has its first one selected.
    private void keepSelection() {
        var selection = list.getSelectionModel();
        model.lines().addListener((ListChangeListener<ChoiceLine>) _ -> {
            filling = true;
            var wanted = selected.flatMap(rule -> model.lines().stream()
                    .filter(line -> line.choice().text().equals(rule))
                    .findFirst());
            wanted.ifPresentOrElse(selection::select, selection::selectFirst);
            filling = false;
        });
        selection.selectedItemProperty().addListener((_, _, line) -> {
            if (line != null) {
                selected = Optional.of(line.choice().text());
                if (!filling
                        && !line.choice().text().equals(model.textProperty().get())) {
                    model.textProperty().set(line.choice().text());
                }
            }
        });
    }

    private void move(int steps) {
        var wanted = list.getSelectionModel().getSelectedIndex() + steps;
        list.getSelectionModel()
                .select(Math.clamp(wanted, 0, Math.max(0, model.lines().size() - 1)));
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
    }

    private void take() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .map(ChoiceLine::choice)
                .ifPresent(model::choose);
    }

    private void showText() {
        text.getStyleClass().add("code");
        text.textProperty().bindBidirectional(model.textProperty());
        text.setOnAction(_ -> model.chooseText());
        text.textProperty().addListener((_, _, _) -> {
            if (text.isFocused()) {
                rest.playFromStart();
            }
        });
        rest.setOnFinished(_ -> model.tryText());
        outcome.setId("rule-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        model.outcomeProperty().subscribe(this::show);
    }

    private void show(Optional<Result> result) {
        var refusal = result.flatMap(Result::refusal);
        outcome.setVisible(result.isPresent());
        outcome.setManaged(result.isPresent());
        outcome.getStyleClass().setAll("label", refusal.isPresent() ? "field-problem" : "muted");
        outcome.setText(refusal.map(RulePicker::words)
                .or(() -> result.map(made -> Messages.text("scenario.picker.makes", samples(made))))
                .orElse(""));
    }

    static String words(Problem problem) {
        return Stream.of(problem.what(), problem.why(), problem.remedy())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    static String samples(Result result) {
        return result.values().stream()
                .map(value -> value.orElseGet(() -> Messages.text("scenario.picker.null")))
                .collect(Collectors.joining(", "));
    }

    private void showNulls() {
        nulls.setPrefColumnCount(5);
        nulls.setPromptText(Messages.text("scenario.picker.nulls.prompt"));
        nulls.setOnAction(_ -> {
            if (nulls.getText().strip().matches("0(\\.\\d+)?|1(\\.0+)?")) {
                model.chooseNulls(Double.parseDouble(nulls.getText().strip()));
            } else {
                outcome.setText(Messages.text("scenario.picker.nulls.wrong"));
                outcome.getStyleClass().setAll("label", "field-problem");
                outcome.setVisible(true);
                outcome.setManaged(true);
            }
        });
        nullLine.getStyleClass().add("picker-line");
    }

    private HBox foot() {
        var infer = button("scenario.picker.infer", model::infer);
        infer.setId("rule-infer");
        var use = button("scenario.picker.use", model::chooseText);
        use.setId("rule-use");
        use.getStyleClass().add(Styles.ACCENT);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var foot = new HBox(8, nullLine, spring, infer, use);
        foot.getStyleClass().add("picker-line");
        return foot;
    }

    static Button button(String key, Runnable action) {
        var button = new Button(Messages.text(key));
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Messages.text(key + ".hint")));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static TextField field(String key) {
        var field = new TextField();
        field.setPromptText(Messages.text(key));
        field.setAccessibleText(Messages.text(key));
        return field;
    }
}
