package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// The key to a picture: the verdicts, lines and remarks that occur in it, and no others.
final class Legend {

    private static final double ROW = 24;
    private static final double GAP = 18;
    private static final double LEFT = 24;
    private static final double TOP = 18;
    private static final double SAMPLE = 34;

    /// One thing explained; `sample` draws it with its left end at the origin.
    private record Entry(double sampleWidth, String label, Sample sample) {
        double width() {
            return sampleWidth + 8 + TextWidth.of(label, BoxSize.DETAIL);
        }
    }

    /// Draws what an entry explains, centred on a height.
    private interface Sample {
        void draw(SvgText svg, double x, double y);
    }

    private final List<List<Entry>> groups = new ArrayList<>();

    Legend(GraphLayout layout) {
        var verdicts = EnumSet.noneOf(Verdict.class);
        var badges = EnumSet.noneOf(Glyph.class);
        var lines = EnumSet.noneOf(Line.class);
        for (var box : layout.boxes()) {
            verdicts.add(box.table().verdict());
            badges.addAll(box.badges());
        }
        layout.edges().forEach(edge -> lines.add(edge.line()));
        groups.add(verdicts.stream().map(Legend::entry).toList());
        groups.add(lines.stream().map(Legend::entry).toList());
        groups.add(badges.stream().map(Legend::entry).toList());
        if (layout.foldedTables() > 0) {
            groups.add(List.of(new Entry(0, folded(layout.foldedTables()), (_, _, _) -> {})));
        }
        groups.removeIf(List::isEmpty);
    }

    /// What is not drawn, in one sentence.
    static String folded(int tables) {
        return tables + " tables that nothing is wrong with are folded; of their keys only the way in is drawn";
    }

    private static Entry entry(Verdict verdict) {
        var glyph = Glyph.of(verdict);
        var style = "sign " + Style.name(Palette.of(verdict));
        return new Entry(14, glyph.description(), (svg, x, y) -> svg.glyph(glyph, style, x, y - 7, 14));
    }

    private static Entry entry(Line line) {
        return new Entry(
                SAMPLE,
                line.description(),
                (svg, x, y) ->
                        svg.route(line, List.of(new GraphLayout.Point(x, y), new GraphLayout.Point(x + SAMPLE, y))));
    }

    private static Entry entry(Glyph badge) {
        return new Entry(14, badge.description(), (svg, x, y) -> svg.glyph(badge, "badge", x, y - 7, 14));
    }

    /// Draws it at the origin, in rows no wider than the picture.
    double draw(SvgText svg, double width) {
        svg.add("<path class=\"rule\" d=\"M{} 0 H{}\"/>", LEFT, width - LEFT);
        var y = TOP;
        for (var group : groups) {
            var x = LEFT;
            for (var entry : group) {
                if (x > LEFT && x + entry.width() > width - LEFT) {
                    x = LEFT;
                    y += ROW;
                }
                entry.sample().draw(svg, x, y);
                svg.add(
                        "<text class=\"detail\" x=\"{}\" y=\"{}\">{}</text>",
                        x + entry.sampleWidth() + 8,
                        y + 4,
                        entry.label());
                x += entry.width() + GAP;
            }
            y += ROW;
        }
        return y;
    }
}
