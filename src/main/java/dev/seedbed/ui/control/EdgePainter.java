package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.GraphLayout.Edge;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.cascade.drawing.Line;
import dev.seedbed.core.cascade.drawing.Palette;
import dev.seedbed.ui.control.GraphColors.Role;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;

/// Draws foreign keys: one stroke per kind of line, whatever their number.
final class EdgePainter {

    private static final double CORNER = 9;
    private static final double ARROW = 7.5;
    private static final double SINGLE = 1.5;
    private static final double DOUBLE = 4.6;
    private static final double THIN = 1;
    private static final double FAR = 0.35;
    private static final double FARTHER = 0.12;

    private final GraphBrush brush;
    private final GraphicsContext canvas;
    private final Camera camera;
    private final boolean far;
    private final boolean farther;

    EdgePainter(GraphBrush brush) {
        this.brush = brush;
        canvas = brush.canvas();
        camera = brush.camera();
        far = camera.scale() < FAR;
        farther = camera.scale() < FARTHER;
    }

    void paint(GraphIndex graph, GraphFocus focus) {
        var visible = graph.edges(brush.sight());
        for (var line : Line.values()) {
            var edges = visible.stream().filter(edge -> edge.line() == line).toList();
            if (shown(line)) {
                paint(line, edges.stream().filter(focus::dims).toList(), focus.strength());
            }
            if (shown(line) || focus.set()) {
                paint(line, edges.stream().filter(Predicate.not(focus::dims)).toList(), 1);
            }
        }
    }

    /// From afar only what is told, from farther only what is wrong.
    private boolean shown(Line line) {
        return farther ? line == Line.BLOCKS || line == Line.CLEARS : !far || told(line);
    }

    /// Whether the line says something about the delete, so that it is drawn from afar too.
    private static boolean told(Line line) {
        return line != Line.LOOSE && line != Line.PASSES;
    }

    private void paint(Line line, List<Edge> edges, double strength) {
        if (edges.isEmpty()) {
            return;
        }
        var color = brush.colors().of(Palette.of(line));
        var blocks = line == Line.BLOCKS;
        var doubled = blocks && !far;
        canvas.setGlobalAlpha(strength);
        canvas.setLineDashes(dashes(line));
        if (far && line.dashes().isEmpty()) {
            hair(edges, color);
        } else {
            stroke(edges, doubled ? DOUBLE : far ? THIN : SINGLE, color);
        }
        canvas.setLineDashes();
        if (doubled) {
            canvas.setGlobalAlpha(1);
            stroke(edges, DOUBLE - 2 * SINGLE, brush.colors().of(Role.SURFACE));
        }
        canvas.setGlobalAlpha(strength);
        canvas.setFill(color);
        canvas.beginPath();
        if (!far) {
            edges.forEach(edge -> head(blocks, edge.points()));
        }
        canvas.fill();
        canvas.setGlobalAlpha(1);
    }

    private static double[] dashes(Line line) {
        return line.dashes().isEmpty()
                ? new double[0]
                : Arrays.stream(line.dashes().split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private void stroke(List<Edge> edges, double width, Color color) {
        canvas.setStroke(color);
        canvas.setLineWidth(width);
        canvas.setLineJoin(far ? StrokeLineJoin.MITER : StrokeLineJoin.ROUND);
        canvas.beginPath();
        edges.forEach(edge -> trace(edge.points()));
        canvas.stroke();
    }

    /// Lines of one pixel as filled rectangles: from afar there are many, and stroking costs twice as much.
    private void hair(List<Edge> edges, Color color) {
        canvas.setFill(color);
        canvas.beginPath();
        for (var edge : edges) {
            var points = edge.points();
            for (var bend = 1; bend < points.size(); bend++) {
                var fromX = Math.floor(camera.x(points.get(bend - 1).x()));
                var fromY = Math.floor(camera.y(points.get(bend - 1).y()));
                var toX = Math.floor(camera.x(points.get(bend).x()));
                var toY = Math.floor(camera.y(points.get(bend).y()));
                canvas.rect(
                        Math.min(fromX, toX),
                        Math.min(fromY, toY),
                        Math.abs(toX - fromX) + 1,
                        Math.abs(toY - fromY) + 1);
            }
        }
        canvas.fill();
    }

    private void trace(List<Point> points) {
        var first = points.getFirst();
        canvas.moveTo(camera.x(first.x()), camera.y(first.y()));
        for (var bend = 1; bend < points.size() - 1; bend++) {
            var here = points.get(bend);
            if (far) {
                canvas.lineTo(camera.x(here.x()), camera.y(here.y()));
                continue;
            }
            var next = points.get(bend + 1);
            canvas.arcTo(
                    camera.x(here.x()),
                    camera.y(here.y()),
                    camera.x(next.x()),
                    camera.y(next.y()),
                    radius(points, bend));
        }
        var last = points.getLast();
        canvas.lineTo(camera.x(last.x()), camera.y(last.y()));
    }

    /// A corner is never rounder than half of the shorter line it joins.
    private double radius(List<Point> points, int bend) {
        var before = distance(points.get(bend - 1), points.get(bend));
        var after = distance(points.get(bend), points.get(bend + 1));
        return Math.min(CORNER, Math.min(before, after) / 2) * camera.scale();
    }

    private static double distance(Point from, Point to) {
        return Math.hypot(to.x() - from.x(), to.y() - from.y());
    }

    /// An arrow at the referencing table, or a bar across the line where the delete stops.
    private void head(boolean bar, List<Point> points) {
        var tip = points.getLast();
        var before = points.get(points.size() - 2);
        var length = Math.max(distance(before, tip), 0.001);
        var size = Math.max(ARROW * Math.min(camera.scale(), 1.25), 3);
        var alongX = (tip.x() - before.x()) / length * size;
        var alongY = (tip.y() - before.y()) / length * size;
        var depth = bar ? 0.35 : 1;
        var base = bar ? 0.9 : 0.5;
        var point = bar ? 0.9 : 0;
        var x = camera.x(tip.x());
        var y = camera.y(tip.y());
        var backX = x - alongX * depth;
        var backY = y - alongY * depth;
        canvas.moveTo(backX - alongY * base, backY + alongX * base);
        canvas.lineTo(x - alongY * point, y + alongX * point);
        canvas.lineTo(x + alongY * point, y - alongX * point);
        canvas.lineTo(backX + alongY * base, backY - alongX * base);
        canvas.closePath();
    }
}
