package dev.seedbed.ui.fx;

import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;

/// Puts text on the clipboard.
public final class CopyText {

    private CopyText() {}

    public static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    /// The same for what holds a password: a minute later it is gone again, unless something else is there by
    /// then.
    public static void copySecret(String text) {
        copy(text);
        var minute = new PauseTransition(Duration.minutes(1));
        minute.setOnFinished(_ -> {
            var clipboard = Clipboard.getSystemClipboard();
            if (text.equals(clipboard.getString())) {
                clipboard.clear();
            }
        });
        minute.play();
    }
}
