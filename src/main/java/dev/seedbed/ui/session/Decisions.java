package dev.seedbed.ui.session;

import dev.seedbed.core.feedback.SeedbedException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The open design with all that it was before, for screens to follow.
final class Decisions {

    private final ReadOnlyObjectWrapper<Design> design = new ReadOnlyObjectWrapper<>(Design.NONE);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<String>> undoable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty typed = new SimpleStringProperty("");
    private History<Design> history = new History<>(Design.NONE);

    Decisions() {
        text.subscribe(typed::set);
    }

    ReadOnlyObjectProperty<Design> designProperty() {
        return design.getReadOnlyProperty();
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// The text as it is being typed.
    StringProperty typedProperty() {
        return typed;
    }

    ReadOnlyObjectProperty<Optional<String>> undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    Design current() {
        return history.current();
    }

    /// Another design is open, with nothing before it.
    void begin(Design start) {
        history = new History<>(start);
        show();
    }

    /// Whether that changed anything.
    boolean change(String name, Design next) {
        var changed = history.change(name, next);
        show();
        return changed;
    }

    /// The text is this, as if it had always been; `title` makes the same of one that comes back, if that can be read.
    void title(String text, UnaryOperator<String> title) {
        history.amend(current().withText(text), other -> other.withText(titled(other.text(), title)));
        show();
    }

    private static String titled(String text, UnaryOperator<String> title) {
        try {
            return title.apply(text);
        } catch (SeedbedException _) {
            return text; // wrong text is in no file
        }
    }

    /// Takes the last change of the text back as if it had never been made.
    void dropText() {
        history.drop((design, older) -> design.withText(older.text()));
        show();
    }

    boolean undo() {
        var changed = history.undo();
        show();
        return changed;
    }

    boolean redo() {
        var changed = history.redo();
        show();
        return changed;
    }

    private void show() {
        undoable.set(history.undoable());
        redoable.set(history.redoable());
        text.set(history.current().text());
        design.set(history.current());
    }
}
