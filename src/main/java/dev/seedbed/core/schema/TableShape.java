package dev.seedbed.core.schema;

import dev.seedbed.core.schema.Column.Filling;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a table asks of its rows, as text: columns, types, keys, checks. Equal for tables that ask the same, whatever
/// server they are on, in which order they were made, and what their constraints are called. Names are quoted, so that
/// no name reads like another part. Bounds of partitions are left out: a new month is nothing to decide.
public final class TableShape {

    private TableShape() {}

    public static String text(Table table) {
        return Stream.of(
                        Stream.of("table " + table.name().sql()),
                        table.columns().stream().map(TableShape::column).sorted(),
                        table.partitionKeys()
                                .and(table.uniqueKeys())
                                .map(TableShape::unique)
                                .sorted()
                                .distinct(),
                        Stream.concat(table.foreignKeys().stream(), table.partitionKeys().foreignKeys().stream())
                                .map(TableShape::reference)
                                .sorted()
                                .distinct(),
                        table.checks().stream().map(TableShape::check).sorted(),
                        table.exclusions().stream()
                                .map(exclusion -> "exclusion " + exclusion.definition())
                                .sorted(),
                        table.partitioning().stream()
                                .map(parts ->
                                        "partitions " + parts.strategy() + " " + Sql.identifiers(parts.columns())))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /// Type and NOT NULL of a column, as a person writes them.
    public static String use(Column column) {
        return column.type().sql() + (column.nullable() ? "" : " not null") + (column.written() ? "" : " generated");
    }

    /// A serial's default only names its sequence.
    private static String column(Column column) {
        var preset = column.filling() == Filling.PLAIN || column.filling() == Filling.GENERATED
                ? column.defaultExpression().orElse("")
                : "";
        return "column " + Sql.identifier(column.name()) + " " + type(column.type()) + " "
                + (column.nullable() ? "NULL" : "NOT NULL") + " " + column.filling() + " " + preset;
    }

    /// The type with what its name alone does not say.
    private static String type(ColumnType type) {
        return switch (type) {
            case ColumnType.Enumerated(var sql, var labels) ->
                sql + labels.stream().map(Sql::literal).collect(Collectors.joining(", ", "(", ")"));
            case ColumnType.Domain(var sql, var over, var notNull, var checks) ->
                sql + " over " + type(over) + (notNull ? " NOT NULL" : "")
                        + checks.stream().map(TableShape::check).sorted().toList();
            case ColumnType.Composite(var sql, var attributes) ->
                sql
                        + attributes.stream()
                                .map(attribute -> Sql.identifier(attribute.name()) + " " + type(attribute.type()))
                                .collect(Collectors.joining(", ", "(", ")"));
            case ColumnType.Array(var sql, var element) -> sql + " of " + type(element);
            case ColumnType.Range range -> range.sql() + " of " + type(range.subtype());
            default -> type.sql();
        };
    }

    private static String unique(UniqueKey key) {
        return (key.kind() == UniqueKey.Kind.PRIMARY ? "primary key " : "unique ")
                + Sql.identifiers(key.columns())
                + List.of(key.expressions(), key.predicate().stream().toList())
                + (key.nullsDistinct() ? "" : " NULLS NOT DISTINCT")
                + (key.deferrable() ? " DEFERRABLE" : "");
    }

    private static String reference(ForeignKey key) {
        return "foreign key " + Sql.identifiers(key.columns()) + " to "
                + key.target().sql() + " "
                + Sql.identifiers(key.targetColumns()) + " " + key.onDelete() + " "
                + Sql.identifiers(key.clearedColumns())
                + (key.matchFull() ? " MATCH FULL" : "")
                + (key.deferrable() ? " DEFERRABLE" : "")
                + (key.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
    }

    private static String check(Check check) {
        return "check " + check.expression();
    }

    /// All tables of a schema.
    public static String text(Schema schema) {
        return schema.tables().stream()
                .sorted(Comparator.comparing(Table::name))
                .map(TableShape::text)
                .collect(Collectors.joining("\n"));
    }
}
