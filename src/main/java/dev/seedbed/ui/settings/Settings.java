package dev.seedbed.ui.settings;

import dev.seedbed.core.project.Preferences;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Theme;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The theme as a person likes it, kept from one start to the next.
public final class Settings {

    private static final String SCHEME = "scheme";
    private static final String SCALE = "scale";
    private static final String WHEEL = "wheel";
    private static final String MOTION = "motion";
    private static final String PAN = "pan";
    private static final String REDUCED = "reduced";

    private final Theme theme;
    private final Preferences preferences;
    private final Background background;

    /// Brings the theme to what was kept, if anything was.
    public Settings(Theme theme, Preferences preferences, Background background) {
        this.theme = theme;
        this.preferences = preferences;
        this.background = background;
        preferences.find(SCHEME).flatMap(Settings::choice).ifPresent(theme.choiceProperty()::set);
        preferences.find(SCALE).flatMap(Settings::scale).ifPresent(theme.scaleProperty()::set);
        theme.wheelPansProperty().set(preferences.find(WHEEL).equals(Optional.of(PAN)));
        theme.calmProperty().set(preferences.find(MOTION).equals(Optional.of(REDUCED)));
        keep(SCHEME, theme.choiceProperty().map(choice -> choice.name().toLowerCase(Locale.ROOT)));
        keep(SCALE, theme.scaleProperty().map(Object::toString));
        keep(WHEEL, theme.wheelPansProperty().map(pans -> pans ? PAN : "zoom"));
        keep(MOTION, theme.calmProperty().map(calm -> calm ? REDUCED : "system"));
    }

    public Theme theme() {
        return theme;
    }

    private void keep(String name, ObservableValue<String> value) {
        value.addListener((_, _, now) -> background.run(
                Messages.text("job.preferences"),
                _ -> {
                    preferences.keep(name, now);
                    return now;
                },
                _ -> {},
                _ -> {}));
    }

    private static Optional<Theme.Choice> choice(String kept) {
        return Arrays.stream(Theme.Choice.values())
                .filter(choice -> choice.name().equalsIgnoreCase(kept))
                .findFirst();
    }

    private static Optional<Double> scale(String kept) {
        return Theme.SCALES.stream()
                .filter(scale -> scale.toString().equals(kept))
                .findFirst();
    }
}
