package dev.seedbed.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Controls in a row that goes on in a next one before any of their words is cut short. What may be cut short has the
/// style class `elidable`.
public final class Bar extends HBox {

    public static final String ELIDABLE = "elidable";

    private static final double BETWEEN = 6;
    /// What is left of a field to type in, unless it asks for more.
    private static final double FIELD = 150;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        var widest = shown().stream().mapToDouble(Bar::needed).max().orElse(0);
        return snappedLeftInset() + widest + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        var rows = rows(width);
        var room = room(width);
        var heights = rows.stream().mapToDouble(row -> height(row, room)).sum();
        var gaps = rows.size() > 1 ? (rows.size() + 1) * BETWEEN : 0;
        return snappedTopInset() + heights + gaps + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        var rows = rows(getWidth());
        var between = rows.size() > 1 ? BETWEEN : 0;
        var spare = getHeight() - prefHeight(getWidth());
        var top = snappedTopInset() + between;
        for (var row : rows) {
            var height = rows.size() == 1 ? rest() : height(row, room(getWidth())) + Math.max(0, spare) / rows.size();
            lay(row, top, height);
            top += height + between;
        }
    }

    private double room(double width) {
        return width < 0 ? Double.MAX_VALUE : width - snappedLeftInset() - snappedRightInset();
    }

    private double rest() {
        return getHeight() - snappedTopInset() - snappedBottomInset();
    }

    private void lay(List<Node> row, double top, double height) {
        var widths = row.stream().mapToDouble(child -> child.prefWidth(-1)).toArray();
        var room = room(getWidth()) - getSpacing() * (row.size() - 1);
        var free = room;
        for (var width : widths) {
            free -= width;
        }
        share(row, widths, free);
        var left = snappedLeftInset();
        for (var index = 0; index < row.size(); index++) {
            var child = row.get(index);
            var width = Math.min(snapSizeX(widths[index]), room);
            var own = child.maxHeight(-1) < Double.MAX_VALUE ? Math.min(height, child.prefHeight(width)) : height;
            child.resizeRelocate(snapPositionX(left), snapPositionY(top + (height - own) / 2), width, snapSizeY(own));
            left += width + getSpacing();
        }
    }

    /// Room that is left over goes to those that grow, in equal parts; room that is lacking comes from those that may
    /// be cut short, from each as much as it has to give.
    private static void share(List<Node> row, double[] widths, double free) {
        var shares = new double[widths.length];
        var all = 0.0;
        for (var index = 0; index < widths.length; index++) {
            var child = row.get(index);
            if (free < 0) {
                shares[index] = elastic(child) ? widths[index] - least(child) : 0;
            } else {
                shares[index] = getHgrow(child) == Priority.ALWAYS ? 1 : 0;
            }
            all += shares[index];
        }
        for (var index = 0; index < widths.length && all > 0; index++) {
            var wanted = widths[index] + free * shares[index] / all;
            var most = row.get(index).maxWidth(-1);
            widths[index] = shares[index] > 0 && free > 0 ? Math.min(wanted, Math.max(most, widths[index])) : wanted;
        }
    }

    private List<List<Node>> rows(double width) {
        var rows = new ArrayList<List<Node>>();
        var room = room(width);
        var taken = 0.0;
        for (var child : shown()) {
            var needed = needed(child);
            if (rows.isEmpty() || taken + getSpacing() + needed > room + 0.5) {
                rows.add(new ArrayList<>());
                taken = -getSpacing();
            }
            rows.getLast().add(child);
            taken += getSpacing() + needed;
        }
        return rows;
    }

    private List<Node> shown() {
        return getChildren().stream().filter(Node::isManaged).toList();
    }

    private static double needed(Node child) {
        return elastic(child) ? least(child) : child.prefWidth(-1);
    }

    private static double height(List<Node> row, double room) {
        return row.stream()
                .mapToDouble(child -> child.prefHeight(Math.min(child.prefWidth(-1), room)))
                .max()
                .orElse(0);
    }

    private static double least(Node child) {
        if (child instanceof TextField field) {
            return field.getMinWidth() > 0 ? field.getMinWidth() : Math.min(FIELD, field.prefWidth(-1));
        }
        return child.minWidth(-1);
    }

    private static boolean elastic(Node child) {
        return child instanceof TextField || child.getStyleClass().contains(ELIDABLE);
    }
}
