package dev.seedbed.core.cascade.drawing;

import java.util.List;
import java.util.Locale;

/// SVG under construction: elements whose values are escaped and whose numbers are short.
final class SvgText {

    private final StringBuilder svg = new StringBuilder();

    /// Appends a line; `{}` in it stands for the next value, a number or a text.
    SvgText add(String template, Object... values) {
        var parts = template.split("\\{}", -1);
        for (var position = 0; position < parts.length; position++) {
            svg.append(parts[position]);
            if (position < parts.length - 1) {
                svg.append(values[position] instanceof Double number ? number(number) : escaped(values[position]));
            }
        }
        svg.append('\n');
        return this;
    }

    /// Appends text that is SVG already.
    SvgText addRaw(String markup) {
        svg.append(markup);
        return this;
    }

    /// A glyph in a square of `size`, its top left corner at `x`, `y`.
    SvgText glyph(Glyph glyph, String style, double x, double y, double size) {
        return add(
                "<path class=\"{}\" transform=\"translate({} {}) scale({})\" d=\"{}\"/>",
                style,
                x,
                y,
                String.format(Locale.ROOT, "%.3f", size / 16),
                glyph.path());
    }

    /// A line along the axes with rounded corners, drawn double when it blocks.
    SvgText route(Line line, List<GraphLayout.Point> points) {
        var path = Routes.path(points);
        var colour = Style.name(Palette.of(line));
        if (line == Line.BLOCKS) {
            return add(
                            "<path class=\"edge {}\" stroke-width=\"5\" style=\"stroke-width: 5px\" d=\"{}\"/>",
                            colour,
                            path)
                    .add("<path class=\"gap\" stroke-width=\"2\" d=\"{}\"/>", path)
                    .add("<path class=\"edge {}\" style=\"stroke-width: 3px\" d=\"{}\"/>", colour, Routes.bar(points));
        }
        var dashes = line.dashes().isEmpty() ? "" : " stroke-dasharray=\"" + line.dashes() + "\"";
        return add("<path class=\"edge {}\"" + dashes + " d=\"{}\"/>", colour, path)
                .add("<path class=\"head {}\" d=\"{}\"/>", colour, Routes.arrow(points));
    }

    @Override
    public String toString() {
        return svg.toString();
    }

    /// With one decimal at most.
    static String number(double value) {
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// Safe as text and inside quoted attributes; characters that XML cannot hold become `U+FFFD`.
    private static String escaped(Object value) {
        var escaped = new StringBuilder();
        value.toString().codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(allowed(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character < 0xD800)
                || (character >= 0xE000 && character < 0xFFFE)
                || character >= 0x10000;
    }
}
