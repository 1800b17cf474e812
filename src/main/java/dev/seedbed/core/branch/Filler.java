package dev.seedbed.core.branch;

import dev.seedbed.core.database.DatabaseUrl;

/// Fills the database that is about to be published.
@FunctionalInterface
public interface Filler {

    /// Loads the rows, verifies them, and writes the seal behind them, all in one transaction; makes room first
    /// where an earlier load of Seedbed's is, and refuses rows of anybody else's. Whatever it throws stops the
    /// publish, and the old base stays as it was. Closes its connections before it returns.
    void fill(DatabaseUrl stage, Seal seal);
}
