package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Index;
import dev.seedbed.core.schema.UniqueKey;
import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/// Which indexes do the tables have, and which of those keep rows unique?
record KeyQuery(Catalogue catalogue) {

    /// An index, and the unique key that it enforces; of the table, or of some partition of it alone.
    record Indexed(Index index, Optional<UniqueKey> uniqueKey, boolean onPartition) {}

    ByTable<Indexed> keys(Collection<Long> tables) throws SQLException {
        return catalogue.askByTable(
                "keys.sql",
                tables,
                row -> new Indexed(
                        index(row),
                        row.flag("is_unique") ? Optional.of(uniqueKey(row)) : Optional.empty(),
                        row.flag("is_on_partition")));
    }

    private static Index index(Row row) throws SQLException {
        return new Index(
                row.text("index_name"),
                row.texts("column_names").subList(0, row.number("plain_prefix")),
                row.flag("is_unique"),
                row.optional("predicate").isPresent(),
                row.flag("is_valid"),
                row.text("method"),
                row.text("constraint_name"),
                row.flag("is_plain"),
                row.text("index_definition"));
    }

    private static UniqueKey uniqueKey(Row row) throws SQLException {
        var constraint = !row.text("constraint_name").isEmpty();
        return new UniqueKey(
                row.text("index_name"),
                kind(row.flag("is_primary"), constraint),
                row.texts("column_names"),
                row.texts("expressions"),
                row.texts("expression_columns"),
                row.optional("predicate"),
                row.flag("nulls_distinct"),
                row.flag("is_deferrable"),
                row.text(constraint ? "constraint_definition" : "index_definition"));
    }

    private static UniqueKey.Kind kind(boolean primary, boolean constraint) {
        if (primary) {
            return UniqueKey.Kind.PRIMARY;
        }
        return constraint ? UniqueKey.Kind.CONSTRAINT : UniqueKey.Kind.INDEX;
    }
}
