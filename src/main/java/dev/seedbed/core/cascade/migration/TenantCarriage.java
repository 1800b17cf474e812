package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.migration.Change.AddColumn;
import dev.seedbed.core.cascade.migration.Change.ReplaceKey;
import dev.seedbed.core.cascade.migration.Change.RequireColumn;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes a key carry the tenant column: with a column of its own table, or one that is added and filled from a parent.
///
/// Possible where the target has a tenant column that every row fills, and can be told apart by it and the key's
/// columns.
record TenantCarriage(Situation situation) {

    /// Where the tenant comes from, and what has to be changed for it.
    private record Carrier(String column, List<Change> changes) {}

    Optional<Offer> offer(Table table, ForeignKey key) {
        if (!extensible(table, key)) {
            return Optional.empty();
        }
        var target = situation.table(key.target());
        return situation
                .carriers()
                .required(target)
                .flatMap(carried -> carrier(table, target, carried)
                        .filter(carrier -> !key.columns().contains(carrier.column()))
                        .flatMap(carrier -> offer(key, carrier, carried.name())));
    }

    /// Clearing, too, must be able to spare the tenant column.
    private boolean extensible(Table table, ForeignKey key) {
        var clears = key.onDelete() == DeleteAction.SET_NULL || key.onDelete() == DeleteAction.SET_DEFAULT;
        return !KeyShape.temporal(key)
                && !KeyShape.onUpdate(key).contains("SET")
                && (!clears || situation.clearsSomeColumns())
                && (!key.matchFull() || table.allRequired(key.columns()));
    }

    private Optional<Offer> offer(ForeignKey key, Carrier carrier, String targetColumn) {
        var columns = Stream.concat(Stream.of(targetColumn), key.targetColumns().stream())
                .toList();
        var unique = IndexFaults.uniqueIfMissing(situation, key.target(), columns);
        if (unique.isPresent() && situation.table(key.target()).partitioning().isPresent()) {
            return Optional.empty();
        }
        var changes = new ArrayList<>(carrier.changes());
        unique.ifPresent(changes::add);
        changes.add(new ReplaceKey(
                key, KeyShape.of(key).carrying(carrier.column(), targetColumn).key(key)));
        return Optional.of(new Offer(Remedy.CARRY_TENANT, effect(key, carrier), changes));
    }

    private static String effect(ForeignKey key, Carrier carrier) {
        return carrier.changes().isEmpty()
                ? "%s and %s are compared with %s together."
                        .formatted(
                                carrier.column(),
                                String.join(", ", key.columns()),
                                key.target().label())
                : "%s gets the column %s, which the application has to fill from then on."
                        .formatted(key.table().label(), carrier.column());
    }

    private Optional<Carrier> carrier(Table table, Table target, Column carried) {
        if (table.name().equals(situation.root())) {
            return rootColumn(target, carried).map(column -> new Carrier(column, List.of()));
        }
        var own = situation.carriers().required(table);
        if (own.isPresent()) {
            return own.map(column -> new Carrier(column.name(), List.of()));
        }
        return situation.carriers().of(table.name()).isEmpty() ? added(table, carried) : Optional.empty();
    }

    /// The root's own column that the target's tenant column references.
    private Optional<String> rootColumn(Table target, Column carried) {
        return target.foreignKeys().stream()
                .filter(key -> key.target().equals(situation.root()))
                .flatMap(key -> IntStream.range(0, key.columns().size())
                        .filter(pair -> key.columns().get(pair).equals(carried.name()))
                        .mapToObj(key.targetColumns()::get))
                .findFirst();
    }

    private Optional<Carrier> added(Table table, Column carried) {
        var name = Stream.of(carried.name(), "tenant_" + carried.name())
                .filter(candidate -> table.findColumn(candidate).isEmpty())
                .findFirst();
        return name.flatMap(column -> source(table)
                .map(source -> new Carrier(
                        column,
                        List.of(
                                new AddColumn(table.name(), empty(column, carried), source, sourceColumn(source)),
                                new RequireColumn(table.name(), column)))));
    }

    /// The key by which every row of the table finds its tenant.
    private Optional<ForeignKey> source(Table table) {
        return table.foreignKeys().stream()
                .filter(key -> !key.selfReference()
                        && table.allRequired(key.columns())
                        && situation
                                .carriers()
                                .required(situation.table(key.target()))
                                .isPresent())
                .findFirst();
    }

    private String sourceColumn(ForeignKey source) {
        return situation
                .carriers()
                .required(situation.table(source.target()))
                .map(Column::name)
                .orElseThrow();
    }

    private static Column empty(String name, Column like) {
        return new Column(
                name, like.type(), true, Column.Filling.PLAIN, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
