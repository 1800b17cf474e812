package dev.seedbed.core.cascade.drawing;

/// Estimates how wide a text is in a common sans-serif font, a little on the wide side, without asking any toolkit.
final class TextWidth {

    private static final String NARROW = "iljtfrI.,:;'|!()[] ";
    private static final String WIDE = "mwMW@%";

    private TextWidth() {}

    static double of(String text, double size) {
        return size * text.codePoints().mapToDouble(TextWidth::ems).sum();
    }

    static double bold(String text, double size) {
        return 1.1 * of(text, size);
    }

    private static double ems(int character) {
        if (character > 0x2E80) {
            return 1.05;
        }
        if (NARROW.indexOf(character) >= 0) {
            return 0.38;
        }
        if (WIDE.indexOf(character) >= 0) {
            return 0.95;
        }
        return Character.isUpperCase(character) ? 0.72 : 0.61;
    }
}
