package dev.seedbed.core.schema;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// The keys that some partitions of a table have, and the table itself has not. Rows are written to the table, so all
/// of them keep all of these keys. The same key on several partitions is here once.
public record PartitionKeys(List<ForeignKey> foreignKeys, List<UniqueKey> uniqueKeys) {

    public static final PartitionKeys NONE = new PartitionKeys(List.of(), List.of());

    public PartitionKeys {
        var references = new HashSet<List<Object>>();
        foreignKeys = foreignKeys.stream()
                .filter(key -> references.add(List.of(key.columns(), key.target(), key.targetColumns())))
                .toList();
        var parts = new HashSet<List<Object>>();
        uniqueKeys = uniqueKeys.stream()
                .filter(key -> parts.add(List.of(key.columns(), key.expressions(), key.predicate())))
                .toList();
    }

    /// The foreign keys that rows of all partitions keep: those whose columns lead to one table only, in whatever
    /// partition.
    public List<ForeignKey> common() {
        return foreignKeys.stream()
                .filter(key -> foreignKeys.stream()
                        .noneMatch(other -> other.columns().equals(key.columns())
                                && !other.target().equals(key.target())))
                .toList();
    }

    /// With those of the table itself.
    public Stream<UniqueKey> and(List<UniqueKey> own) {
        return Stream.concat(own.stream(), uniqueKeys.stream());
    }
}
