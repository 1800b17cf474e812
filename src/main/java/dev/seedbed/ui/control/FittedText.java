package dev.seedbed.ui.control;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Shortens texts to the room there is, and remembers what came of it: measuring costs more than drawing.
final class FittedText {

    private static final int MOST = 8_000;

    private record Wish(String words, String font, double size, int room) {}

    private final Map<Wish, String> fitted = new HashMap<>();
    private final Text measure = new Text();

    /// The words without their middle letters when they are too long: the ends tell names apart.
    String fit(String words, Font font, double room) {
        if (fitted.size() > MOST) {
            fitted.clear();
        }
        return fitted.computeIfAbsent(
                new Wish(words, font.getName(), font.getSize(), (int) room), wish -> elide(words, font, wish.room()));
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
