package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.Glyph;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A glyph as straight strokes in its square, so that hundreds of them make one path.
final class GlyphOutline {

    private static final Pattern WORD = Pattern.compile("[MLHVQAZ]|-?\\d+(?:\\.\\d+)?");
    private static final int PARTS = 10;
    private static final Map<Glyph, GlyphOutline> ALL = new EnumMap<>(Glyph.class);

    static {
        for (var glyph : Glyph.values()) {
            ALL.put(glyph, new GlyphOutline(glyph.path()));
        }
    }

    private final List<List<Point>> strokes = new ArrayList<>();
    private final List<String> words;
    private int position;

    private GlyphOutline(String path) {
        words = WORD.matcher(path).results().map(MatchResult::group).toList();
        while (position < words.size()) {
            step(words.get(position++));
        }
    }

    /// The lines to draw, each from point to point.
    static List<List<Point>> of(Glyph glyph) {
        var outline = ALL.get(glyph);
        if (outline == null) {
            throw new IllegalStateException(glyph.name());
        }
        return outline.strokes;
    }

    private void step(String command) {
        switch (command) {
            case "M" -> strokes.add(new ArrayList<>(List.of(point())));
            case "L" -> to(point());
            case "H" -> to(new Point(number(), here().y()));
            case "V" -> to(new Point(here().x(), number()));
            case "Q" -> curve(here(), point(), point());
            case "A" -> arc(here());
            case "Z" -> to(strokes.getLast().getFirst());
            default -> throw new IllegalArgumentException(command);
        }
    }

    private double number() {
        return Double.parseDouble(words.get(position++));
    }

    private Point point() {
        var x = number();
        return new Point(x, number());
    }

    private Point here() {
        return strokes.getLast().getLast();
    }

    private void to(Point point) {
        strokes.getLast().add(point);
    }

    private void curve(Point from, Point control, Point end) {
        for (var part = 1; part <= PARTS; part++) {
            var there = (double) part / PARTS;
            var back = 1 - there;
            to(new Point(
                    back * back * from.x() + 2 * back * there * control.x() + there * there * end.x(),
                    back * back * from.y() + 2 * back * there * control.y() + there * there * end.y()));
        }
    }

    /// A part of a circle: glyphs have no ellipses.
    private void arc(Point from) {
        var radius = number();
        position += 2;
        var large = number() == 1;
        var clockwise = number() == 1;
        var end = point();
        var half = Math.hypot(end.x() - from.x(), end.y() - from.y()) / 2;
        var away = Math.sqrt(Math.max(0, radius * radius - half * half)) * (large == clockwise ? -1 : 1) / (2 * half);
        var middleX = (from.x() + end.x()) / 2 - away * (end.y() - from.y());
        var middleY = (from.y() + end.y()) / 2 + away * (end.x() - from.x());
        var start = Math.atan2(from.y() - middleY, from.x() - middleX);
        var turn = Math.atan2(end.y() - middleY, end.x() - middleX) - start;
        if (clockwise != turn > 0) {
            turn += clockwise ? 2 * Math.PI : -2 * Math.PI;
        }
        for (var part = 1; part <= PARTS; part++) {
            var angle = start + turn * part / PARTS;
            to(new Point(middleX + radius * Math.cos(angle), middleY + radius * Math.sin(angle)));
        }
    }
}
