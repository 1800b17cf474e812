package dev.seedbed.core.scenario.check;

import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What the checks of all tables ask for. A column that is referenced is asked for what its references are asked for:
/// their values are its own.
public final class SchemaConstraints {

    private static final int LONGEST_CHAIN = 8;

    private final Schema schema;
    private final Map<TableName, TableConstraints> constraints = new TreeMap<>();

    private SchemaConstraints(Schema schema) {
        this.schema = schema;
    }

    /// What they ask for, table by table.
    public static Map<TableName, TableConstraints> read(Schema schema) {
        var all = new SchemaConstraints(schema);
        schema.tables().forEach(table -> all.constraints.put(table.name(), CheckReader.read(table)));
        var steps = LONGEST_CHAIN;
        while (steps > 0 && all.handUp()) {
            steps--;
        }
        return all.constraints;
    }

    private boolean handUp() {
        var changed = false;
        for (var table : schema.tables()) {
            for (var key : table.foreignKeys()) {
                var target = schema.find(key.target());
                changed |= target.isPresent() && handUp(table, key, target.get());
            }
        }
        return changed;
    }

    private boolean handUp(Table table, ForeignKey key, Table target) {
        var before = of(target);
        var after = before;
        for (var index = 0; index < key.columns().size(); index++) {
            var column = key.columns().get(index);
            var asked = of(table)
                    .bounds(column)
                    .ofKey()
                    .and(length(table.column(column).type()));
            after = after.asking(key.targetColumns().get(index), asked);
        }
        constraints.put(target.name(), after);
        return !after.equals(before);
    }

    private TableConstraints of(Table table) {
        return Optional.ofNullable(constraints.get(table.name())).orElseThrow();
    }

    private static ColumnBounds length(ColumnType type) {
        return type.base() instanceof ColumnType.Text text && text.maxLength().isPresent()
                ? ColumnBounds.lengths(0, text.maxLength())
                : ColumnBounds.lengths(0, OptionalInt.empty());
    }
}
