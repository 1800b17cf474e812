package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.ui.control.Grid.Area;

/// Where the graph's plane lies on the screen: screen = world × scale + shift.
public record Camera(double shiftX, double shiftY, double scale) {

    public static final double NEAREST = 3;
    public static final double FARTHEST = 0.03;
    private static final double MARGIN = 28;
    private static final double READABLE = 0.8;

    /// The whole picture in the middle of the view, never larger than life.
    public static Camera fit(double width, double height, double viewWidth, double viewHeight) {
        var scale = Math.min((viewWidth - 2 * MARGIN) / width, (viewHeight - 2 * MARGIN) / height);
        var bounded = Math.clamp(scale, FARTHEST, 1);
        return new Camera((viewWidth - width * bounded) / 2, (viewHeight - height * bounded) / 2, bounded);
    }

    /// A part of the picture in the middle of the view, never larger than life.
    static Camera fit(Area part, double viewWidth, double viewHeight) {
        var whole = fit(part.right() - part.left(), part.bottom() - part.top(), viewWidth, viewHeight);
        return whole.pan(-part.left() * whole.scale(), -part.top() * whole.scale());
    }

    /// One box at the left, half way up, near enough to read.
    public static Camera lookingRightFrom(Box box, double viewHeight) {
        var middle = box.y() + box.height() / 2;
        return new Camera(MARGIN - box.x() * READABLE, viewHeight / 2 - middle * READABLE, READABLE);
    }

    public Camera pan(double x, double y) {
        return new Camera(shiftX + x, shiftY + y, scale);
    }

    /// Scales by `factor` so that what lies under the pointer stays there.
    public Camera zoom(double factor, double pointerX, double pointerY) {
        var next = Math.clamp(scale * factor, FARTHEST, NEAREST);
        var ratio = next / scale;
        return new Camera(pointerX - (pointerX - shiftX) * ratio, pointerY - (pointerY - shiftY) * ratio, next);
    }

    /// Moved as little as needed for the box to be inside the view.
    public Camera reveal(Box box, double viewWidth, double viewHeight) {
        return pan(
                correction(x(box.x()), x(box.x() + box.width()), viewWidth),
                correction(y(box.y()), y(box.y() + box.height()), viewHeight));
    }

    private static double correction(double from, double to, double size) {
        if (from < MARGIN) {
            return MARGIN - from;
        }
        return to > size - MARGIN ? size - MARGIN - to : 0;
    }

    /// A step of the way to another camera; 1 arrives.
    public Camera towards(Camera other, double share) {
        return new Camera(
                shiftX + (other.shiftX - shiftX) * share,
                shiftY + (other.shiftY - shiftY) * share,
                scale + (other.scale - scale) * share);
    }

    public double x(double world) {
        return world * scale + shiftX;
    }

    public double y(double world) {
        return world * scale + shiftY;
    }

    public Point world(double x, double y) {
        return new Point((x - shiftX) / scale, (y - shiftY) / scale);
    }
}
