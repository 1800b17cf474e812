package dev.seedbed.core.cascade.drawing;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The style sheet of the SVG. A coloured thing carries the class of its palette colour and paints in `currentColor`,
/// so that a dark surface only has to change the colours of those classes.
final class Style {

    private static final String RULES = """
            text { font-family: Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-size: 10.5px; fill: #1F2328 }
            .page, .box, .gap { fill: #FFFFFF }
            .title { font-size: 20px; font-weight: 600 }
            .name { font-size: 13px; font-weight: 600 }
            .note { font-size: 13px }
            .note, .detail { fill: #57606A }
            .heading { font-size: 12px; font-weight: 600; fill: #57606A }
            .lane { fill: #F6F8FA; stroke: #D0D7DE }
            .rule { stroke: #D0D7DE }
            .badge { stroke: #57606A; stroke-width: 1.5; fill: none }
            .sign { stroke: currentColor; stroke-width: 2.1; fill: none }
            .badge, .sign, .edge { stroke-linecap: round; stroke-linejoin: round }
            .box, .edge { stroke: currentColor; stroke-width: 1.5 }
            .edge { fill: none }
            .band, .head { fill: currentColor }
            .on { stroke: #FFFFFF }
            text.on { fill: #FFFFFF; stroke: none }
            .gap { fill: none; stroke: #FFFFFF }
            """;
    private static final String DARK_RULES = """
            text { fill: #E6EDF3 }
            .page, .box { fill: #0D1117 }
            .note, .detail, .heading { fill: #9198A1 }
            .lane { fill: #151B23; stroke: #3D444D }
            .rule { stroke: #3D444D }
            .badge { stroke: #9198A1 }
            .on { stroke: #0D1117 }
            text.on { fill: #0D1117 }
            .gap { stroke: #0D1117 }
            """;

    private Style() {}

    static String sheet() {
        return "<style>\n" + RULES + colours(Palette::light) + "@media (prefers-color-scheme: dark) {\n" + DARK_RULES
                + colours(Palette::dark) + "}\n</style>\n";
    }

    /// The class of everything painted in this colour.
    static String name(Palette colour) {
        return colour.name().toLowerCase(Locale.ROOT);
    }

    private static String colours(Function<Palette, String> shade) {
        return Arrays.stream(Palette.values())
                .map(colour -> ".%s { color: %s }\n".formatted(name(colour), shade.apply(colour)))
                .collect(Collectors.joining());
    }
}
