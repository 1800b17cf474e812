package dev.seedbed.ui.control;

import dev.seedbed.core.schema.ColumnType;
import java.util.List;
import java.util.regex.Pattern;

/// A type by the shorter of its names that PostgreSQL knows: `timestamptz` for `timestamp with time zone`.
public final class TypeText {

    private record Alias(Pattern spelled, String shorter) {

        Alias(String spelled, String shorter) {
            this(Pattern.compile("^" + spelled), shorter);
        }
    }

    private static final List<Alias> ALIASES = List.of(
            new Alias("character varying", "varchar"),
            new Alias("character\\(", "char("),
            new Alias("bit varying", "varbit"),
            new Alias("double precision", "float8"),
            new Alias("(time(?:stamp)?)((?:\\(\\d\\))?) without time zone", "$1$2"),
            new Alias("(time(?:stamp)?)((?:\\(\\d\\))?) with time zone", "$1tz$2"));

    private TypeText() {}

    public static String of(ColumnType type) {
        var text = type.sql();
        for (var alias : ALIASES) {
            text = alias.spelled.matcher(text).replaceFirst(alias.shorter);
        }
        return text;
    }
}
