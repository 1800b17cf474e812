package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.Glyph;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The canvas as the graph's painters see it: world coordinates in, text that is swapped for less but never shrunk
/// below what can be read.
final class GraphBrush {

    static final double SMALLEST_TEXT = 9;
    private static final double GLYPH_SQUARE = 16;

    private final GraphicsContext canvas;
    private final Camera camera;
    private final GraphColors colors;
    private final double width;
    private final double height;
    private final Text measure = new Text();

    GraphBrush(GraphicsContext canvas, Camera camera, GraphColors colors, double width, double height) {
        this.canvas = canvas;
        this.camera = camera;
        this.colors = colors;
        this.width = width;
        this.height = height;
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

    /// Whether anything of this rectangle is on the screen.
    boolean shows(double left, double top, double right, double bottom) {
        return camera.x(right) >= 0 && camera.x(left) <= width && camera.y(bottom) >= 0 && camera.y(top) <= height;
    }

    void fillRectangle(double x, double y, double width, double height, double corner) {
        var arc = 2 * corner * camera.scale();
        canvas.fillRoundRect(camera.x(x), camera.y(y), width * camera.scale(), height * camera.scale(), arc, arc);
    }

    void strokeRectangle(double x, double y, double width, double height, double corner) {
        var arc = 2 * corner * camera.scale();
        canvas.strokeRoundRect(camera.x(x), camera.y(y), width * camera.scale(), height * camera.scale(), arc, arc);
    }

    /// A glyph in a square of `size` whose middle is here.
    void glyph(Glyph glyph, Color color, double size, double middleX, double middleY) {
        var scale = size * camera.scale() / GLYPH_SQUARE;
        canvas.save();
        canvas.translate(camera.x(middleX) - size * camera.scale() / 2, camera.y(middleY) - size * camera.scale() / 2);
        canvas.scale(scale, scale);
        canvas.setStroke(color);
        canvas.setLineWidth(2);
        canvas.setLineCap(StrokeLineCap.ROUND);
        canvas.beginPath();
        canvas.appendSVGPath(glyph.path());
        canvas.stroke();
        canvas.restore();
    }

    /// One line of text, its middle at `y`, its middle letters dropped when it is too long: the ends tell names apart.
    void text(String words, FontWeight weight, double size, Color color, double x, double y, double room) {
        var font = Font.font("Inter", weight, Math.max(size * camera.scale(), SMALLEST_TEXT));
        canvas.setFill(color);
        canvas.setFont(font);
        canvas.fillText(elide(words, font, room * camera.scale()), camera.x(x), camera.y(y));
    }

    private String elide(String words, Font font, double room) {
        measure.setFont(font);
        var shown = words;
        for (var kept = words.length(); kept > 2 && width(shown) > room; kept--) {
            shown = words.substring(0, (kept + 1) / 2) + "…" + words.substring(words.length() - kept / 2);
        }
        return shown;
    }

    private double width(String words) {
        measure.setText(words);
        return measure.getLayoutBounds().getWidth();
    }
}
