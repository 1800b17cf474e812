package dev.seedbed.core.database;

import java.util.Optional;
import java.util.regex.Pattern;

/// A statement without the clause that names a role, a tablespace, a collation or another thing that only the file's
/// own server has, and that no row depends on.
final class ClauseRepair {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern MISSING_COLLATION = Pattern.compile("collation \"(.+?)\" .*does not exist.*");
    private static final Pattern SCHEMA_OF_ROLE =
            Pattern.compile("(?is)CREATE\\s+SCHEMA\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?AUTHORIZATION\\s+(" + NAME + ")");
    private static final Pattern SCHEMA = Pattern.compile("(?is)CREATE\\s+SCHEMA\\b.*");
    private static final Pattern POLICY = Pattern.compile("(?is)(?:CREATE|ALTER)\\s+POLICY\\b.*");
    private static final Pattern BLOCK = Pattern.compile("(?is)DO\\b.*");
    private static final Pattern PRIVILEGES = Pattern.compile("(?i)\\b(?:(?:GRANT|REVOKE)\\b[^;']*"
            + "|EXECUTE\\s+(?:format\\s*\\(\\s*)?'\\s*(?:GRANT|REVOKE|ALTER\\s+DEFAULT)\\b[^;]*"
            + "|ALTER\\s+[\\w\\s.\"]+?\\s+OWNER\\s+TO\\s+" + NAME + "\\s*"
            + "|ALTER\\s+DEFAULT\\s+PRIVILEGES\\b[^;']*);");
    private static final Pattern ALL_TRIGGERS = Pattern.compile("(?i)(?<=TRIGGER)\\s+ALL\\b");
    private static final Pattern LEAKPROOF = Pattern.compile("(?i)\\bLEAKPROOF\\b");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\s+AUTHORIZATION\\s+" + NAME);
    private static final Pattern POLICY_ROLES = Pattern.compile("(?i)\\s+TO\\s+" + NAME + "(?:\\s*,\\s*" + NAME + ")*");
    private static final Pattern TABLESPACE = Pattern.compile("(?i)\\s+(?:USING\\s+INDEX\\s+)?TABLESPACE\\s+" + NAME);
    private static final Pattern ACCESS_METHOD = Pattern.compile("(?i)\\s+USING\\s+" + NAME + "(?=\\s*(?:WITH\\b|$))");
    private static final Pattern OBJECT_IDS =
            Pattern.compile("(?i)\\bWITH\\s+OIDS\\b|\\bWITH\\s*\\(\\s*OIDS\\s*(?:=\\s*TRUE\\s*)?\\)");

    private ClauseRepair() {}

    static Optional<String> of(String text, String message) {
        if (message.startsWith("role ")) {
            return withoutRoles(text);
        }
        if (message.startsWith("tablespace ")) {
            return without(text, TABLESPACE);
        }
        if (message.contains("is a system trigger")) {
            return Optional.of(ALL_TRIGGERS.matcher(text).replaceAll(" USER"));
        }
        if (message.contains("leakproof")) {
            return without(text, LEAKPROOF);
        }
        if (message.startsWith("access method ")) {
            return without(text, ACCESS_METHOD);
        }
        var collation = MISSING_COLLATION.matcher(message);
        if (collation.matches()) {
            var name = collation.group(1);
            var last = name.substring(name.lastIndexOf('.') + 1);
            return without(
                    text,
                    Pattern.compile("(?i)\\s+COLLATE\\s+(?:" + NAME + "\\s*\\.\\s*)?\"?(?:" + Pattern.quote(name) + "|"
                            + Pattern.quote(last) + ")\"?(?![\\w$])"));
        }
        return message.contains("OIDS") ? without(text, OBJECT_IDS) : Optional.empty();
    }

    private static Optional<String> withoutRoles(String text) {
        if (SCHEMA.matcher(text).matches()) {
            var ofRole = SCHEMA_OF_ROLE.matcher(text);
            return ofRole.lookingAt()
                    ? Optional.of(ofRole.replaceFirst("CREATE SCHEMA IF NOT EXISTS $1"))
                    : without(text, AUTHORIZATION);
        }
        if (BLOCK.matcher(text).matches()) {
            var privileges = PRIVILEGES.matcher(text);
            return privileges.find() ? Optional.of(privileges.replaceAll("NULL;")) : Optional.empty();
        }
        return POLICY.matcher(text).matches() ? without(text, POLICY_ROLES) : Optional.empty();
    }

    private static Optional<String> without(String text, Pattern clause) {
        var found = clause.matcher(text);
        return found.find() ? Optional.of(found.replaceAll("")) : Optional.empty();
    }
}
