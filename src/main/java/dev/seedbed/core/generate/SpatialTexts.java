package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.TextPart;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shapes of PostGIS as well-known text, of the kind and in the reference system that the type asks for, somewhere in
/// the open South Pacific; and vectors of the length that the type asks for.
final class SpatialTexts {

    /// Around the point farthest from any land.
    private static final String LONGITUDE = "-123.";

    private static final String LATITUDE = "-48.9";

    private SpatialTexts() {}

    static ValueSource shape(ExtensionType type, TextPart number) {
        var kind = type.modifier(0, "point").toUpperCase(Locale.ROOT);
        var system = type.modifier(
                1, type.name().equals("geography") || type.modifiers().isEmpty() ? "4326" : "0");
        var plain = kind.replaceAll("(ZM|Z|M)$", "");
        var extra = " 0".repeat(kind.length() - plain.length());
        var dimensions = kind.substring(plain.length());
        var name = plain.equals("GEOMETRY") ? "POINT" : plain;
        var parts = Stream.<TextPart>builder()
                .add(TextPart.fixed((system.equals("0") ? "" : "SRID=" + system + ";") + name + " " + dimensions));
        for (var piece : coordinates(name, extra).split("#", -1)) {
            parts.add(TextPart.fixed(piece)).add(number);
        }
        var all = parts.build().toList();
        return Composition.of(all.subList(0, all.size() - 1).toArray(TextPart[]::new));
    }

    /// `#` stands where the row's number goes.
    private static String coordinates(String name, String extra) {
        var first = LONGITUDE + "# " + LATITUDE + extra;
        var line = Stream.of(first, LONGITUDE + "5 -48.5" + extra, LONGITUDE + "1 -48.5" + extra)
                .collect(Collectors.joining(", "));
        return switch (name) {
            case "LINESTRING" -> "(" + line + ")";
            case "POLYGON" -> "((" + line + ", " + first + "))";
            case "MULTIPOINT" -> "(" + first + ")";
            case "MULTILINESTRING" -> "((" + line + "))";
            case "MULTIPOLYGON" -> "(((" + line + ", " + first + ")))";
            case "GEOMETRYCOLLECTION" -> "(POINT (" + first + "))";
            default -> "(" + first + ")";
        };
    }

    static ValueSource vector(ExtensionType type, TextPart number) {
        var length = Integer.parseInt(type.modifier(0, "3"));
        return type.name().equals("sparsevec")
                ? Composition.of(TextPart.fixed("{1:0."), number, TextPart.fixed("}/" + length))
                : Composition.of(TextPart.fixed("[0."), number, TextPart.fixed(",0.5".repeat(length - 1) + "]"));
    }
}
