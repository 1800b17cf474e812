package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Of columns that checks make equal or different, those that come first: the others look at them.
record Peers(Lineage lineage, DraftTable table, Uniqueness uniqueness) {

    /// The column that this one must be equal to, unless that one follows this one.
    Optional<String> leader(String name) {
        return table.constraints().relations().stream()
                .flatMap(relation -> relation instanceof Relation.Same(var one, var other)
                                && (one.equals(name) || other.equals(name))
                        ? Stream.of(leading(one, other))
                        : Stream.empty())
                .filter(leader -> !leader.equals(name))
                .findFirst();
    }

    /// Whether it must be NULL in some rows, or in all.
    boolean absent(String name) {
        return table.constraints().relations().stream().anyMatch(relation -> switch (relation) {
            case Relation.ExactlyOne(var columns) -> columns.contains(name);
            case Relation.Absent(var never) -> never.equals(name);
            default -> false;
        });
    }

    private String leading(String one, String other) {
        var key = lineage.deciding(table.table().name(), other).isPresent();
        return key
                        || (uniqueness.index(one).isEmpty()
                                && uniqueness.index(other).isPresent()
                                && lineage.deciding(table.table().name(), one).isEmpty())
                ? other
                : one;
    }

    /// The columns before this one that it must not be equal to; one that looks at the other is behind it.
    Stream<String> rivals(String column) {
        return table.constraints().relations().stream()
                .flatMap(relation -> relation instanceof Relation.Different(var one, var other)
                                && (one.equals(column) || other.equals(column))
                        ? Stream.of(before(one, other))
                        : Stream.empty())
                .filter(rival -> !rival.equals(column))
                .filter(rival -> lineage.deciding(table.table().name(), rival).isEmpty());
    }

    private String before(String one, String other) {
        return reads(one, other, new HashSet<>()) ? other : one;
    }

    private boolean reads(String column, String other, Set<String> seen) {
        return seen.add(column)
                && table.columns().stream()
                        .filter(draft -> draft.column().name().equals(column))
                        .flatMap(draft -> draft.rule().reads().stream())
                        .anyMatch(read -> read.equals(other) || reads(read, other, seen));
    }
}
