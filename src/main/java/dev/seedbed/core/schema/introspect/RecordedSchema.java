package dev.seedbed.core.schema.introspect;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.PartitionKeys;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/// What a server made of a schema, as text: for a schema that is known before any server is up.
///
/// The server numbers its triggers anew whenever the schema is loaded. Recorded is their order, which is all that
/// a delete depends on.
public final class RecordedSchema {

    private static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(ColumnType.class, Named.class).build();

    /// A column's type, by the name of its record.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Named {}

    private final List<String> triggers;

    private RecordedSchema(Schema schema) {
        var names = new TreeSet<String>();
        for (var table : schema.tables()) {
            table.foreignKeys().forEach(key -> names.add(key.deleteTrigger()));
            table.partitionKeys().foreignKeys().forEach(key -> names.add(key.deleteTrigger()));
        }
        triggers = List.copyOf(names);
    }

    public static Schema read(String text) {
        return JSON.readValue(text, Schema.class);
    }

    /// The schema as it is when it is read again.
    public static Schema of(Schema schema) {
        var recorded = new RecordedSchema(schema);
        return new Schema(schema.tables().stream().map(recorded::ordered).toList(), schema.serverVersion());
    }

    /// One line for each table.
    public static String text(Schema schema) {
        var tables = of(schema).tables().stream().map(JSON::writeValueAsString).toList();
        return "{\"serverVersion\":" + schema.serverVersion() + ",\"tables\":[\n" + String.join(",\n", tables)
                + "\n]}\n";
    }

    private Table ordered(Table table) {
        var partitions = table.partitionKeys();
        return new Table(
                table.name(),
                table.columns(),
                table.uniqueKeys(),
                ordered(table.foreignKeys()),
                new PartitionKeys(ordered(partitions.foreignKeys()), partitions.uniqueKeys()),
                table.checks(),
                table.exclusions(),
                table.indexes(),
                table.partitioning(),
                table.policies(),
                table.interception(),
                table.comment());
    }

    private List<ForeignKey> ordered(List<ForeignKey> keys) {
        return keys.stream().map(this::ordered).toList();
    }

    private ForeignKey ordered(ForeignKey key) {
        return new ForeignKey(
                key.name(),
                key.table(),
                key.columns(),
                key.target(),
                key.targetColumns(),
                key.onDelete(),
                key.clearedColumns(),
                key.deferrable(),
                key.initiallyDeferred(),
                key.matchFull(),
                key.validated(),
                String.format(Locale.ROOT, "RI_ConstraintTrigger_a_%05d", triggers.indexOf(key.deleteTrigger())),
                key.definition(),
                key.comment());
    }
}
