package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import java.util.LinkedHashSet;
import java.util.List;

/// What every load pins, so that a server's or a user's own settings never change what the rows mean.
public final class SessionSettings {

    /// What decides how a value is read, but for the search path, which depends on the tables.
    private static final String MEANING = """
            SET LOCAL client_encoding = 'UTF8';
            SET LOCAL standard_conforming_strings = on;
            SET LOCAL DateStyle = 'ISO, YMD';
            SET LOCAL IntervalStyle = 'postgres';
            SET LOCAL TimeZone = 'UTC';
            SET LOCAL row_security = off;
            SET LOCAL xmloption = 'content';
            SET LOCAL lc_monetary = 'C';
            SET LOCAL client_min_messages = 'warning';
            """;

    /// The same for a load, which takes as long as it takes.
    static final String FIXED = MEANING + """
            SET LOCAL statement_timeout = 0;
            SET LOCAL lock_timeout = 0;
            """;

    /// Before anything else in a load's transaction: behind a lock that was waited for, it sees what was committed
    /// meanwhile.
    static final String FRESH = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\n";

    private SessionSettings() {}

    static String sql(Plan plan) {
        return FIXED + path(plan.draft().schema());
    }

    /// For a transaction that keeps the time-outs of its own.
    static String meaning(Schema schema) {
        return MEANING + path(schema);
    }

    /// What the tables add to it.
    static String path(Schema schema) {
        return "SET LOCAL search_path = " + searchPath(schema) + ";\n";
    }

    /// That of all tables: checks, defaults and triggers call functions by bare names.
    public static String searchPath(Schema schema) {
        var schemas = new LinkedHashSet<>(List.of("public"));
        schema.tables().forEach(table -> schemas.add(table.name().schema()));
        return Sql.identifiers(schemas);
    }
}
