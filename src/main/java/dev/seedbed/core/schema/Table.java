package dev.seedbed.core.schema;

import java.util.List;
import java.util.Optional;

/// A table that holds rows; a partitioned table stands for all its partitions.
///
/// `uniqueKeys` includes the primary key, first; `partitionKeys` are those that only partitions have. `policies` are
/// the expressions of row-level security policies.
public record Table(
        TableName name,
        List<Column> columns,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        PartitionKeys partitionKeys,
        List<Check> checks,
        List<Exclusion> exclusions,
        List<Index> indexes,
        Optional<Partitioning> partitioning,
        List<String> policies,
        Interception interception,
        Optional<String> comment) {

    public Table {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        exclusions = List.copyOf(exclusions);
        indexes = List.copyOf(indexes);
        policies = List.copyOf(policies);
    }

    /// Columns without any key or rule.
    public static Table plain(TableName name, List<Column> columns) {
        return new Table(
                name,
                columns,
                List.of(),
                List.of(),
                PartitionKeys.NONE,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Interception.NONE,
                Optional.empty());
    }

    /// The same table with other foreign keys of its own.
    public Table withForeignKeys(List<ForeignKey> other) {
        return with(columns, uniqueKeys, other, indexes);
    }

    /// The same table with these columns, keys and indexes instead of its own.
    public Table with(
            List<Column> columns, List<UniqueKey> uniqueKeys, List<ForeignKey> foreignKeys, List<Index> indexes) {
        return new Table(
                name,
                columns,
                uniqueKeys,
                foreignKeys,
                partitionKeys,
                checks,
                exclusions,
                indexes,
                partitioning,
                policies,
                interception,
                comment);
    }

    /// What to select from: the table's own rows and those of its partitions, but not those of tables that inherit from
    /// it. Keys and foreign keys know only these.
    public String ownRows() {
        return (partitioning.isPresent() ? "" : "ONLY ") + name.sql();
    }

    public List<Trigger> triggers() {
        return interception.triggers();
    }

    public Optional<UniqueKey> primaryKey() {
        return uniqueKeys.stream()
                .filter(key -> key.kind() == UniqueKey.Kind.PRIMARY)
                .findFirst();
    }

    /// The columns that tell every row apart: of the primary key, or else of a unique key; none where there is neither.
    public List<String> identity() {
        return primaryKey()
                .or(() -> uniqueKeys.stream()
                        .filter(key -> key.total() && allRequired(key.columns()))
                        .findFirst())
                .map(UniqueKey::columns)
                .orElse(List.of());
    }

    public Optional<Column> findColumn(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    public Column column(String name) {
        return findColumn(name)
                .orElseThrow(() -> new IllegalArgumentException("no column " + name + " in " + this.name));
    }

    /// Whether every one of these columns is NOT NULL.
    public boolean allRequired(List<String> names) {
        return names.stream().noneMatch(name -> column(name).nullable());
    }

    /// Whether the column is part of a foreign key.
    public boolean references(String column) {
        return foreignKeys.stream().anyMatch(key -> key.columns().contains(column));
    }

    /// Whether the foreign key's referencing columns are served by an index.
    public boolean indexed(ForeignKey key) {
        return indexes.stream().anyMatch(index -> index.serves(key.columns()));
    }
}
