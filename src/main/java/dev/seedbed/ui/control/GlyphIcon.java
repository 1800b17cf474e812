package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.Glyph;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// A glyph of the graph as a node, for lists and labels beside it; drawn in the colour that `-verdict` names.
public final class GlyphIcon extends StackPane {

    private static final double SIZE = 16;

    private final SVGPath path = new SVGPath();

    public GlyphIcon() {
        getStyleClass().add("glyph");
        path.getStyleClass().add("glyph-path");
        path.setManaged(false);
        getChildren().add(path);
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
    }

    public GlyphIcon(Glyph glyph) {
        this();
        show(glyph);
    }

    public void show(Glyph glyph) {
        path.setContent(glyph.path());
    }
}
