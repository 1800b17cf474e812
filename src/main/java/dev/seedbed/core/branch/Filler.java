package dev.seedbed.core.branch;

import dev.seedbed.core.database.DatabaseUrl;

/// Fills the database that is about to be published.
@FunctionalInterface
public interface Filler {

    /// Loads the rows and verifies them. Whatever it throws stops the publish, and the old base stays as it was. Closes
    /// its connections before it returns.
    void fill(DatabaseUrl stage);
}
