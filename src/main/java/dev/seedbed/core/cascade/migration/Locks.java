package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;

/// What statements lock, in words for comments.
final class Locks {

    private Locks() {}

    static String exclusive(TableName table) {
        return "Lock: ACCESS EXCLUSIVE on %s, for a moment.".formatted(table);
    }

    static String exclusive(ForeignKey key) {
        return "Lock: ACCESS EXCLUSIVE on %s, for a moment.".formatted(ends(key));
    }

    /// Both tables of the key, or its one.
    static String ends(ForeignKey key) {
        return key.selfReference() ? key.table().toString() : key.table() + " and " + key.target();
    }
}
