package dev.seedbed.ui.fx;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.cascade.drawing.Palette;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The palette of the graph as a style sheet: `-palette-gone` and so on, for the light and for the dark scheme.
final class PaletteSheet {

    private PaletteSheet() {}

    static String location() {
        return Styles.toDataURI(".root {" + colors(Palette::light) + "} .root:dark {" + colors(Palette::dark) + "}");
    }

    private static String colors(Function<Palette, String> shade) {
        return Arrays.stream(Palette.values())
                .map(color -> "-palette-%s: %s;".formatted(color.name().toLowerCase(Locale.ROOT), shade.apply(color)))
                .collect(Collectors.joining());
    }
}
