package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.schema.TableName;
import java.util.stream.Collectors;

/// Writes a laid-out tenant graph as one self-contained SVG file: title, picture and legend, in light and dark.
///
/// Glyphs are drawn, not typed, so that they look alike whatever fonts there are.
public final class GraphSvg {

    private static final double HEADER = 64;
    private static final double CORNER = 7;

    private GraphSvg() {}

    public static String write(TenantGraph graph, GraphLayout layout) {
        var legend = new SvgText();
        var width = layout.width();
        var bottom = HEADER + layout.height();
        var height = bottom + new Legend(layout).draw(legend, width);
        var title = title(graph);
        var summary = summary(graph);
        return new SvgText()
                .add(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\">",
                        width,
                        height,
                        width,
                        height)
                .add("<title>{}</title>", title + ": " + summary)
                .addRaw(Style.sheet())
                .add("<rect class=\"page\" width=\"100%\" height=\"100%\"/>")
                .add("<text class=\"title\" x=\"24\" y=\"36\">{}</text>", title)
                .add("<text class=\"note\" x=\"24\" y=\"58\">{}</text>", summary)
                .add("<g transform=\"translate(0 {})\">", HEADER)
                .addRaw(picture(layout))
                .add("</g>")
                .add("<g transform=\"translate(0 {})\">", bottom)
                .addRaw(legend.toString())
                .add("</g>")
                .add("</svg>")
                .toString();
    }

    private static String title(TenantGraph graph) {
        return graph.root().map(root -> "DELETE FROM " + root.label() + " …").orElse("No tenant table");
    }

    private static String summary(TenantGraph graph) {
        var counts = graph.counts();
        var parts = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0 && count.getKey() != Verdict.ROOT)
                .map(count -> count.getValue() + " " + said(count.getKey()))
                .collect(Collectors.joining(" · "));
        return graph.verdicts().size() + " tables: " + parts;
    }

    private static String said(Verdict verdict) {
        return switch (verdict) {
            case ROOT -> "the tenant";
            case DELETED -> "deleted";
            case BLOCKS -> "blocking";
            case DETACHED -> "detached";
            case LEFT_BEHIND -> "left behind";
            case SHARED -> "shared";
        };
    }

    private static String picture(GraphLayout layout) {
        var svg = new SvgText();
        for (var lane : layout.lanes()) {
            svg.add(
                    "<rect class=\"lane\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\"/>",
                    lane.x(),
                    lane.y(),
                    lane.width(),
                    lane.height());
            svg.add("<text class=\"heading\" x=\"{}\" y=\"{}\">{}</text>", lane.x() + 14, lane.y() + 21, lane.label());
        }
        for (var line : Line.values()) {
            layout.edges().stream().filter(edge -> edge.line() == line).forEach(edge -> edge(svg, edge));
        }
        layout.boxes().forEach(box -> box(svg, box));
        return svg.toString();
    }

    private static void edge(SvgText svg, GraphLayout.Edge edge) {
        svg.add("<g><title>{}</title>", edge.key().name() + ": " + edge.key().definition());
        svg.route(edge.line(), edge.points());
        svg.add("</g>");
    }

    private static void box(SvgText svg, GraphLayout.Box box) {
        var verdict = box.table().verdict();
        var colour = Style.name(Palette.of(verdict));
        svg.add("<g class=\"{}\" transform=\"translate({} {})\">", colour, box.x(), box.y());
        svg.add("<title>{}</title>", title(box));
        if (box.summary()) {
            svg.add(
                    "<rect class=\"box\" x=\"5\" y=\"5\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
                    box.width(),
                    box.height(),
                    CORNER);
        }
        svg.add(
                "<rect class=\"box\" width=\"{}\" height=\"{}\" rx=\"{}\"" + outline(verdict) + "/>",
                box.width(),
                box.height(),
                CORNER);
        svg.add("<path class=\"band\" d=\"" + band(box) + "\"/>");
        var on = verdict == Verdict.ROOT ? " on" : "";
        var sign = plain(verdict) ? "sign" : "sign on";
        svg.glyph(Glyph.of(verdict), sign, (BoxSize.BAND - 14) / 2, (box.height() - 14) / 2, 14);
        var left = BoxSize.BAND + BoxSize.PADDING;
        svg.add("<text class=\"name" + on + "\" x=\"{}\" y=\"18\">{}</text>", left, box.label());
        svg.add("<text class=\"detail" + on + "\" x=\"{}\" y=\"33\">{}</text>", left, BoxSize.detail(box.table()));
        badges(svg, box, "badge" + on);
        svg.add("</g>");
    }

    private static String title(GraphLayout.Box box) {
        return box.label() + ": "
                + (box.summary()
                        ? box.folded().stream().map(TableName::label).collect(Collectors.joining(", "))
                        : box.table().reason());
    }

    private static void badges(SvgText svg, GraphLayout.Box box, String style) {
        var x = box.width() - BoxSize.PADDING - BoxSize.GLYPH;
        for (var badge : box.badges().reversed()) {
            svg.glyph(badge, style, x, 23, BoxSize.GLYPH);
            x -= BoxSize.GLYPH + 3;
        }
    }

    /// What of a box is filled with its colour: all of the root's, nothing of one whose rows the delete never touches.
    private static String band(GraphLayout.Box box) {
        var height = box.height();
        return switch (box.table().verdict()) {
            case ROOT -> rounded(box.width(), height, CORNER);
            case DELETED, BLOCKS, DETACHED -> rounded(BoxSize.BAND, height, 0);
            case LEFT_BEHIND, SHARED -> "";
        };
    }

    /// A rectangle whose left corners are round, and whose right corners are as round as asked for.
    private static String rounded(double width, double height, double right) {
        var arc = "a%1$s %1$s 0 0 1 ";
        var left = SvgText.number(CORNER);
        var corner = SvgText.number(right);
        return "M%s 0 H%s ".formatted(left, SvgText.number(width - right))
                + (arc + "%1$s %1$s ").formatted(corner)
                + "V%s ".formatted(SvgText.number(height - right))
                + (arc + "-%1$s %1$s ").formatted(corner)
                + "H%s ".formatted(left)
                + (arc + "-%1$s -%1$s ").formatted(left)
                + "V%s ".formatted(left)
                + (arc + "%1$s -%1$s Z").formatted(left);
    }

    private static boolean plain(Verdict verdict) {
        return verdict == Verdict.LEFT_BEHIND || verdict == Verdict.SHARED;
    }

    private static String outline(Verdict verdict) {
        return switch (verdict) {
            case ROOT, DELETED, SHARED -> "";
            case BLOCKS -> " style=\"stroke-width: 2.5px\"";
            case DETACHED -> " stroke-dasharray=\"9 4\"";
            case LEFT_BEHIND -> " stroke-dasharray=\"0.1 4\" stroke-linecap=\"round\" style=\"stroke-width: 2px\"";
        };
    }
}
