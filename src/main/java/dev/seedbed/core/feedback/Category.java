package dev.seedbed.core.feedback;

/// What kind of trouble a problem is; the command line turns it into its exit code.
public enum Category {
    /// The work was done, and it found something wrong with what it looked at.
    FINDING,
    /// The request itself is wrong: unknown table, broken file, bad option.
    USAGE,
    /// Seedbed will not do it: the target may hold rows that are not its own.
    REFUSED,
    /// A server, file or disk could not be reached, read or written.
    UNREACHABLE,
    /// No rows can satisfy the schema and the scenario together.
    UNSATISFIABLE
}
