package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.Glyph;
import dev.seedbed.ui.control.Grid.Area;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// The canvas as the graph's painters see it: world coordinates in, text that is swapped for less but never shrunk
/// below what can be read.
final class GraphBrush {

    static final double SMALLEST_TEXT = 9;
    private static final double GLYPH_SQUARE = 16;
    /// Ends and corners of smaller glyphs are not seen.
    private static final double TINY = 10;

    private final GraphicsContext canvas;
    private final Camera camera;
    private final GraphColors colors;
    private final double width;
    private final double height;
    private final FittedText texts;

    GraphBrush(Canvas surface, Camera camera, GraphColors colors, FittedText texts) {
        this.canvas = surface.getGraphicsContext2D();
        this.camera = camera;
        this.colors = colors;
        this.texts = texts;
        this.width = surface.getWidth();
        this.height = surface.getHeight();
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setLineCap(StrokeLineCap.BUTT);
        canvas.setLineJoin(StrokeLineJoin.ROUND);
    }

    GraphicsContext canvas() {
        return canvas;
    }

    Camera camera() {
        return camera;
    }

    GraphColors colors() {
        return colors;
    }

    /// The part of the plane that is on the screen.
    Area sight() {
        var from = camera.world(0, 0);
        var to = camera.world(width, height);
        return new Area(from.x(), from.y(), to.x(), to.y());
    }

    void fillRectangle(double x, double y, double width, double height, double corner) {
        var arc = 2 * corner * camera.scale();
        canvas.fillRoundRect(camera.x(x), camera.y(y), width * camera.scale(), height * camera.scale(), arc, arc);
    }

    void strokeRectangle(double x, double y, double width, double height, double corner) {
        var arc = 2 * corner * camera.scale();
        canvas.strokeRoundRect(camera.x(x), camera.y(y), width * camera.scale(), height * camera.scale(), arc, arc);
    }

    /// Adds a glyph in a square of `size`, its middle here, to the path that is begun.
    void trace(Glyph glyph, double size, double middleX, double middleY) {
        var scale = size * camera.scale() / GLYPH_SQUARE;
        var left = camera.x(middleX) - size * camera.scale() / 2;
        var top = camera.y(middleY) - size * camera.scale() / 2;
        for (var stroke : GlyphOutline.of(glyph)) {
            var first = stroke.getFirst();
            canvas.moveTo(left + first.x() * scale, top + first.y() * scale);
            for (var point : stroke.subList(1, stroke.size())) {
                canvas.lineTo(left + point.x() * scale, top + point.y() * scale);
            }
        }
    }

    void glyph(Glyph glyph, Color color, double size, double middleX, double middleY) {
        beginGlyphs(color, size);
        trace(glyph, size, middleX, middleY);
        canvas.stroke();
        canvas.setLineCap(StrokeLineCap.BUTT);
    }

    /// Begins a path of glyphs of one colour and size.
    void beginGlyphs(Color color, double size) {
        canvas.setStroke(color);
        canvas.setLineWidth(Math.max(2 * size * camera.scale() / GLYPH_SQUARE, 0.8));
        var tiny = size * camera.scale() < TINY;
        canvas.setLineCap(tiny ? StrokeLineCap.BUTT : StrokeLineCap.ROUND);
        canvas.setLineJoin(tiny ? StrokeLineJoin.MITER : StrokeLineJoin.ROUND);
        canvas.beginPath();
    }

    /// One line of text, its middle at `y`, shortened when it is too long.
    void text(String words, FontWeight weight, double size, Color color, double x, double y, double room) {
        var font = font(weight, Math.max(size * camera.scale(), SMALLEST_TEXT));
        canvas.setFill(color);
        canvas.setFont(font);
        canvas.fillText(texts.fit(words, font, room * camera.scale()), camera.x(x), camera.y(y));
    }

    /// Sizes in quarters, so that zooming needs few fonts.
    private static Font font(FontWeight weight, double size) {
        return Font.font("Inter", weight, Math.round(size * 4) / 4.0);
    }
}
