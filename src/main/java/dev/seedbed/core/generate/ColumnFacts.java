package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.check.CheckReader.Condition;
import dev.seedbed.core.scenario.check.Joint;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What can be said of a table's columns before a row is made: how many values there are, and where NULL may stand.
final class ColumnFacts {

    /// Whether a condition holds for rows, as far as it is known.
    enum Truth {
        ALWAYS,
        NEVER,
        AT_WILL,
        UNKNOWN
    }

    private final Lineage lineage;
    private final DraftTable table;
    private final Map<String, DraftColumn> drafts;
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, Long> capacities = new HashMap<>();

    ColumnFacts(Lineage lineage, DraftTable table, List<Cell> cells) {
        this.lineage = lineage;
        this.table = table;
        drafts = table.columns().stream()
                .collect(Collectors.toMap(column -> column.column().name(), column -> column));
        for (var cell : cells) {
            capacities.put(cell.name(), Capacity.of(cell));
            ClosedLists.of(cell).filter(_ -> !ClosedLists.soft(cell)).ifPresent(list -> lists.put(cell.name(), list));
        }
    }

    long capacity(String column) {
        if (sorted(column)) {
            return 1;
        }
        return table.constraints()
                .joint(column)
                .map(this::distinct)
                .orElseGet(() -> capacities.getOrDefault(column, Capacity.PLENTY));
    }

    /// The column whose index tells the rows of this one apart: values that are taken together follow one.
    String leading(String column) {
        return table.constraints()
                .joint(column)
                .map(joint -> joint.columns().getFirst())
                .orElse(column);
    }

    /// How many tuples a unique key that has columns of the joint can tell apart by them: of several keys, the fewest.
    private long distinct(Joint joint) {
        return table.table().uniqueKeys().stream()
                .map(key -> joint.columns().stream()
                        .filter(column -> key.columns().contains(column)
                                || key.expressionColumns().contains(column))
                        .toList())
                .filter(shared -> !shared.isEmpty())
                .mapToLong(shared -> IntStream.range(0, joint.tuples().size())
                        .mapToObj(number -> shared.stream()
                                .map(column -> joint.cells(column).get(number))
                                .toList())
                        .distinct()
                        .count())
                .min()
                .orElse(joint.tuples().size());
    }

    /// Whether a source of its own makes the column's values.
    boolean own(String column) {
        return capacities.containsKey(column)
                && !linked(column)
                && !sorted(column)
                && table.constraints().joint(column).isEmpty();
    }

    /// Whether its values differ in every row anyway: a UUID, or a number from a sequence.
    boolean inherent(String name) {
        var column = table.table().column(name);
        return !linked(name)
                && lineage.polymorph(table.table().name(), name).isEmpty()
                && (column.type().base() instanceof ColumnType.Uuid
                        || column.filling() == Filling.IDENTITY_ALWAYS
                        || column.filling() == Filling.IDENTITY_BY_DEFAULT
                        || column.filling() == Filling.SERIAL);
    }

    boolean mayBeNull(String name) {
        return table.table().column(name).nullable()
                && !table.constraints().relations().contains(new Relation.Given(name))
                && (inTurns(name)
                        || Optional.ofNullable(drafts.get(name))
                                .filter(column -> column.nulls() > 0)
                                .isPresent());
    }

    boolean alwaysNull(String name) {
        return table.constraints().relations().contains(new Relation.Absent(name))
                || Optional.ofNullable(drafts.get(name))
                        .filter(column -> column.rule() instanceof ColumnRule.Empty)
                        .isPresent();
    }

    /// Whether any row may be NULL in it, without regard to others.
    boolean escapes(String name) {
        return mayBeNull(name)
                && !inTurns(name)
                && !together(name)
                && table.constraints().joint(name).isEmpty();
    }

    /// Whether any row may do without a parent.
    boolean escapes(Link link) {
        return link.columns().stream()
                .filter(column -> lineage.deciding(link.table(), column)
                        .filter(link::equals)
                        .isPresent())
                .allMatch(this::escapes);
    }

    Truth truth(Condition condition) {
        var name = condition.column();
        return switch (condition) {
            case Condition.Presence presence -> {
                if (alwaysNull(name)) {
                    yield presence.present() ? Truth.NEVER : Truth.ALWAYS;
                }
                if (!mayBeNull(name)) {
                    yield presence.present() ? Truth.ALWAYS : Truth.NEVER;
                }
                yield own(name) && escapes(name) ? Truth.AT_WILL : Truth.UNKNOWN;
            }
            case Condition.Values values -> truth(name, values.values());
        };
    }

    private Truth truth(String name, List<String> values) {
        if (!own(name)) {
            return Truth.UNKNOWN;
        }
        if (keepsOut(name)) {
            return Truth.AT_WILL;
        }
        var list = Optional.ofNullable(lists.get(name));
        if (list.isPresent() && values.stream().noneMatch(list.get()::contains)) {
            return Truth.NEVER;
        }
        if (list.isPresent() && values.containsAll(list.get())) {
            return mayBeNull(name) ? Truth.UNKNOWN : Truth.ALWAYS;
        }
        return list.isPresent() || capacity(name) > values.size() ? Truth.AT_WILL : Truth.UNKNOWN;
    }

    /// Whether its rule itself has a value in one row of each parent only.
    private boolean keepsOut(String name) {
        return Optional.ofNullable(drafts.get(name))
                .filter(column ->
                        column.rule() instanceof ColumnRule.Kept(var promise) && promise instanceof Promise.ExactlyOne)
                .isPresent();
    }

    /// Whether it is not free, because keys of other tables ask for certain values.
    private boolean sorted(String column) {
        return lineage.discriminators()
                .of(table.table().name(), column)
                .filter(found -> !found.unique())
                .isPresent();
    }

    private boolean linked(String column) {
        return lineage.deciding(table.table().name(), column).isPresent();
    }

    private boolean inTurns(String name) {
        return table.constraints().relations().stream()
                .anyMatch(relation -> relation instanceof Relation.ExactlyOne(var columns) && columns.contains(name));
    }

    private boolean together(String name) {
        return table.constraints().relations().stream()
                .anyMatch(relation -> relation instanceof Relation.Together(var columns) && columns.contains(name));
    }
}
