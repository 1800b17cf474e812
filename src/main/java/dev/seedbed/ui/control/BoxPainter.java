package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.drawing.BoxSize;
import dev.seedbed.core.cascade.drawing.Glyph;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.Palette;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.GraphColors.Role;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.FontWeight;

/// Draws tables, with as much in each box as can be read at this size: verdict, remarks, name; verdict and name; or
/// the verdict's colour alone.
final class BoxPainter {

    private static final double DETAILS = 0.78;
    private static final double NAMES = 0.33;
    private static final double CORNER = 7;
    private static final double DIM = 0.3;

    private final GraphBrush brush;
    private final GraphicsContext canvas;
    private final GraphColors colors;

    BoxPainter(GraphBrush brush) {
        this.brush = brush;
        canvas = brush.canvas();
        colors = brush.colors();
    }

    void paint(GraphIndex graph, GraphIndex.Focus focus, Optional<TableName> selected) {
        for (var box : graph.layout().boxes()) {
            if (brush.shows(box.x(), box.y(), box.x() + box.width(), box.y() + box.height())) {
                var name = box.table().table();
                paint(box, focus.dims(name), selected.equals(Optional.of(name)));
            }
        }
    }

    private void paint(Box box, boolean dimmed, boolean selected) {
        var verdict = colors.of(Palette.of(box.table().verdict()));
        canvas.setFill(colors.of(Role.BOX));
        fill(box);
        canvas.setGlobalAlpha(dimmed ? DIM : 1);
        if (brush.camera().scale() < NAMES) {
            canvas.setFill(selected ? colors.of(Role.ACCENT) : verdict);
            fill(box);
        } else {
            frame(box, verdict, selected);
            label(box, verdict);
        }
        canvas.setGlobalAlpha(1);
    }

    private void frame(Box box, Color verdict, boolean selected) {
        if (selected) {
            canvas.setStroke(colors.of(Role.ACCENT).deriveColor(0, 1, 1, 0.35));
            canvas.setLineWidth(7);
            stroke(box);
        }
        canvas.setFill(verdict);
        switch (box.table().verdict()) {
            case ROOT -> fill(box);
            case DELETED, BLOCKS, DETACHED -> band(box);
            case LEFT_BEHIND, SHARED -> {}
        }
        canvas.setStroke(verdict);
        canvas.setLineWidth(box.table().verdict() == Verdict.BLOCKS ? 2.2 : 1.4);
        canvas.setLineDashes(outline(box.table().verdict()));
        stroke(box);
        canvas.setLineDashes();
    }

    private static double[] outline(Verdict verdict) {
        return switch (verdict) {
            case ROOT, DELETED, BLOCKS, SHARED -> new double[0];
            case DETACHED -> new double[] {9, 4};
            case LEFT_BEHIND -> new double[] {2, 4};
        };
    }

    /// The left end of the box, round where the box is.
    private void band(Box box) {
        var camera = brush.camera();
        var left = camera.x(box.x());
        var top = camera.y(box.y());
        var right = camera.x(box.x() + BoxSize.BAND);
        var bottom = camera.y(box.y() + box.height());
        var corner = CORNER * camera.scale();
        canvas.beginPath();
        canvas.moveTo(right, top);
        canvas.arcTo(left, top, left, bottom, corner);
        canvas.arcTo(left, bottom, right, bottom, corner);
        canvas.lineTo(right, bottom);
        canvas.closePath();
        canvas.fill();
    }

    private void fill(Box box) {
        brush.fillRectangle(box.x(), box.y(), box.width(), box.height(), CORNER);
    }

    private void stroke(Box box) {
        brush.strokeRectangle(box.x(), box.y(), box.width(), box.height(), CORNER);
    }

    private void label(Box box, Color verdict) {
        var kind = box.table().verdict();
        var banded = kind != Verdict.LEFT_BEHIND && kind != Verdict.SHARED;
        var sign = banded ? colors.of(Role.BOX) : verdict;
        brush.glyph(Glyph.of(kind), sign, 14, box.x() + BoxSize.BAND / 2, box.y() + box.height() / 2);
        var text = kind == Verdict.ROOT ? colors.of(Role.BOX) : colors.of(Role.TEXT);
        var left = box.x() + BoxSize.BAND + BoxSize.PADDING;
        var room = box.x() + box.width() - BoxSize.PADDING / 2 - left;
        var detailed = brush.camera().scale() >= DETAILS;
        var middle = box.y() + (detailed ? 15 : box.height() / 2);
        brush.text(box.label(), FontWeight.BOLD, BoxSize.NAME, text, left, middle, room);
        if (detailed) {
            details(box, left);
        }
    }

    private void details(Box box, double left) {
        var muted = box.table().verdict() == Verdict.ROOT ? colors.of(Role.BOX) : colors.of(Role.MUTED);
        var middle = box.y() + 30;
        var right = box.x() + box.width() - BoxSize.PADDING;
        for (var badge : box.badges().reversed()) {
            brush.glyph(badge, muted, BoxSize.GLYPH, right - BoxSize.GLYPH / 2, middle);
            right -= BoxSize.GLYPH + 3;
        }
        var words = Verdicts.words(box.table().verdict());
        brush.text(words, FontWeight.NORMAL, BoxSize.DETAIL, muted, left, middle, right - left);
    }
}
