package dev.seedbed.core.scenario.check;

import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.schema.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All that a table's checks and its columns' domains ask for, as far as it was understood.
///
/// `unsolved` are the checks that were not: rows may violate them, unless the server is asked for values that keep
/// them. Those are the `joints`, each of other columns.
public record TableConstraints(
        Map<String, ColumnBounds> columns, List<Relation> relations, List<Check> unsolved, List<Joint> joints) {

    public TableConstraints {
        columns = Map.copyOf(columns);
        relations = List.copyOf(relations);
        unsolved = List.copyOf(unsolved);
        joints = List.copyOf(joints);
    }

    /// The same, with more asked of one column; without it, where both cannot be had.
    TableConstraints asking(String column, ColumnBounds more) {
        var known = bounds(column);
        var both = known.and(more);
        if (known.clash(more) || !both.possible() || both.equals(known)) {
            return this;
        }
        var all = new HashMap<>(columns);
        all.put(column, both);
        return new TableConstraints(all, relations, unsolved, joints);
    }

    /// The same, with more pairs of columns of which one is no higher than the other.
    public TableConstraints ordering(List<Relation.Ordered> pairs) {
        return pairs.isEmpty()
                ? this
                : new TableConstraints(
                        columns,
                        Stream.concat(relations.stream(), pairs.stream())
                                .distinct()
                                .toList(),
                        unsolved,
                        joints);
    }

    public ColumnBounds bounds(String column) {
        return columns.getOrDefault(column, ColumnBounds.FREE);
    }

    public Optional<Joint> joint(String column) {
        return joints.stream().filter(joint -> joint.columns().contains(column)).findFirst();
    }

    /// The same, with the values that were found for these columns in place of what was known of them before.
    public TableConstraints with(Joint joint) {
        var others = new ArrayList<>(joints);
        others.removeIf(known -> known.columns().stream().anyMatch(joint.columns()::contains));
        others.add(joint);
        var rest = unsolved.stream()
                .filter(check -> check.columns().isEmpty() || !joint.columns().containsAll(check.columns()))
                .toList();
        return new TableConstraints(columns, relations, rest, others);
    }

    /// The same, where all rows are known to keep what was not understood.
    public TableConstraints kept() {
        return new TableConstraints(columns, relations, List.of(), joints);
    }
}
