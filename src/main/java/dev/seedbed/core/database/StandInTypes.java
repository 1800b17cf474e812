package dev.seedbed.core.database;

import dev.seedbed.core.schema.Sql;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Types of PostGIS and pgvector, where the server has neither: a domain over text with the type's own name and
/// modifiers holds their values, so that a table with such a column is no less filled.
///
/// What only the extension can do with them, indexes and functions, stays left out.
final class StandInTypes {

    /// Where the domains are; reading the schema gives their types their own names again.
    static final String SCHEMA = "_seedbed_types";

    private static final String NAMES = "geometry|geography|vector|halfvec|sparsevec";
    private static final Pattern MISSING = Pattern.compile(
            "type \"?(?:\\w+\\.)?(?:" + NAMES + ")\"?(?:\\[])? does not exist", Pattern.CASE_INSENSITIVE);

    /// The type as a column's or parameter's, or in a cast; a column of that name has a type behind it.
    private static final Pattern USE = Pattern.compile(
            "(?<=[\\w\"]\\s|::)(\\s*)(?!" + SCHEMA + ")(?:\"?\\w+\"?\\s*\\.\\s*)?\"?(" + NAMES
                    + ")\"?\\s*(\\([^()]*\\))?(?=\\s*(?:\\[|,|\\)|;|$|=|:|\\||NOT\\b|NULL\\b|DEFAULT\\b|PRIMARY\\b|UNIQUE\\b"
                    + "|CHECK\\b|REFERENCES\\b|GENERATED\\b|CONSTRAINT\\b|USING\\b|COLLATE\\b|AS\\b|LANGUAGE\\b|IMMUTABLE\\b"
                    + "|STABLE\\b|VOLATILE\\b|STRICT\\b|--|/\\*))",
            Pattern.CASE_INSENSITIVE);

    private StandInTypes() {}

    /// The statement with the stand-ins in place, and the domains that it needs.
    record Replacement(String text, Set<String> domains) {}

    static Optional<Replacement> in(String text, String message) {
        if (!MISSING.matcher(message).matches()) {
            return Optional.empty();
        }
        var domains = new LinkedHashSet<String>();
        var replaced = USE.matcher(text).replaceAll(use -> {
            var modifiers = use.group(3) == null ? "" : use.group(3).replaceAll("\\s", "");
            var name = use.group(2).toLowerCase(Locale.ROOT) + modifiers;
            domains.add(name);
            return use.group(1) + SCHEMA + "." + Sql.identifier(name);
        });
        return domains.isEmpty() ? Optional.empty() : Optional.of(new Replacement(replaced, domains));
    }

    static String schema() {
        return "CREATE SCHEMA IF NOT EXISTS " + SCHEMA;
    }

    static String domain(String name) {
        return "CREATE DOMAIN " + SCHEMA + "." + Sql.identifier(name) + " AS text";
    }
}
