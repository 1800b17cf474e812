package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Set;

/// The verdict on one table: `path` leads from the root to it, and `reason` says why in one sentence.
public record TableVerdict(TableName table, Verdict verdict, List<ForeignKey> path, String reason, Set<Badge> badges) {

    public TableVerdict {
        path = List.copyOf(path);
        badges = Set.copyOf(badges);
    }
}
