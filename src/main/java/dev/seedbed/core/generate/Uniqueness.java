package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.check.CheckReader.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// How a table's unique keys are met: which columns and links follow which index, and which partial keys hold because
/// their condition is true for a few rows of each scope only.
record Uniqueness(Map<String, Index> columns, Map<Link, Index> links, Map<String, List<FirstFew>> conditions) {

    /// The condition may be true in a few rows, the first ones of some scope, and is false in the others.
    record FirstFew(Predicate<Place> few, Condition condition) {
        static FirstFew of(Ordinal ordinal, long count, Condition condition) {
            return new FirstFew(place -> ordinal.of(place) < count, condition);
        }

        boolean allows(Place place) {
            return few.test(place);
        }
    }

    Uniqueness() {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    Optional<Index> index(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    Optional<Index> index(Link link) {
        return Optional.ofNullable(links.get(link));
    }

    List<FirstFew> conditions(String column) {
        return conditions.getOrDefault(column, List.of());
    }

    void keepOut(FirstFew few) {
        conditions
                .computeIfAbsent(few.condition().column(), _ -> new ArrayList<>())
                .add(few);
    }
}
