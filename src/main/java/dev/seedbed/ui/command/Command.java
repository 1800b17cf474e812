package dev.seedbed.ui.command;

import dev.seedbed.ui.fx.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/// Something a person can have done: by its keys, from the palette, found in the sheet of shortcuts.
///
/// `keys` all do the same, the first is the one that is told. `disabled` is the reason why it cannot be done now;
/// empty while it can.
public record Command(
        String id,
        String title,
        List<KeyCombination> keys,
        ObservableValue<Optional<String>> disabled,
        Runnable action) {

    public Command {
        keys = List.copyOf(keys);
    }

    /// One that can always be done, entitled by the message `command.<id>`.
    public static Command of(String id, Runnable action, String... keys) {
        return named(id, Messages.text("command." + id), action, keys);
    }

    /// One that can always be done, with a title of its own.
    public static Command named(String id, String title, Runnable action, String... keys) {
        var combinations = Arrays.stream(keys).map(KeyCombination::valueOf).toList();
        return new Command(id, title, combinations, new ReadOnlyObjectWrapper<>(Optional.empty()), action);
    }

    /// The same, for as long as there is no reason against it.
    public Command unless(ObservableValue<Optional<String>> reason) {
        return new Command(id, title, keys, reason, action);
    }

    /// The same, for as long as something is so; otherwise the message `reason` says why not.
    public Command when(ObservableValue<Boolean> possible, String reason) {
        return unless(possible.map(so -> so ? Optional.empty() : Optional.of(Messages.text(reason))));
    }

    /// Its keys as a person reads them; empty when it has none.
    public Optional<String> shortcut() {
        return keys.stream().findFirst().map(KeyCombination::getDisplayText);
    }

    /// Does it, unless there is a reason against it.
    public void run() {
        if (disabled.getValue().isEmpty()) {
            action.run();
        }
    }
}
