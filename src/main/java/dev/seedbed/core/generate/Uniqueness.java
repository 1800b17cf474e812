package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.scenario.CheckReader;
import dev.seedbed.core.scenario.Link;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How a table's unique keys are met: which columns and links follow which index, and which partial keys hold because
/// their condition is true for the first row of each scope only.
record Uniqueness(Map<String, Index> columns, Map<Link, Index> links, Map<String, FirstOnly> conditions) {

    /// The condition is true in the first row of the ordinal's scope, and false in the others.
    record FirstOnly(Ordinal ordinal, CheckReader.Condition condition) {}

    Uniqueness() {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    Optional<Index> index(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    Optional<Index> index(Link link) {
        return Optional.ofNullable(links.get(link));
    }

    Optional<FirstOnly> condition(String column) {
        return Optional.ofNullable(conditions.get(column));
    }

    /// Whether a column may be given an index of its own, with those that it has.
    boolean free(String column) {
        return index(column).map(Ordinal.class::isInstance).orElse(true);
    }

    /// Gives a column an index of its own; of two scopes the wider one serves both.
    void assign(String column, Ordinal ordinal) {
        columns.merge(
                column,
                ordinal,
                (old, fresh) -> old instanceof Ordinal known && known.count() >= ordinal.count() ? old : fresh);
    }
}
