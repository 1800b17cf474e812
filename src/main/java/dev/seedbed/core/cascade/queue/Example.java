package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.ForeignKey;
import java.util.List;

/// Rows of one tenant, as few as show what a key can do, the tenant's own row first.
///
/// `setAside` are keys that would make the delete fail before this one matters: the example holds once they are mended.
public record Example(List<KeyRow> rows, List<ForeignKey> setAside, DeleteOutcome outcome) {

    public Example {
        rows = List.copyOf(rows);
        setAside = List.copyOf(setAside);
    }
}
