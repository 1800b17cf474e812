package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.TextPart;
import dev.seedbed.core.schema.ColumnType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Sources for types by their name alone: rare ones of the server, and those of common extensions.
final class ExtensionSources {

    private static final Pattern NAME = Pattern.compile("(?:\"[^\"]*\"\\.|\\w+\\.)?(\\w+)(?:\\((\\d+)\\))?.*");

    private static final Set<String> KNOWN = Set.of(
            "oid",
            "xid",
            "xid8",
            "cid",
            "pg_lsn",
            "jsonpath",
            "hstore",
            "ltree",
            "cube",
            "vector",
            "halfvec",
            "geometry",
            "geography");

    private ExtensionSources() {}

    /// A value that the type takes; NULL where none is known.
    static ValueSource of(Cell cell) {
        var number =
                cell.unique().map(index -> TextPart.index(index, 1)).orElse(TextPart.number(cell.key(), 1, 999_999, 1));
        return switch (name(cell.type())) {
            case "oid", "xid", "xid8", "cid" -> Composition.of(number);
            case "pg_lsn" -> Composition.of(TextPart.fixed("0/"), number);
            case "jsonpath" -> new Constant("$.note");
            case "hstore" -> Composition.of(TextPart.fixed("note=>"), number);
            case "ltree" -> Composition.of(TextPart.fixed("top.node"), number);
            case "cube" -> Composition.of(TextPart.fixed("(1,"), number, TextPart.fixed(")"));
            case "vector", "halfvec" -> new Constant("[" + "1,".repeat(dimensions(cell) - 1) + "1]");
            case "geometry", "geography" ->
                Composition.of(TextPart.fixed("SRID=4326;POINT(-123."), number, TextPart.fixed(" -48.9)"));
            default -> new Nothing();
        };
    }

    static boolean known(ColumnType type) {
        return KNOWN.contains(name(type));
    }

    private static String name(ColumnType type) {
        var matcher = NAME.matcher(type.sql().toLowerCase(Locale.ROOT));
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static int dimensions(Cell cell) {
        var matcher = NAME.matcher(cell.type().sql().toLowerCase(Locale.ROOT));
        return matcher.matches() && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : 3;
    }
}
