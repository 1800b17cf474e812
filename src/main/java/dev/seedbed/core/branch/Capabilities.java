package dev.seedbed.core.branch;

import java.util.List;

/// What a provider's branches are, told honestly before anybody waits or pays for one.
///
/// `createTime` and `cost` are sentences for a person; `notes` say what else differs from an instant copy.
public record Capabilities(
        Copying copying,
        Publishing publishing,
        boolean resetsInPlace,
        boolean guards,
        boolean rollsBack,
        Ends ends,
        String createTime,
        String cost,
        List<String> notes) {

    /// How the rows of the base come into a branch.
    public enum Copying {
        /// Blocks are shared until one side writes: instant at any size, and free of space.
        SHARED_BLOCKS,
        /// The server copies its files: seconds a gigabyte, and the same space again.
        FULL_COPY,
        /// A backup is restored into an instance of its own: minutes.
        RESTORE,
        /// Rows are sent over the wire.
        LOAD
    }

    /// How a new generation takes the place of the old one.
    public enum Publishing {
        /// Two renames in one transaction: nobody ever sees a gap.
        SWAP,
        /// Two renames, one after the other: for a moment there is no base, and readers try again.
        RENAME,
        /// A snapshot becomes the branch's newest.
        SNAPSHOT,
        /// A finished backup becomes what branches are restored from.
        BACKUP,
        /// The rows are replaced in one transaction, in place.
        TRANSACTION
    }

    /// What becomes of the end that a branch is given.
    public enum Ends {
        /// It is kept, and can be changed as long as the branch is there.
        CHANGEABLE,
        /// It is kept from the branch's making on, and stays as it is.
        FIXED,
        /// None is kept: a sweep goes by age.
        NONE
    }

    public Capabilities {
        notes = List.copyOf(notes);
    }

    /// Whether a branch is instant at any size.
    public boolean copyOnWrite() {
        return copying == Copying.SHARED_BLOCKS;
    }
}
