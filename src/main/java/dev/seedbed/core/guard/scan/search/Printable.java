package dev.seedbed.core.guard.scan.search;

/// Foreign text that is safe to show: short, and with nothing that a terminal would obey.
public final class Printable {

    private static final int LONGEST = 240;

    private Printable() {}

    public static String of(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> append(shown, point));
        return text.codePointCount(0, text.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append('·');
            default -> shown.appendCodePoint(point);
        }
    }
}
