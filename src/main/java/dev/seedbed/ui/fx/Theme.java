package dev.seedbed.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The colours and typefaces of the workbench: light or dark as the system says, unless the person chose.
public final class Theme {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String FONTS = "/com/formdev/flatlaf/fonts/";
    private static final List<String> TYPEFACES = List.of(
            "inter/Inter-Regular.otf",
            "inter/Inter-SemiBold.otf",
            "inter/Inter-Bold.otf",
            "inter/Inter-Italic.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "jetbrains_mono/JetBrainsMono-Bold.ttf");
    private static final List<String> SHEETS = List.of("modena-bridge.css", "verdicts.css", "seedbed.css");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /// What the person chose.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    public Theme() {
        TYPEFACES.forEach(file -> Font.loadFont(resource(FONTS + file), 13));
        var system = Platform.getPreferences().colorSchemeProperty();
        dark.bind(Bindings.createBooleanBinding(() -> isDark(system.get()), choice, system));
        dark.addListener((_, _, _) -> apply());
        apply();
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// Gives a window the style sheets, and tells its root whether it is dark now.
    public void dress(Scene scene) {
        scene.getStylesheets().add(PaletteSheet.location());
        SHEETS.forEach(sheet -> scene.getStylesheets().add(resource("/dev/seedbed/assets/style/" + sheet)));
        dark.subscribe(on -> scene.getRoot().pseudoClassStateChanged(DARK, on));
    }

    private boolean isDark(ColorScheme system) {
        return switch (choice.get()) {
            case SYSTEM -> system == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    private void apply() {
        var theme = dark.get() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
    }
}
