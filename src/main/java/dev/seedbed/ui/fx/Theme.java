package dev.seedbed.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// How the workbench looks and moves: light or dark as the system says, unless the person chose; the size of its
/// letters and all that grows with them; what a mouse wheel does to the graph; whether anything glides.
///
/// Sizes reach a control through style sheets alone: what is written there in `px` grows, cells of a fixed height too.
public final class Theme {

    /// The sizes of letters that there are, the usual one among them.
    public static final List<Double> SCALES = List.of(0.85, 0.9, 1.0, 1.1, 1.25, 1.5);

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final PseudoClass WHEEL_PANS = PseudoClass.getPseudoClass("wheel-pans");
    private static final String FONTS = "/com/formdev/flatlaf/fonts/";
    private static final List<String> TYPEFACES = List.of(
            "inter/Inter-Regular.otf",
            "inter/Inter-SemiBold.otf",
            "inter/Inter-Bold.otf",
            "inter/Inter-Italic.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "jetbrains_mono/JetBrainsMono-Bold.ttf");
    private static final List<String> SHEETS =
            List.of("modena-bridge.css", "verdicts.css", "seedbed.css", "window.css");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final BooleanProperty wheelPans = new SimpleBooleanProperty();
    private final BooleanProperty calm = new SimpleBooleanProperty();

    /// What the person chose.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK,
        CONTRAST
    }

    public Theme() {
        TYPEFACES.forEach(file -> Font.loadFont(resource(FONTS + file).toExternalForm(), 13));
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

    /// How large letters are, 1 being usual.
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /// Whether a mouse wheel moves the graph instead of zooming it.
    public BooleanProperty wheelPansProperty() {
        return wheelPans;
    }

    /// Whether nothing glides, even if the system has nothing against it.
    public BooleanProperty calmProperty() {
        return calm;
    }

    /// Light instead of dark, and the other way round.
    public void switchScheme() {
        choice.set(dark.get() ? Choice.LIGHT : Choice.DARK);
    }

    /// Letters of the next size up (1) or down (-1), as far as there is one.
    public void resize(int step) {
        var next = SCALES.indexOf(scale.get()) + step;
        scale.set(SCALES.get(Math.clamp(next, 0, SCALES.size() - 1)));
    }

    /// Gives a window the style sheets, and tells its root what style sheets ask for.
    public void dress(Scene scene) {
        scale.subscribe(_ -> scene.getStylesheets().setAll(sheets()));
        choice.addListener((_, _, _) -> scene.getStylesheets().setAll(sheets()));
        dark.subscribe(on -> {
            scene.getStylesheets().setAll(sheets());
            scene.getRoot().pseudoClassStateChanged(DARK, on);
        });
        wheelPans.subscribe(on -> scene.getRoot().pseudoClassStateChanged(WHEEL_PANS, on));
        calm.subscribe(on -> scene.getPreferences()
                .setReducedMotion(on || Platform.getPreferences().isReducedMotion()));
    }

    private List<String> sheets() {
        var sheets = new ArrayList<String>();
        sheets.add(PaletteSheet.location());
        SHEETS.forEach(name -> sheets.add(ScaledSheet.location(sheet(name), scale.get())));
        sheets.add(sheet(dark.get() ? "dark.css" : "light.css").toExternalForm());
        if (choice.get() == Choice.CONTRAST) {
            sheets.add(sheet("contrast.css").toExternalForm());
        }
        return sheets;
    }

    private boolean isDark(ColorScheme system) {
        return switch (choice.get()) {
            case SYSTEM -> system == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK, CONTRAST -> true;
        };
    }

    private void apply() {
        var theme = dark.get() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }

    private static URL sheet(String name) {
        return resource("/dev/seedbed/assets/style/" + name);
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), path);
    }
}
