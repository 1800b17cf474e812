package dev.seedbed.ui.command;

import java.util.Optional;
import java.util.function.Supplier;

/// Something that the palette can find, and what choosing it does.
///
/// `key` is the same for the same thing next time; `detail` says more where there is room; `refusal` says why it cannot
/// be chosen now.
public record PaletteEntry(
        Kind kind,
        String key,
        String text,
        String detail,
        Optional<String> shortcut,
        Supplier<Optional<String>> refusal,
        Runnable action) {

    /// What a thing is; of equal hits the kind that comes first here comes first.
    public enum Kind {
        COMMAND,
        TABLE,
        PROBLEM,
        COLUMN
    }

    /// A place to go to, which is always possible.
    public static PaletteEntry place(Kind kind, String text, String detail, Runnable action) {
        return new PaletteEntry(kind, kind + " " + text, text, detail, Optional.empty(), Optional::empty, action);
    }

    /// A command, wherever it comes from.
    public static PaletteEntry command(Command command) {
        return new PaletteEntry(
                Kind.COMMAND,
                Kind.COMMAND + " " + command.id(),
                command.title(),
                "",
                command.shortcut(),
                () -> command.disabled().getValue(),
                command::run);
    }
}
