package dev.seedbed.core.deliver;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether rows of some tables of `source` fit into those of `target`. What differs is told in sentences.
record TableMatch(Schema source, Schema target, Set<TableName> tables) {

    /// What the rows need and the target lacks.
    List<String> missing() {
        var missing = new ArrayList<String>();
        for (var name : tables) {
            var there = target.find(name);
            if (there.isEmpty()) {
                missing.add("There is no table " + name + ".");
            } else {
                source.table(name).columns().stream()
                        .filter(Column::written)
                        .flatMap(column -> missing(there.get(), column))
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    private static Stream<String> missing(Table table, Column column) {
        var there = table.findColumn(column.name()).filter(Column::written);
        if (there.isEmpty()) {
            return Stream.of("There is no column " + column.name() + " in " + table.name() + ".");
        }
        var type = there.get().type().sql();
        return type.equals(column.type().sql())
                ? Stream.empty()
                : Stream.of("The column " + column.name() + " of " + table.name() + " is " + type + " rather than "
                        + column.type().sql() + ".");
    }

    /// Also what only the target has, or has otherwise: somebody changed its tables. Functions and views are
    /// not looked at.
    List<String> different() {
        var different = new ArrayList<>(missing());
        var schemas = tables.stream().map(TableName::schema).collect(Collectors.toSet());
        target.tables().stream()
                .map(Table::name)
                .filter(name ->
                        schemas.contains(name.schema()) && source.find(name).isEmpty())
                .forEach(name -> different.add("The table " + name + " is there only."));
        if (different.isEmpty()) {
            tables.stream()
                    .filter(name -> !shape(source.table(name)).equals(shape(target.table(name))))
                    .forEach(name -> different.add("Columns or keys of " + name + " are others."));
        }
        return different;
    }

    /// Without the names that each database gives by itself, and without remarks.
    private static List<Object> shape(Table table) {
        return List.of(
                table.columns().stream().map(TableMatch::unremarked).toList(),
                table.uniqueKeys(),
                table.foreignKeys().stream().map(ForeignKey::statement).sorted().toList(),
                table.checks(),
                table.exclusions(),
                table.indexes().stream()
                        .map(index -> List.of(index.definition(), index.constraint(), index.valid()))
                        .toList(),
                table.partitioning(),
                table.policies(),
                table.interception());
    }

    private static Column unremarked(Column column) {
        return new Column(
                column.name(),
                column.type(),
                column.nullable(),
                column.filling(),
                column.defaultExpression(),
                column.sequence(),
                Optional.empty());
    }
}
