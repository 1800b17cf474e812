package dev.seedbed.core.deliver;

import java.util.Locale;

/// Who will run the seed file.
public enum Loader {
    /// psql: rows as COPY blocks, the fastest way.
    PSQL,
    /// The Supabase command line: INSERT statements, none above 256 KB, and no COPY.
    SUPABASE,
    /// Any client that runs SQL: rows as INSERT statements of about a hundred rows.
    INSERT;

    /// As one writes it on the command line.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
