package dev.seedbed.ui;

import java.util.Enumeration;
import java.util.ResourceBundle;

/// The words of the workbench in a language that is spoken nowhere: each text two fifths longer than in English, as
/// translations are. It is the bundle of the locale `en-XA`.
@SuppressWarnings({"checkstyle:TypeName", "MemberName"})
public final class messages_en_XA extends ResourceBundle {

    private static final String PADDING = " óneplus twó thréefour fíveandsix séven";

    @Override
    protected Object handleGetObject(String key) {
        return longer(parent.getString(key));
    }

    /// What stands between braces is filled in and as long as it is.
    static String longer(String text) {
        var words = text.replaceAll("\\{[^}]*}", "").strip();
        var more = (int) Math.ceil(words.length() * 0.4);
        return text
                + PADDING.repeat(more / PADDING.length() + 1)
                        .substring(words.contains(" ") ? 0 : 1)
                        .substring(0, more);
    }

    @Override
    public Enumeration<String> getKeys() {
        return parent.getKeys();
    }
}
