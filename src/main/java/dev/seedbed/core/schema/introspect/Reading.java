package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Exclusion;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Interception;
import dev.seedbed.core.schema.PartitionKeys;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.Trigger;
import dev.seedbed.core.schema.UniqueKey;
import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// All answers of the catalogue about the tables, and the tables put together from them.
record Reading(
        List<TableQuery.Listed> tables,
        ByTable<Column> columns,
        ByTable<KeyQuery.Indexed> keys,
        ByTable<ForeignKeyQuery.Found> foreignKeys,
        ByTable<Check> checks,
        ByTable<Exclusion> exclusions,
        PartitionQuery.Trees partitions,
        ByTable<String> policies,
        ByTable<Trigger> triggers,
        ByTable<String> insertRules) {

    static Reading of(Catalogue catalogue) throws SQLException {
        var tables = new TableQuery(catalogue).tables();
        var ids = tables.stream().map(TableQuery.Listed::id).toList();
        var types = new TypeQuery(catalogue).types(ids);
        return new Reading(
                tables,
                new ColumnQuery(catalogue, types).columns(ids),
                new KeyQuery(catalogue).keys(ids),
                new ForeignKeyQuery(catalogue).foreignKeys(ids),
                new CheckQuery(catalogue).checks(ids),
                new ExclusionQuery(catalogue).exclusions(ids),
                new PartitionQuery(catalogue).trees(ids),
                new PolicyQuery(catalogue).policies(ids),
                new TriggerQuery(catalogue).triggers(ids),
                new RuleQuery(catalogue).insertRules(ids));
    }

    Schema schema(int serverVersion) {
        var names = tables.stream().map(TableQuery.Listed::name).collect(Collectors.toSet());
        return new Schema(tables.stream().map(table -> table(table, names)).toList(), serverVersion);
    }

    /// Leaves out foreign keys to tables that are none of the application's, so that each target can be looked up.
    private Table table(TableQuery.Listed listed, Set<TableName> names) {
        var id = listed.id();
        return new Table(
                listed.name(),
                columns.of(id),
                uniqueKeys(id, false),
                foreignKeys(id, false, names),
                new PartitionKeys(foreignKeys(id, true, names), uniqueKeys(id, true)),
                checks.of(id),
                exclusions.of(id),
                keys.of(id).stream()
                        .filter(index -> !index.onPartition())
                        .map(KeyQuery.Indexed::index)
                        .toList(),
                partitions.of(id),
                policies.of(id),
                new Interception(triggers.of(id), insertRules.of(id), listed.rowSecurityForced()),
                listed.comment());
    }

    private List<UniqueKey> uniqueKeys(long id, boolean onPartition) {
        return keys.of(id).stream()
                .filter(index -> index.onPartition() == onPartition)
                .flatMap(index -> index.uniqueKey().stream())
                .toList();
    }

    private List<ForeignKey> foreignKeys(long id, boolean onPartition, Set<TableName> names) {
        return foreignKeys.of(id).stream()
                .filter(found -> found.onPartition() == onPartition
                        && names.contains(found.key().target()))
                .map(ForeignKeyQuery.Found::key)
                .toList();
    }
}
