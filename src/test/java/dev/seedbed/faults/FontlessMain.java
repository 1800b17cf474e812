package dev.seedbed.faults;

import dev.seedbed.ui.fx.Theme;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;

/// A window's text, drawn where the system has no fonts: tells which font it got, and whether anything is to be seen.
final class FontlessMain {

    private FontlessMain() {}

    public static void main(String[] arguments) {
        var drawn = new CompletableFuture<String>();
        Platform.startup(() -> drawn.completeAsync(() -> draw("Seedbed"), Runnable::run));
        System.out.println(drawn.join());
        Runtime.getRuntime().halt(0);
    }

    private static String draw(String text) {
        var theme = new Theme();
        var label = new Label(text);
        var scene = new Scene(new Group(label), 200, 60);
        theme.dress(scene);
        var picture = scene.snapshot(null);
        var background = picture.getPixelReader().getColor(190, 50);
        for (var x = 0; x < 200; x++) {
            for (var y = 0; y < 60; y++) {
                Color color = picture.getPixelReader().getColor(x, y);
                if (!color.equals(background)) {
                    return label.getFont().getFamily() + ": " + text.length() + " letters are drawn";
                }
            }
        }
        return label.getFont().getFamily() + ": nothing is drawn";
    }
}
