package dev.seedbed.core.deliver;

/// Who will run the seed file.
public enum Loader {
    /// psql: rows as COPY blocks, the fastest way.
    PSQL,
    /// Any client that runs SQL: rows as INSERT statements of about a hundred rows.
    INSERT
}
