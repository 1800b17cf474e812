package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.RowSink;

/// Takes the rows of one block: a few rows of a table that are written down together, apart from all others.
interface BlockSink extends RowSink {

    /// Ends what is open behind the last row.
    default void endBlock() {}
}
