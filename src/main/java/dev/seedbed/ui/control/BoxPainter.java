package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.drawing.BoxSize;
import dev.seedbed.core.cascade.drawing.Glyph;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.Palette;
import dev.seedbed.ui.control.GraphColors.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.FontWeight;

/// Draws tables, with as much in each box as can be read at this size: verdict, remarks, name; verdict and name; or
/// the verdict's colour alone.
final class BoxPainter {

    private static final double DETAILS = 0.75;
    private static final double NAMES = 0.35;
    private static final double GLYPHS = 0.12;
    /// Smaller, only what is not simply deleted has its glyph.
    private static final double CHECKS = 0.2;
    private static final double BLOCK_GLYPH = 26;
    private static final double CORNER = 7;
    private static final double LINE = 1.4;
    private static final double HALO = 7;
    /// How far the box below a cluster's looks out.
    private static final double PILE = 5;
    private static final double SEAL = 20;

    private final GraphBrush brush;
    private final GraphicsContext canvas;
    private final GraphColors colors;

    BoxPainter(GraphBrush brush) {
        this.brush = brush;
        canvas = brush.canvas();
        colors = brush.colors();
    }

    void paint(GraphIndex graph, GraphFocus focus, Optional<Box> selected, Set<Box> found) {
        var visible = graph.boxes(brush.sight());
        selected.ifPresent(this::halo);
        found.forEach(this::ring);
        if (brush.camera().scale() < NAMES) {
            blocks(visible.stream().filter(focus::dims).toList(), focus.strength());
            blocks(visible.stream().filter(box -> !focus.dims(box)).toList(), 1);
        } else {
            visible.forEach(box -> paint(box, focus.dims(box) ? focus.strength() : 1));
        }
    }

    /// From afar a box is a block of its verdict's colour, and from not so far it has its glyph: one path a colour.
    private void blocks(List<Box> boxes, double strength) {
        canvas.setGlobalAlpha(strength);
        for (var palette : Palette.values()) {
            var alike = boxes.stream()
                    .filter(box -> Palette.of(box.table().verdict()) == palette)
                    .toList();
            canvas.setFill(colors.of(palette));
            canvas.beginPath();
            alike.forEach(this::block);
            canvas.fill();
        }
        if (brush.camera().scale() >= GLYPHS) {
            brush.beginGlyphs(colors.of(Role.BOX), BLOCK_GLYPH);
            boxes.stream()
                    .filter(box ->
                            brush.camera().scale() >= CHECKS || box.table().verdict() != Verdict.DELETED)
                    .forEach(box -> brush.trace(
                            Glyph.of(box.table().verdict()),
                            BLOCK_GLYPH,
                            box.x() + BoxSize.BAND / 2 + BoxSize.PADDING,
                            box.y() + box.height() / 2));
            canvas.stroke();
        }
        canvas.setGlobalAlpha(1);
    }

    /// Whole pixels, which are the quickest to fill. A cluster is as two blocks on each other.
    private void block(Box box) {
        var camera = brush.camera();
        var scale = camera.scale();
        var left = Math.rint(camera.x(box.x()));
        var top = Math.rint(camera.y(box.y()));
        canvas.rect(left, top, Math.rint(box.width() * scale), Math.max(1, Math.rint(box.height() * scale)));
        if (box.summary()) {
            var shift = Math.max(2, PILE * scale);
            canvas.rect(
                    camera.x(box.x()) + shift,
                    camera.y(box.y() + box.height()) + 1,
                    box.width() * scale,
                    Math.max(1, shift - 1));
        }
    }

    private void paint(Box box, double strength) {
        var verdict = colors.of(Palette.of(box.table().verdict()));
        canvas.setGlobalAlpha(strength);
        if (box.summary()) {
            var below = box.at(box.x() + PILE, box.y() + PILE);
            canvas.setFill(colors.of(Role.BOX));
            fill(below);
            canvas.setStroke(verdict);
            canvas.setLineWidth(LINE);
            stroke(below);
        }
        canvas.setGlobalAlpha(1);
        canvas.setFill(colors.of(Role.BOX));
        fill(box);
        canvas.setGlobalAlpha(strength);
        frame(box, verdict);
        label(box, verdict);
        canvas.setGlobalAlpha(1);
    }

    private void halo(Box box) {
        canvas.setStroke(colors.of(Role.ACCENT).deriveColor(0, 1, 1, 0.35));
        canvas.setLineWidth(HALO);
        stroke(box);
    }

    /// What a search found, in sight whatever the size.
    private void ring(Box box) {
        canvas.setStroke(colors.of(Role.FOUND));
        canvas.setLineWidth(HALO - 1);
        stroke(box);
    }

    private void frame(Box box, Color verdict) {
        canvas.setFill(verdict);
        switch (box.table().verdict()) {
            case ROOT -> fill(box);
            case DELETED, BLOCKS, DETACHED -> band(box);
            case LEFT_BEHIND, SHARED -> {}
        }
        canvas.setStroke(verdict);
        canvas.setLineWidth(box.table().verdict() == Verdict.BLOCKS ? 2.2 : LINE);
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
        } else if (box.table().badges().contains(Badge.PROVEN) && !box.summary()) {
            seal(box);
        }
    }

    /// From too far for remarks, what is proven still has its shield, on its corner.
    private void seal(Box box) {
        var right = box.x() + box.width() - SEAL / 4;
        canvas.setFill(colors.of(Role.SURFACE));
        brush.fillRectangle(right - SEAL / 2, box.y() - SEAL / 2, SEAL, SEAL, SEAL / 2);
        brush.glyph(Glyph.of(Badge.PROVEN), colors.of(Role.TEXT), SEAL - 4, right, box.y());
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
