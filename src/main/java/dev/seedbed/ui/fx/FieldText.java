package dev.seedbed.ui.fx;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The text of a field that shows a value and in which a person writes: a value that arrives again leaves what is being
/// written alone, another one takes its place.
public final class FieldText {

    private final StringProperty text = new SimpleStringProperty("");
    private Optional<String> shown = Optional.empty();

    public StringProperty property() {
        return text;
    }

    /// What is written, without space around it.
    public String written() {
        return text.get().strip();
    }

    /// Whether the field shows this from now on, and did not before.
    public boolean show(String value) {
        if (shown.equals(Optional.of(value))) {
            return false;
        }
        shown = Optional.of(value);
        text.set(value);
        return true;
    }

    /// What is written is decided, or belongs to something that is not there any more: the next value is shown,
    /// whatever
    /// it is.
    public void release() {
        shown = Optional.empty();
    }
}
