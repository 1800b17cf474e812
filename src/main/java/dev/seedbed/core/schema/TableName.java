package dev.seedbed.core.schema;

import java.util.Comparator;

/// A table's full name as the catalogue holds it: unquoted, case kept.
public record TableName(String schema, String name) implements Comparable<TableName> {

    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);

    /// The name as SQL: both parts always quoted, so that any name is safe.
    public String sql() {
        return Sql.identifier(schema) + "." + Sql.identifier(name);
    }

    /// The name as a sentence or a picture says it: without the schema when that is `public`.
    public String label() {
        return schema.equals("public") ? name : toString();
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /// `schema.name`, for people and reports; not SQL.
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
