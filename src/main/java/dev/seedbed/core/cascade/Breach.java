package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;

/// One way in which a schema does not keep the promise that one DELETE removes a tenant whole.
///
/// `key` is the foreign key at fault where it is known to be one. `what` is a sentence without its full stop.
public record Breach(TableName table, Optional<ForeignKey> key, String what, String reason, List<ForeignKey> path) {

    public Breach {
        path = List.copyOf(path);
    }

    /// A table whose verdict is at fault.
    static Breach of(TableVerdict verdict, String what) {
        return new Breach(verdict.table(), Optional.empty(), what, verdict.reason(), verdict.path());
    }

    /// A key of a table that is at fault by itself.
    static Breach of(TableVerdict verdict, KeyEffect effect, String what) {
        return new Breach(verdict.table(), Optional.of(effect.key()), what, effect.reason(), verdict.path());
    }
}
