package dev.seedbed.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Things in pickers by the words a person uses for them; typing there searches, it does not name.
public final class PickerText<T> extends StringConverter<T> {

    private final Function<T, String> words;

    public PickerText(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T thing) {
        return thing == null ? "" : words.apply(thing);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException(text);
    }
}
