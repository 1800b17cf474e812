package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TableVerdict;

/// The measures of a table's box: a band with the verdict's glyph, then the name above the verdict in words.
///
/// A painter that keeps to these sizes finds that its text fits.
public final class BoxSize {

    public static final double HEIGHT = 42;
    public static final double BAND = 28;
    public static final double NAME = 13;
    public static final double DETAIL = 10.5;
    public static final double GLYPH = 13;
    /// Left of the text and right of everything.
    public static final double PADDING = 9;

    private BoxSize() {}

    static double width(Picture.Node node) {
        var badges = node.folded().isEmpty()
                ? Glyph.badges(node.table(), node.rootKey()).size()
                : 0;
        var detail = TextWidth.of(detail(node.table()), DETAIL) + badges * (GLYPH + 3) + (badges == 0 ? 0 : 8);
        var name = TextWidth.bold(node.label(), NAME);
        return Math.ceil(BAND + PADDING + Math.max(name, detail) + PADDING);
    }

    /// The second line of a box: the verdict in words.
    public static String detail(TableVerdict table) {
        return Glyph.of(table.verdict()).description();
    }
}
