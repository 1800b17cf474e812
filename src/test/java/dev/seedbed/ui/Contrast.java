package dev.seedbed.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// How clearly letters and signs stand out from what is behind them, by WCAG 2: from 1 for not at all to 21.
record Contrast(String what, double ratio, double needed) {

    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;

    boolean isEnough() {
        return ratio >= needed;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f (needs %.1f) %s", ratio, needed, what);
    }

    /// For a text or a sign that is in view; what is disabled is exempt, as WCAG has it.
    static Optional<Contrast> of(Node node) {
        if (!(node instanceof Text text) || node.isDisabled() || text.getText().isBlank() || hidden(node)) {
            return Optional.empty();
        }
        if (!(text.getFill() instanceof Color letters)) {
            return Optional.empty();
        }
        var ground = ground(node);
        var seen = over(letters, ground, opacity(node));
        var needed = text instanceof FontIcon ? GRAPHICS : TEXT;
        return Optional.of(new Contrast(describe(text, letters, ground), ratio(seen, ground), needed));
    }

    private static String describe(Text text, Color letters, Color ground) {
        var styles = new ArrayList<String>();
        for (Node node = text; node != null && styles.size() < 4; node = node.getParent()) {
            styles.addFirst(String.join(".", node.getStyleClass()));
        }
        var words = text instanceof FontIcon icon ? String.valueOf(icon.getIconCode()) : text.getText();
        return words + " " + letters + " on " + ground + " in " + String.join(" > ", styles);
    }

    private static boolean hidden(Node node) {
        return node.getBoundsInParent().getWidth() < 1
                || node.getParent() instanceof Labeled labeled && labeled.getWidth() < 1;
    }

    private static double opacity(Node node) {
        var opacity = 1.0;
        for (var each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    /// All fills behind a node, laid over each other.
    private static Color ground(Node node) {
        var layers = new ArrayList<Color>();
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            layers.addAll(0, fills(each));
        }
        var ground = Color.WHITE;
        for (var layer : layers) {
            ground = over(layer, ground, 1);
        }
        return ground;
    }

    private static List<Color> fills(Node node) {
        if (!(node instanceof Region region) || region.getBackground() == null) {
            return List.of();
        }
        return region.getBackground().getFills().stream()
                .map(fill -> color(fill.getFill()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Color> color(Paint paint) {
        return switch (paint) {
            case Color color -> Optional.of(color);
            case LinearGradient gradient ->
                Optional.of(gradient.getStops().getFirst().getColor());
            default -> Optional.empty();
        };
    }

    private static Color over(Color top, Color ground, double opacity) {
        return ground.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity() * opacity);
    }

    static double ratio(Color one, Color other) {
        var bright = Math.max(luminance(one), luminance(other));
        var dim = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dim + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
