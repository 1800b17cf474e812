package dev.seedbed.ui.scenario;

import atlantafx.base.theme.Styles;
import dev.seedbed.ui.control.Bar;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Views;
import dev.seedbed.ui.scenario.PersonasViewModel.Field;
import dev.seedbed.ui.scenario.PersonasViewModel.PersonaLine;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The personas of the tenants below each other: name, weight, size, and what share of the tenants each is.
final class PersonasPane extends VBox {

    private final PersonasViewModel model;
    private final VBox rows = new VBox(10);

    PersonasPane(PersonasViewModel model) {
        super(6);
        this.model = model;
        setId("personas");
        model.lines().addListener((ListChangeListener<PersonaLine>) _ -> fill());
        fill();
        var suggest = RulePicker.button("scenario.setting.personas.suggest", model::suggest);
        suggest.setId("suggest-personas");
        Views.showWhile(suggest, Bindings.isEmpty(model.lines()));
        var add = RulePicker.button("scenario.persona.add", this::add);
        add.setId("add-persona");
        var buttons = new Bar();
        buttons.setSpacing(8);
        buttons.getChildren().addAll(add, suggest);
        getChildren().addAll(rows, TenantsPane.problem(model.problemProperty()), buttons);
    }

    private void add() {
        var before = rows.getChildren().size();
        model.add();
        if (rows.getChildren().size() > before) {
            rows.getChildren().getLast().lookup(".text-field").requestFocus();
        }
    }

    private void fill() {
        rows.getChildren().setAll(model.lines().stream().map(this::row).toList());
    }

    private Node row(PersonaLine line) {
        var name = field(line, Field.NAME, 8);
        var share = new Label();
        share.getStyleClass().add("muted");
        share.textProperty().bind(line.shareProperty());
        var numbers = new Bar();
        numbers.setSpacing(6);
        numbers.setAlignment(Pos.CENTER_LEFT);
        numbers.getChildren().addAll(word(Field.WEIGHT), field(line, Field.WEIGHT, 3));
        numbers.getChildren().addAll(word(Field.SIZE), field(line, Field.SIZE, 4), share, remove(line));
        return new VBox(3, name, numbers, TenantsPane.problem(line.problemProperty()));
    }

    private static Label word(Field field) {
        return new Label(Messages.text("scenario.persona." + field.key()));
    }

    private TextField field(PersonaLine line, Field field, int columns) {
        var input = new TextField();
        input.setPrefColumnCount(columns);
        input.getStyleClass().add("code");
        input.setId("persona-" + field.key());
        input.setAccessibleText(Messages.text("scenario.persona." + field.key()));
        input.setTooltip(new Tooltip(Messages.text("scenario.persona.hint." + field.key())));
        input.textProperty().bindBidirectional(line.textProperty(field));
        input.setOnAction(_ -> model.commit(line, field));
        input.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                model.commit(line, field);
            }
        });
        return input;
    }

    private Button remove(PersonaLine line) {
        var remove = new Button("", new FontIcon(Feather.X));
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        remove.setId("persona-remove");
        remove.setAccessibleText(Messages.text("scenario.persona.remove"));
        remove.setTooltip(new Tooltip(Messages.text("scenario.persona.remove")));
        remove.setOnAction(_ -> model.remove(line));
        return remove;
    }
}
