package dev.seedbed.ui.control;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The presets for how much data there is, as one segmented button.
public final class SizePicker extends HBox {

    private final ToggleGroup group = new ToggleGroup();
    private final ObjectProperty<Optional<Size>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private Consumer<Size> onChoose = _ -> {};

    public SizePicker() {
        getStyleClass().add("size-picker");
        for (var size : Size.values()) {
            getChildren().add(button(size));
        }
        chosen.subscribe(this::select);
    }

    /// The preset that counts; empty when none does.
    public ObjectProperty<Optional<Size>> chosenProperty() {
        return chosen;
    }

    public void setOnChoose(Consumer<Size> action) {
        onChoose = action;
    }

    private ToggleButton button(Size size) {
        var button = new ToggleButton(size.name());
        button.getStyleClass().addAll(Styles.SMALL, pill(size));
        button.setToggleGroup(group);
        button.setUserData(size);
        button.setTooltip(new Tooltip(Messages.text("size.rows", size.rows())));
        button.setAccessibleText(Messages.text("size.label", size.name(), size.rows()));
        button.setOnAction(_ -> {
            onChoose.accept(size);
            select(chosen.get());
        });
        return button;
    }

    private void select(Optional<Size> size) {
        group.getToggles().forEach(toggle -> toggle.setSelected(size.equals(Optional.of(toggle.getUserData()))));
    }

    private static String pill(Size size) {
        return switch (size) {
            case S -> Styles.LEFT_PILL;
            case M -> Styles.CENTER_PILL;
            case L -> Styles.RIGHT_PILL;
        };
    }
}
