package dev.seedbed.core.database;

import java.util.regex.Pattern;

/// What a statement of a schema file is to Seedbed.
enum StatementKind {
    /// It makes the schema what it is.
    SCHEMA,
    /// It can't matter to rows: owners and privileges, the file's own rows, how transactions are cut, other databases.
    PASSED_OVER,
    /// It concerns the server, which other schemas share.
    SERVER_WIDE,
    /// It ends a transaction, and with it what was set for that one.
    TRANSACTION_END,
    /// It sets something for one transaction.
    LOCAL_SETTING,
    /// It sets something for the session: harmless if the server does not know it.
    SETTING;

    private static final Pattern SERVER = Pattern.compile("(?is)(?:"
            + "(?:CREATE|ALTER|DROP)\\s+(?:ROLE|USER(?!\\s+MAPPING)|GROUP|DATABASE|SYSTEM|TABLESPACE|EVENT\\s+TRIGGER)\\b"
            + "|SELECT\\b.*\\bpg_(?:terminate|cancel)_backend\\b|(?:REASSIGN|DROP)\\s+OWNED\\b|CHECKPOINT\\b|LOAD\\b"
            + "|(?:CREATE|ALTER|DROP)\\s+SUBSCRIPTION\\b).*");
    private static final Pattern IRRELEVANT = Pattern.compile("(?is)(?:"
            + "(?:GRANT|REVOKE|INSERT|UPDATE|DELETE|MERGE|TRUNCATE|BEGIN|SAVEPOINT|RELEASE|ANALYZE|VACUUM|LOCK|SHOW|LISTEN"
            + "|NOTIFY|EXPLAIN|REINDEX|CLUSTER)\\b"
            + "|WITH\\b.*\\b(?:INSERT\\s+INTO|UPDATE|DELETE\\s+FROM)\\b|START\\s+TRANSACTION\\b|ALTER\\s+DEFAULT\\s+PRIVILEGES\\b|SECURITY\\s+LABEL\\b"
            + "|(?:CREATE|ALTER|DROP)\\s+PUBLICATION\\b|COMMENT\\s+ON\\s+(?:DATABASE|ROLE|TABLESPACE)\\b"
            + "|(?:SET|RESET)\\s+(?:LOCAL\\s+|SESSION\\s+)?(?:SESSION\\s+AUTHORIZATION|ROLE)\\b|SET\\s+(?:TRANSACTION|CONSTRAINTS)\\b"
            + "|SET\\s+SESSION\\s+CHARACTERISTICS\\b|SET\\s+(?:SESSION\\s+)?client_encoding\\b"
            + "|SELECT\\s+(?:pg_catalog\\s*\\.\\s*)?setval\\s*\\("
            + "|CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:TRUSTED\\s+)?(?:PROCEDURAL\\s+)?LANGUAGE\\s+\"?plpgsql\\b"
            + "|ALTER\\s+(?:TABLE\\s[^,]*|(?!TABLE\\s).*)\\sOWNER\\s+TO\\s+\\S+\\s*$).*");
    private static final Pattern END = Pattern.compile("(?is)(?:COMMIT|ROLLBACK|END|ABORT)\\b.*");
    private static final Pattern LOCAL = Pattern.compile("(?is)SET\\s+LOCAL\\b.*");
    private static final Pattern SET = Pattern.compile("(?is)(?:SET|RESET)\\b.*");

    static StatementKind of(String statement) {
        if (SERVER.matcher(statement).matches()) {
            return SERVER_WIDE;
        }
        if (IRRELEVANT.matcher(statement).matches()) {
            return PASSED_OVER;
        }
        if (END.matcher(statement).matches()) {
            return TRANSACTION_END;
        }
        if (LOCAL.matcher(statement).matches()) {
            return LOCAL_SETTING;
        }
        return SET.matcher(statement).matches() ? SETTING : SCHEMA;
    }
}
