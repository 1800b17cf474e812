package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/// Which columns do the tables have, and who fills them?
record ColumnQuery(Catalogue catalogue, Types types) {

    ByTable<Column> columns(Collection<Long> tables) throws SQLException {
        return catalogue.askByTable("columns.sql", tables, this::column);
    }

    private Column column(Row row) throws SQLException {
        var type = types.resolve(
                new TypeUse(row.id("type_id"), row.number("modifier"), row.text("type_sql"), row.flag("is_folded")));
        var preset = row.optional("default_expression");
        var sequence = row.optional("sequence_sql");
        var filling = filling(row, type, preset, sequence);
        return new Column(
                row.text("column_name"),
                type,
                !row.flag("is_required") && !Types.requiresValue(type),
                filling,
                preset,
                filling == Filling.PLAIN ? Optional.empty() : sequence,
                row.optional("comment"));
    }

    private static Filling filling(Row row, ColumnType type, Optional<String> preset, Optional<String> sequence)
            throws SQLException {
        return switch (row.text("identity_kind")) {
            case "a" -> Filling.IDENTITY_ALWAYS;
            case "d" -> Filling.IDENTITY_BY_DEFAULT;
            default -> {
                if (row.flag("is_generated")) {
                    yield Filling.GENERATED;
                }
                var numbered = sequence.isPresent()
                        && preset.filter(ColumnQuery::onlyNextValue).isPresent();
                yield numbered && numeric(type) ? Filling.SERIAL : Filling.PLAIN;
            }
        };
    }

    /// A default that computes something from the sequence's value is an expression like any other.
    private static boolean onlyNextValue(String expression) {
        return expression.startsWith("nextval('") && expression.endsWith("'::regclass)");
    }

    private static boolean numeric(ColumnType type) {
        return type.base() instanceof ColumnType.Whole || type.base() instanceof ColumnType.Numeric;
    }
}
