package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a scenario remembers of the schema that it was decided for: a fingerprint of each table, and its columns with
/// their types, by the names that a scenario uses. Enough to say what has changed since, without the schema of then.
public record SchemaMemory(SortedMap<String, TableMemory> tables) {

    /// How many hexadecimal digits a fingerprint has.
    public static final int DIGITS = 8;

    /// `fingerprint` is of all that the table asks of rows; `columns` say the type of each, in their order.
    public record TableMemory(String fingerprint, Map<String, String> columns) {

        public TableMemory {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        /// Two tables that a scenario cannot tell apart: `"a.b"."c"` and `"a"."b.c"`.
        private static TableMemory together(TableMemory one, TableMemory other) {
            var columns = new LinkedHashMap<>(one.columns());
            columns.putAll(other.columns());
            return new TableMemory(print(one.fingerprint() + other.fingerprint()), columns);
        }
    }

    public SchemaMemory {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    public static SchemaMemory of(Schema schema) {
        var tables = new TreeMap<String, TableMemory>();
        for (var table : schema.tables()) {
            tables.merge(table.name().toString(), of(table), TableMemory::together);
        }
        return new SchemaMemory(tables);
    }

    private static TableMemory of(Table table) {
        var columns = new LinkedHashMap<String, String>();
        for (Column column : table.columns()) {
            columns.put(column.name(), TableShape.use(column));
        }
        return new TableMemory(print(TableShape.text(table)), columns);
    }

    private static String print(String text) {
        return Sha256.of(text).substring(0, DIGITS);
    }
}
