package dev.seedbed.core.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All tables of a database that an application owns, ordered by name; system and extension objects left out.
///
/// `serverVersion` is `server_version_num` (180006 for 18.6).
public record Schema(List<Table> tables, int serverVersion) {

    public Schema {
        tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
    }

    public Optional<Table> find(TableName name) {
        var low = 0;
        for (var high = tables.size() - 1; low <= high; ) {
            var middle = (low + high) >>> 1;
            var order = tables.get(middle).name().compareTo(name);
            if (order == 0) {
                return Optional.of(tables.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    public Table table(TableName name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no table " + name));
    }

    /// The same schema with this table in the place of its namesake.
    public Schema with(Table changed) {
        return new Schema(
                tables.stream()
                        .map(table -> table.name().equals(changed.name()) ? changed : table)
                        .toList(),
                serverVersion);
    }

    /// The foreign keys that reference each table; tables nobody references are absent.
    public Map<TableName, List<ForeignKey>> referencing() {
        var keys = new TreeMap<TableName, List<ForeignKey>>();
        for (var table : tables) {
            for (var key : table.foreignKeys()) {
                keys.merge(key.target(), List.of(key), Schema::concatenate);
            }
        }
        return keys;
    }

    private static List<ForeignKey> concatenate(List<ForeignKey> some, List<ForeignKey> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
