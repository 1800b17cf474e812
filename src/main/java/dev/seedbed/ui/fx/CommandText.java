package dev.seedbed.ui.fx;

/// Commands to be typed into a shell.
public final class CommandText {

    private CommandText() {}

    /// The text as one argument, quoted when it needs to be.
    public static String argument(String text) {
        return text.matches("[\\w./:~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
