package dev.seedbed.core.cascade.drawing;

import java.util.List;

/// Turns the points of an edge into SVG path data. All segments run along an axis.
final class Routes {

    private static final double RADIUS = 6;
    private static final double HEAD = 8;

    private Routes() {}

    /// The way with rounded corners, ending where its arrow head begins.
    static String path(List<GraphLayout.Point> points) {
        var path = new StringBuilder("M").append(pair(points.getFirst()));
        for (var position = 1; position < points.size() - 1; position++) {
            var corner = points.get(position);
            var before = points.get(position - 1);
            var after = points.get(position + 1);
            var radius = Math.min(RADIUS, Math.min(distance(before, corner), distance(corner, after)) / 2);
            path.append(" L").append(pair(towards(corner, before, radius)));
            path.append(" Q").append(pair(corner)).append(' ').append(pair(towards(corner, after, radius)));
        }
        return path.append(" L").append(pair(neck(points))).toString();
    }

    /// The triangle at the referencing end.
    static String arrow(List<GraphLayout.Point> points) {
        var tip = points.getLast();
        var neck = neck(points);
        return "M%s L%s L%s Z".formatted(pair(tip), pair(aside(neck, tip, 4)), pair(aside(neck, tip, -4)));
    }

    /// The stroke across the referencing end that says: no further.
    static String bar(List<GraphLayout.Point> points) {
        var tip = points.getLast();
        var neck = towards(tip, points.get(points.size() - 2), 5);
        return "M%s L%s".formatted(pair(aside(neck, tip, 8)), pair(aside(neck, tip, -8)));
    }

    private static GraphLayout.Point neck(List<GraphLayout.Point> points) {
        var tip = points.getLast();
        var before = points.get(points.size() - 2);
        return towards(tip, before, Math.min(HEAD, distance(tip, before)));
    }

    /// The point `length` away from `from` on the way to `to`.
    private static GraphLayout.Point towards(GraphLayout.Point from, GraphLayout.Point to, double length) {
        var distance = distance(from, to);
        var share = distance == 0 ? 0 : length / distance;
        return new GraphLayout.Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    /// The point beside `point`, at a right angle to the way to `ahead`.
    private static GraphLayout.Point aside(GraphLayout.Point point, GraphLayout.Point ahead, double length) {
        var distance = distance(point, ahead);
        var share = distance == 0 ? 0 : length / distance;
        return new GraphLayout.Point(
                point.x() - (ahead.y() - point.y()) * share, point.y() + (ahead.x() - point.x()) * share);
    }

    private static double distance(GraphLayout.Point one, GraphLayout.Point other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    private static String pair(GraphLayout.Point point) {
        return SvgText.number(point.x()) + " " + SvgText.number(point.y());
    }
}
