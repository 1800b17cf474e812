package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.Presence;
import dev.seedbed.core.generate.value.Sometimes;
import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import java.util.List;

/// Puts NULLs among a column's values, so that columns which are NULL together, or by turns, agree on it.
record Nulls(Lineage lineage, DraftTable table, Cell.Row row, Uniqueness uniqueness) {

    ValueSource in(DraftColumn column, ValueSource source) {
        var name = column.column().name();
        if (!uniqueness.conditions(name).isEmpty()) {
            return source;
        }
        for (var relation : table.constraints().relations()) {
            switch (relation) {
                case Relation.Given(var given)
                when given.equals(name) -> {
                    return source;
                }
                case Relation.Absent(var absent)
                when absent.equals(name) -> {
                    return new Nothing();
                }
                case Relation.ExactlyOne(var columns)
                when columns.contains(name) -> {
                    var key = row.key().child("one of").child(String.join(",", columns));
                    return new Sometimes(new Presence.OneOf(key, columns.size(), columns.indexOf(name)), source);
                }
                case Relation.Together(var columns)
                when columns.contains(name) -> {
                    var never = columns.stream().anyMatch(member -> share(member) == 0);
                    return some(source, columns, never ? 0 : most(columns));
                }
                default -> {}
            }
        }
        var pair = lineage.polymorph(table.table().name(), name);
        if (pair.isPresent()) {
            var both = pair.get().columns();
            return some(source, both, both.stream().anyMatch(half -> share(half) == 0) ? 0 : most(both));
        }
        var columns = lineage.deciding(table.table().name(), name)
                .map(link -> link.columns())
                .orElse(List.of(name));
        return some(source, columns, share(name) == 0 ? 0 : most(columns));
    }

    private ValueSource some(ValueSource source, List<String> columns, double share) {
        return share == 0 ? source : new Sometimes(new Presence.Share(key(columns), 1 - share), source);
    }

    private Key key(List<String> columns) {
        return row.key().child("presence").child(String.join(",", columns));
    }

    private double most(List<String> columns) {
        return columns.stream().mapToDouble(this::share).max().orElse(0);
    }

    private double share(String column) {
        var draft = table.column(column);
        return draft.column().nullable() ? draft.nulls() : 0;
    }
}
