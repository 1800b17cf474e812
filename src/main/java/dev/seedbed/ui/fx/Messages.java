package dev.seedbed.ui.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the workbench: whatever a person reads comes from one bundle.
public final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.seedbed.ui.messages");

    private Messages() {}

    /// The text of a key, its `{0}` places filled in the way of the person's locale.
    public static String text(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault(Locale.Category.FORMAT)).format(values);
    }

    static ResourceBundle bundle() {
        return BUNDLE;
    }
}
