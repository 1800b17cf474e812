package dev.seedbed.core.scenario.check;

import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says which relations between columns the generator can keep.
public final class RelationRule {

    private RelationRule() {}

    /// Whether all of them can be kept together: no column is in two groups of NULLs, which it would have to obey both,
    /// nor equal to two others.
    static boolean agree(List<Relation> relations) {
        for (var first = 0; first < relations.size(); first++) {
            for (var second = first + 1; second < relations.size(); second++) {
                if (interfere(relations.get(first), relations.get(second))
                        || chained(relations.get(first), relations.get(second))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether it can be kept, as far as the columns' types and keys let it.
    public static boolean keeps(Table table, Relation relation) {
        var columns = columns(relation).stream().map(table::findColumn).toList();
        if (!columns.stream().allMatch(column -> column.filter(Column::written).isPresent())) {
            return false;
        }
        return switch (relation) {
            case Relation.Ordered ordered -> ordered(table, ordered.lesser(), ordered.greater());
            case Relation.Different(var one, var other) -> different(table, one, other);
            case Relation.Same(var one, var other) ->
                (key(table, one).isEmpty() || key(table, other).isEmpty())
                        && table.column(one)
                                .type()
                                .base()
                                .equals(table.column(other).type().base());
            case Relation.ExactlyOne(var names) ->
                names.stream().allMatch(name -> table.column(name).nullable());
            case Relation.Absent(var name) -> table.column(name).nullable();
            case Relation.Together _, Relation.Given _ -> true;
        };
    }

    /// Two plain columns, or two keys to the same column, whose values are put in order.
    private static boolean ordered(Table table, String lesser, String greater) {
        var left = key(table, lesser);
        var right = key(table, greater);
        if (left.isPresent() && right.isPresent()) {
            return !left.equals(right)
                    && left.get().target().equals(right.get().target())
                    && sortable(table.column(lesser))
                    && sortable(table.column(greater));
        }
        return left.isEmpty()
                && right.isEmpty()
                && line(table.column(lesser)) != Line.NONE
                && line(table.column(lesser)) == line(table.column(greater));
    }

    /// Whether texts of the type are in the server's order as well, or say which number they are.
    private static boolean sortable(Column column) {
        return column.type().base() instanceof ColumnType.Whole || column.type().base() instanceof ColumnType.Uuid;
    }

    /// Two plain columns, two keys to the same table, or a row's own key and that of its parent.
    private static boolean different(Table table, String one, String other) {
        var left = key(table, one);
        var right = key(table, other);
        if (left.isEmpty() && right.isEmpty()) {
            return true;
        }
        if (left.isPresent() && right.isPresent()) {
            return left.get().target().equals(right.get().target());
        }
        var tree = left.or(() -> right).orElseThrow();
        var own = left.isPresent() ? other : one;
        return tree.selfReference() && tree.targetColumns().contains(own);
    }

    private static boolean interfere(Relation one, Relation other) {
        return !one.equals(other)
                && grouped(one).anyMatch(column -> grouped(other).anyMatch(column::equals));
    }

    private static boolean chained(Relation one, Relation other) {
        return one instanceof Relation.Same
                && other instanceof Relation.Same
                && columns(one).stream().anyMatch(columns(other)::contains);
    }

    private static Stream<String> grouped(Relation relation) {
        return switch (relation) {
            case Relation.ExactlyOne(var names) -> names.stream();
            case Relation.Together(var names) -> names.stream();
            case Relation.Given(var name) -> Stream.of(name);
            case Relation.Absent(var name) -> Stream.of(name);
            case Relation.Ordered _, Relation.Different _, Relation.Same _ -> Stream.empty();
        };
    }

    private static List<String> columns(Relation relation) {
        return switch (relation) {
            case Relation.Ordered ordered -> List.of(ordered.lesser(), ordered.greater());
            case Relation.Different(var one, var other) -> List.of(one, other);
            case Relation.Same(var one, var other) -> List.of(one, other);
            case Relation.ExactlyOne(var names) -> names;
            case Relation.Together(var names) -> names;
            case Relation.Given(var name) -> List.of(name);
            case Relation.Absent(var name) -> List.of(name);
        };
    }

    private static Optional<ForeignKey> key(Table table, String column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().contains(column))
                .findFirst();
    }

    private enum Line {
        NUMBERS,
        MOMENTS,
        TIMES,
        NONE
    }

    private static Line line(Column column) {
        return switch (column.type().base()) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ -> Line.NUMBERS;
            case ColumnType.Date _, ColumnType.Timestamp _ -> Line.MOMENTS;
            case ColumnType.Time _ -> Line.TIMES;
            default -> Line.NONE;
        };
    }
}
