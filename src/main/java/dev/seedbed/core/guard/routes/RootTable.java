package dev.seedbed.core.guard.routes;

import dev.seedbed.core.deliver.TenantScript;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType.Text;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tenant table as the routes see it: its key, and the column that holds a tenant's name, where there is
/// one that takes a prefix.
record RootTable(Table table, Column key, Optional<Column> label) {

    private static final List<String> NAMES =
            List.of("name", "display_name", "title", "label", "company", "slug", "handle", "subdomain", "code");

    static RootTable of(Table table, Column key) {
        var label = table.columns().stream()
                .filter(column -> takesPrefix(table, column))
                .min(Comparator.comparingInt((Column column) -> rank(column.name()))
                        .thenComparingInt(column -> unique(table, column) ? 0 : 1));
        return new RootTable(
                table, key, label.filter(column -> rank(column.name()) < NAMES.size() || unique(table, column)));
    }

    /// Nothing says what the text must be like, and there is room.
    private static boolean takesPrefix(Table table, Column column) {
        return column.written()
                && !column.nullable()
                && column.type() instanceof Text text
                && text.maxLength().isEmpty()
                && !text.padded()
                && table.checks().stream().noneMatch(check -> check.columns().contains(column.name()))
                && !table.references(column.name())
                && !table.identity().contains(column.name());
    }

    private static int rank(String name) {
        var place = NAMES.indexOf(name);
        return place < 0 ? NAMES.size() : place;
    }

    private static boolean unique(Table table, Column column) {
        return table.uniqueKeys().stream().map(UniqueKey::columns).anyMatch(List.of(column.name())::equals);
    }

    String key(TenantScript script) {
        return script.cell(key.name()).orElseThrow();
    }

    /// The statement that gives a tenant its test name.
    String rename(TenantScript script) {
        return label.map(column -> "\nUPDATE " + table.name().sql() + " SET " + name(column) + " = "
                        + Sql.literal(TestKit.PREFIX) + " || " + name(column) + " WHERE " + name(key) + " = "
                        + Sql.literal(key(script)).strip() + ";\n")
                .orElse("");
    }

    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", table.name().sql());
        fields.put("key", name(key));
        fields.put("keyType", key.type().sql());
        fields.put("label", label.map(RootTable::name));
        return fields;
    }

    private static String name(Column column) {
        return Sql.identifier(column.name());
    }
}
