package dev.seedbed.core.schema;

import java.util.List;
import java.util.Optional;

/// A foreign key from `table` to `target`; the two column lists go pairwise.
///
/// `clearedColumns` are the columns that SET NULL or SET DEFAULT touches (all of them unless the key names some).
/// `deleteTrigger` is the name of the trigger on `target` that enforces the delete action: the server fires them in
/// the order of these names.
public record ForeignKey(
        String name,
        TableName table,
        List<String> columns,
        TableName target,
        List<String> targetColumns,
        DeleteAction onDelete,
        List<String> clearedColumns,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean matchFull,
        boolean validated,
        String deleteTrigger,
        String definition,
        Optional<String> comment) {

    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        clearedColumns = List.copyOf(clearedColumns);
    }

    /// The statement that makes the key.
    public String statement() {
        return "ALTER TABLE %s ADD CONSTRAINT %s %s;".formatted(table.sql(), Sql.identifier(name), definition);
    }

    /// The statement that says of the key what somebody wrote about it. Tools read their settings there.
    public Optional<String> commentStatement() {
        return comment.map(text -> "COMMENT ON CONSTRAINT %s ON %s IS %s"
                .formatted(Sql.identifier(name), table.sql(), Sql.literal(text).strip()));
    }

    public boolean selfReference() {
        return table.equals(target);
    }
}
