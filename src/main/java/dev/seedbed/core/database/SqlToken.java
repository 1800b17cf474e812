package dev.seedbed.core.database;

import java.util.Locale;

/// A piece of SQL text that means something by itself; blanks and comments are none. Its text ends before `end`.
record SqlToken(Kind kind, int start, int end, String text) {

    enum Kind {
        /// A key word, or a name without quotes.
        WORD,
        /// A name in double quotes.
        NAME,
        /// A string constant, however quoted.
        TEXT,
        /// A number, or a single character that is none of the others.
        SYMBOL
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /// The name that a word or a quoted name stands for, as the catalogue holds it.
    String name() {
        return switch (kind) {
            case NAME -> text.substring(1, Math.max(1, text.length() - 1)).replace("\"\"", "\"");
            case WORD -> text.toLowerCase(Locale.ROOT);
            case TEXT, SYMBOL -> text;
        };
    }
}
