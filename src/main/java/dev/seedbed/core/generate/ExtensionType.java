package dev.seedbed.core.generate;

import dev.seedbed.core.schema.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of a type that an extension brings, in lower case and without its schema, and what stands in parentheses
/// behind it: `geometry(Point,4326)`, also where a domain of that name stands for it.
record ExtensionType(String name, List<String> modifiers) {

    private static final Pattern NAME = Pattern.compile("(?:\"[^\"]*\"\\.|\\w+\\.)?\"?(\\w+)(?:\\(([^()]*)\\))?\"?.*");

    ExtensionType {
        modifiers = List.copyOf(modifiers);
    }

    static ExtensionType of(ColumnType type) {
        var matcher = NAME.matcher(type.sql().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return new ExtensionType("", List.of());
        }
        var modifiers = matcher.group(2);
        return new ExtensionType(
                matcher.group(1), modifiers == null ? List.of() : List.of(modifiers.split("\\s*,\\s*")));
    }

    /// The modifier with this number.
    String modifier(int number, String otherwise) {
        return modifiers.size() > number ? modifiers.get(number) : otherwise;
    }
}
