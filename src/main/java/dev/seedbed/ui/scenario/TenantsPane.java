package dev.seedbed.ui.scenario;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.Clock;
import dev.seedbed.core.scenario.NameMode;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.TenantsViewModel.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The lines of the scenario that hold for all tables, each to be changed on its own; what is wrong is said below it.
final class TenantsPane extends ScrollPane {

    private static final Map<String, List<String>> CHOICES = Map.of(
            "clock",
                    Arrays.stream(Clock.Motion.values()).map(Clock.Motion::code).toList(),
            "names", Arrays.stream(NameMode.values()).map(NameMode::code).toList());

    TenantsPane(TenantsViewModel model) {
        setFitToWidth(true);
        setId("tenants");
        setAccessibleText(Messages.text("scenario.tenants.label"));
        var fields = new VBox(12);
        fields.getStyleClass().add("settings");
        model.settings().forEach(setting -> fields.getChildren().add(field(model, setting)));
        fields.getChildren().add(1, field("personas", new PersonasPane(model.personas())));
        setContent(fields);
    }

    private static VBox field(TenantsViewModel model, Setting setting) {
        var input = Optional.ofNullable(CHOICES.get(setting.key()))
                .<Region>map(choices -> choice(model, setting, choices))
                .orElseGet(() -> text(model, setting));
        input.setId("setting-" + setting.key());
        input.setAccessibleText(Messages.text("scenario.setting." + setting.key()));
        return field(setting.key(), input, problem(setting.problemProperty()));
    }

    private static VBox field(String key, Node... inputs) {
        var title = new Label(Messages.text("scenario.setting." + key));
        title.getStyleClass().add("headline");
        var hint = new Label(Messages.text("scenario.setting.hint." + key));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        var box = new VBox(3, title);
        box.getChildren().addAll(inputs);
        box.getChildren().add(hint);
        return box;
    }

    private static TextField text(TenantsViewModel model, Setting setting) {
        var field = new TextField();
        field.getStyleClass().add("code");
        field.textProperty().bindBidirectional(setting.textProperty());
        field.setOnAction(_ -> model.commit(setting));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                model.commit(setting);
            }
        });
        return field;
    }

    private static ComboBox<String> choice(TenantsViewModel model, Setting setting, List<String> choices) {
        var box = new ComboBox<String>();
        box.getItems().setAll(choices);
        box.valueProperty().bindBidirectional(setting.textProperty());
        box.setOnAction(_ -> model.commit(setting));
        return box;
    }

    /// A line that says what is wrong, and is not there while nothing is.
    static Label problem(ObservableValue<Optional<Problem>> problem) {
        var line = new Label();
        line.getStyleClass().add("field-problem");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        problem.subscribe(wrong -> show(line, wrong));
        return line;
    }

    private static void show(Label line, Optional<Problem> problem) {
        line.setText(problem.map(RulePicker::words).orElse(""));
        line.setVisible(problem.isPresent());
        line.setManaged(problem.isPresent());
    }
}
