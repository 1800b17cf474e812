package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The verdict on one table: `path` leads from the root to it, and `reason` says why in one sentence.
///
/// `intended` is the note of whoever decided that the rows may stay.
public record TableVerdict(
        TableName table,
        Verdict verdict,
        List<ForeignKey> path,
        String reason,
        Set<Badge> badges,
        Optional<String> intended) {

    public TableVerdict {
        path = List.copyOf(path);
        badges = Set.copyOf(badges);
    }

    /// A verdict that nobody has looked at.
    public TableVerdict(TableName table, Verdict verdict, List<ForeignKey> path, String reason, Set<Badge> badges) {
        this(table, verdict, path, reason, badges, Optional.empty());
    }

    /// Whether somebody should look at it before trusting the one-line teardown.
    public boolean problem() {
        return verdict.problem() && intended.isEmpty();
    }

    /// The same with this note, or without one; a note on rows that do not stay is dropped.
    TableVerdict intended(Optional<String> note) {
        return new TableVerdict(table, verdict, path, reason, badges, note.filter(_ -> verdict.keepsRows()));
    }

    /// The same with the badge that an executed delete agreed.
    TableVerdict proven() {
        var more = EnumSet.of(Badge.PROVEN);
        more.addAll(badges);
        return new TableVerdict(table, verdict, path, reason, more, intended);
    }
}
