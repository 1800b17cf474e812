package dev.seedbed.core.scenario;

import static dev.seedbed.core.scenario.Yaml.wrong;

import dev.seedbed.core.scenario.Yaml.Node;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a scenario remembers of the schema that it was decided for: a fingerprint of each table, and its columns with
/// their types, by the names that a scenario uses. Enough to say what has changed since, without the schema of then.
public record SchemaMemory(SortedMap<String, TableMemory> tables) {

    static final String FINGERPRINT = "fingerprint";
    static final String COLUMNS = "columns";
    private static final int DIGITS = 8;
    private static final String ABSENT = "0".repeat(DIGITS);

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

    /// As it stands in the file. Tables and columns that are no more are what it is for, so no name is looked up.
    static SchemaMemory read(Node node) {
        var tables = new TreeMap<String, TableMemory>();
        for (var field : ScenarioFile.fields(node).list()) {
            var parts = ScenarioFile.fields(field.value(), List.of(FINGERPRINT, COLUMNS));
            var columns = new LinkedHashMap<String, String>();
            parts.find(COLUMNS)
                    .map(ScenarioFile::fields)
                    .ifPresent(all -> all.list()
                            .forEach(column -> columns.put(column.name(), ScenarioFile.text(column.value()))));
            tables.put(
                    field.name(),
                    new TableMemory(
                            parts.find(FINGERPRINT)
                                    .map(SchemaMemory::fingerprint)
                                    .orElse(ABSENT),
                            columns));
        }
        return new SchemaMemory(tables);
    }

    private static String fingerprint(Node node) {
        var text = ScenarioFile.text(node);
        if (!text.matches("[0-9a-f]{" + DIGITS + "}")) {
            throw wrong(
                    node.at(),
                    "'" + text + "' is not a fingerprint.",
                    "Seedbed writes " + DIGITS + " hexadecimal digits here.",
                    "Have it written anew: delete 'schema', then 'seedbed init --update "
                            + node.at().file() + " --write'.");
        }
        return text;
    }
}
