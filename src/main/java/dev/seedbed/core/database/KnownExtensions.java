package dev.seedbed.core.database;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which of the extensions that every server brings along has a type, function or operator class: files whose tool
/// creates those beforehand only use them.
final class KnownExtensions {

    private static final Pattern MISSING = Pattern.compile(
            "(?:type|function|operator class) \"?(.+?)\"?(?:\\[])?(?:\\(.*\\))? (?:for .* )?does not exist.*");
    private static final Pattern NO_OPERATOR_CLASS = Pattern.compile(
            "data type \\S+(?: \\S+)* has no default operator class for access method \"(gist|gin)\".*");
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("citext", "citext"),
            Map.entry("hstore", "hstore"),
            Map.entry("ltree", "ltree"),
            Map.entry("lquery", "ltree"),
            Map.entry("cube", "cube"),
            Map.entry("isbn", "isn"),
            Map.entry("isbn13", "isn"),
            Map.entry("issn", "isn"),
            Map.entry("ean13", "isn"),
            Map.entry("seg", "seg"),
            Map.entry("uuid_generate_v1", "uuid-ossp"),
            Map.entry("uuid_generate_v1mc", "uuid-ossp"),
            Map.entry("uuid_generate_v4", "uuid-ossp"),
            Map.entry("uuid_generate_v5", "uuid-ossp"),
            Map.entry("uuid_nil", "uuid-ossp"),
            Map.entry("gen_random_bytes", "pgcrypto"),
            Map.entry("gen_salt", "pgcrypto"),
            Map.entry("crypt", "pgcrypto"),
            Map.entry("digest", "pgcrypto"),
            Map.entry("hmac", "pgcrypto"),
            Map.entry("unaccent", "unaccent"),
            Map.entry("similarity", "pg_trgm"),
            Map.entry("gin_trgm_ops", "pg_trgm"),
            Map.entry("gist_trgm_ops", "pg_trgm"),
            Map.entry("gin__int_ops", "intarray"),
            Map.entry("gist__int_ops", "intarray"),
            Map.entry("ll_to_earth", "earthdistance"),
            Map.entry("crosstab", "tablefunc"));

    private KnownExtensions() {}

    /// The statement that brings what the message says is missing.
    static Optional<String> creating(String message) {
        var operators = NO_OPERATOR_CLASS.matcher(message);
        if (operators.matches()) {
            return Optional.of("CREATE EXTENSION IF NOT EXISTS btree_" + operators.group(1));
        }
        var missing = MISSING.matcher(message);
        if (!missing.matches()) {
            return Optional.empty();
        }
        var names = missing.group(1).replace("\"", "");
        var dot = names.indexOf('.');
        return Optional.ofNullable(EXTENSIONS.get(names.substring(dot + 1)))
                .map(extension -> "CREATE EXTENSION IF NOT EXISTS \"" + extension + "\""
                        + (dot < 0 ? "" : " SCHEMA \"" + names.substring(0, dot) + "\"") + " CASCADE");
    }
}
