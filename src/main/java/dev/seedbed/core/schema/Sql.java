package dev.seedbed.core.schema;

import java.util.Collection;
import java.util.stream.Collectors;

/// Quoting, in one place: names and strings from a schema never reach SQL by any other way.
public final class Sql {

    private Sql() {}

    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static String identifiers(Collection<String> names) {
        return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
    }

    /// A string constant that means the same whatever `standard_conforming_strings` says.
    public static String literal(String value) {
        var quoted = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + quoted + "'" : " E'" + quoted.replace("\\", "\\\\") + "'";
    }
}
