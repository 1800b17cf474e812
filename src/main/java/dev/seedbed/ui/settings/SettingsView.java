package dev.seedbed.ui.settings;

import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.fx.Views;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The settings on one page; each holds from the moment when it is chosen.
public final class SettingsView {

    private final Theme theme;
    private final ToggleGroup schemeGroup = new ToggleGroup();
    private final ToggleGroup scaleGroup = new ToggleGroup();
    private final Parent root;

    @FXML
    private VBox schemes;

    @FXML
    private HBox scales;

    @FXML
    private RadioButton zoom;

    @FXML
    private RadioButton pan;

    @FXML
    private CheckBox calm;

    public SettingsView(Settings settings) {
        theme = settings.theme();
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        schemes.getChildren().stream()
                .map(RadioButton.class::cast)
                .filter(RadioButton::isSelected)
                .forEach(RadioButton::requestFocus);
    }

    @FXML
    private void initialize() {
        for (var choice : Theme.Choice.values()) {
            schemes.getChildren().add(button(choice));
        }
        theme.choiceProperty()
                .subscribe(now -> schemeGroup.getToggles().stream()
                        .filter(toggle -> now == toggle.getUserData())
                        .forEach(schemeGroup::selectToggle));
        Theme.SCALES.forEach(scale -> scales.getChildren().add(button(scale)));
        theme.scaleProperty().subscribe(_ -> showScale());
        var wheel = new ToggleGroup();
        zoom.setToggleGroup(wheel);
        pan.setToggleGroup(wheel);
        theme.wheelPansProperty().subscribe(pans -> wheel.selectToggle(pans ? pan : zoom));
        zoom.setOnAction(_ -> theme.wheelPansProperty().set(false));
        pan.setOnAction(_ -> theme.wheelPansProperty().set(true));
        calm.selectedProperty().bindBidirectional(theme.calmProperty());
    }

    private RadioButton button(Theme.Choice choice) {
        var name = choice.name().toLowerCase(Locale.ROOT);
        var button = new RadioButton(Messages.text("settings.scheme." + name));
        button.setId("scheme-" + name);
        button.setToggleGroup(schemeGroup);
        button.setUserData(choice);
        button.setOnAction(_ -> theme.choiceProperty().set(choice));
        return button;
    }

    private ToggleButton button(double scale) {
        var button = new ToggleButton(Messages.text("settings.percent", scale));
        button.setToggleGroup(scaleGroup);
        button.setUserData(scale);
        button.setAccessibleText(Messages.text("settings.scale.percent", scale));
        button.setOnAction(_ -> {
            theme.scaleProperty().set(scale);
            showScale();
        });
        return button;
    }

    private void showScale() {
        scaleGroup.getToggles().stream()
                .filter(toggle ->
                        toggle.getUserData().equals(theme.scaleProperty().get()))
                .forEach(scaleGroup::selectToggle);
    }
}
