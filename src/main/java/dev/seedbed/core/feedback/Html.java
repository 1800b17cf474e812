package dev.seedbed.core.feedback;

import java.util.Locale;

/// What pages that Seedbed writes have in common.
public final class Html {

    private Html() {}

    /// Text as the content of an element or of an attribute in quotes.
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// With commas between thousands.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
