package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.Palette;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableBooleanProperty;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The colours a graph is drawn with, taken from the style sheet: a canvas has no style classes of its own. There it is
/// also said whether the mouse wheel moves the picture (`-graph-wheel-pans`) instead of zooming it.
final class GraphColors {

    private static final StyleablePropertyFactory<GraphCanvas> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<Role, CssMetaData<GraphCanvas, Color>> ROLES = new EnumMap<>(Role.class);

    static {
        for (var role : Role.values()) {
            ROLES.put(
                    role,
                    FACTORY.createColorCssMetaData(
                            role.property(), graph -> graph.colors().styleable(role)));
        }
    }

    private static final CssMetaData<GraphCanvas, Boolean> WHEEL_PANS =
            FACTORY.createBooleanCssMetaData("-graph-wheel-pans", graph -> graph.colors().wheelPans, false);

    private final Map<Role, StyleableProperty<Color>> colors = new EnumMap<>(Role.class);
    private final StyleableProperty<Boolean> wheelPans;

    /// What a colour is for: the surface and what is written on it, then those of the palette.
    enum Role {
        SURFACE,
        BOX,
        LANE,
        TEXT,
        MUTED,
        ACCENT,
        FOUND,
        TENANT,
        GONE,
        UNLINKED,
        FAILING,
        CIRCULAR,
        STAYING;

        private String property() {
            return "-graph-" + name().toLowerCase(Locale.ROOT);
        }
    }

    GraphColors(GraphCanvas graph) {
        wheelPans = new SimpleStyleableBooleanProperty(WHEEL_PANS, graph, "wheelPans", false);
        for (var role : Role.values()) {
            var property =
                    new SimpleStyleableObjectProperty<>(ROLES.get(role), graph, role.property(), Color.TRANSPARENT);
            property.addListener((_, _, _) -> graph.requestLayout());
            colors.put(role, property);
        }
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return FACTORY.getCssMetaData();
    }

    boolean wheelPans() {
        return wheelPans.getValue();
    }

    Color of(Role role) {
        return styleable(role).getValue();
    }

    Color of(Palette palette) {
        return of(Role.valueOf(palette.name()));
    }

    private StyleableProperty<Color> styleable(Role role) {
        var color = colors.get(role);
        if (color == null) {
            throw new IllegalStateException(role.name());
        }
        return color;
    }
}
