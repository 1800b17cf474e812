package dev.seedbed.core.scenario.check;

import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.check.CheckFormula.Alternative;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Chooses one alternative of each check of a table such that all go together: the one with the most values wins.
final class CheckSolver {

    /// A check that was understood, with its alternatives.
    record Choice(Check check, List<Alternative> alternatives) {}

    private static final int MOST_STEPS = 20_000;

    private final Table table;
    private final Set<String> keyColumns;
    private final Set<String> trees;
    private int steps;

    CheckSolver(Table table) {
        this.table = table;
        keyColumns = table.foreignKeys().stream()
                .flatMap(key -> key.columns().stream())
                .collect(Collectors.toSet());
        trees = table.foreignKeys().stream()
                .filter(ForeignKey::selfReference)
                .flatMap(key -> key.columns().stream())
                .collect(Collectors.toSet());
    }

    /// The constraints of the best combination. Checks that go with no combination of the others are unsolved.
    TableConstraints solve(List<Choice> choices, List<Check> unsolved) {
        var failed = new ArrayList<>(unsolved);
        var state = new State(new TreeMap<>(), List.of(), false);
        var open = choices.stream()
                .sorted(Comparator.comparingInt(choice -> choice.alternatives().size()))
                .toList();
        var solution = search(open, 0, state);
        if (solution == null) {
            for (var choice : open) {
                var next = first(choice, state);
                if (next == null) {
                    failed.add(choice.check());
                } else {
                    state = next;
                }
            }
            solution = state;
        }
        return new TableConstraints(solution.equated(), solution.relations(), failed, List.of());
    }

    private @Nullable State search(List<Choice> choices, int index, State state) {
        if (index == choices.size()) {
            return state;
        }
        for (var alternative : ranked(choices.get(index))) {
            var next = state.with(alternative, choices.get(index).check().name());
            if (++steps < MOST_STEPS && consistent(next)) {
                var solution = search(choices, index + 1, next);
                if (solution != null) {
                    return solution;
                }
            }
        }
        return null;
    }

    private @Nullable State first(Choice choice, State state) {
        for (var alternative : ranked(choice)) {
            var next = state.with(alternative, choice.check().name());
            if (consistent(next)) {
                return next;
            }
        }
        return null;
    }

    /// Alternatives that leave values come before those that ask for NULL, but not where the rows of a tree would all
    /// need a parent; those about keys come last.
    private List<Alternative> ranked(Choice choice) {
        return choice.alternatives().stream()
                .sorted(Comparator.comparingInt(this::cost))
                .toList();
    }

    private int cost(Alternative alternative) {
        var cost = 0;
        for (var term : alternative.terms()) {
            for (var relation : term.relations()) {
                cost += switch (relation) {
                    case Relation.Given(var column) when trees.contains(column) -> 5;
                    case Relation.Absent _ -> 3;
                    default -> 1;
                };
            }
            for (var column : term.columns().keySet()) {
                cost += keyColumns.contains(column) ? 50 : 1;
            }
        }
        return cost;
    }

    private boolean consistent(State state) {
        return !state.clash()
                && RelationRule.agree(state.relations())
                && state.equatable()
                && state.equated().entrySet().stream().allMatch(entry -> possible(entry.getKey(), entry.getValue()));
    }

    private boolean possible(String column, ColumnBounds bounds) {
        return bounds.possible()
                && (!(table.column(column).type().base() instanceof ColumnType.Enumerated enumerated)
                        || !bounds.permitted(enumerated.labels()).isEmpty());
    }

    /// What the chosen alternatives ask for so far; a `clash` is something that cannot be had together.
    private record State(Map<String, ColumnBounds> columns, List<Relation> relations, boolean clash) {

        /// The bounds, where equal columns are asked for the same.
        Map<String, ColumnBounds> equated() {
            var all = new TreeMap<>(columns);
            for (var relation : relations) {
                if (relation instanceof Relation.Same(var one, var other)) {
                    var both = bounds(one).and(bounds(other));
                    all.put(one, both);
                    all.put(other, both);
                }
            }
            return all;
        }

        boolean equatable() {
            return relations.stream()
                    .allMatch(relation -> !(relation instanceof Relation.Same(var one, var other))
                            || !bounds(one).clash(bounds(other)));
        }

        private ColumnBounds bounds(String column) {
            return columns.getOrDefault(column, ColumnBounds.FREE);
        }

        State with(Alternative alternative, String check) {
            var merged = new TreeMap<>(columns);
            var related = new ArrayList<>(relations);
            var clashes = clash;
            for (var term : alternative.terms()) {
                for (var entry : term.columns().entrySet()) {
                    var known = merged.getOrDefault(entry.getKey(), ColumnBounds.FREE);
                    clashes |= known.clash(entry.getValue());
                    merged.put(entry.getKey(), known.and(entry.getValue().saidBy(check)));
                }
                term.relations().stream()
                        .filter(relation -> !related.contains(relation))
                        .forEach(related::add);
            }
            return new State(merged, related, clashes);
        }
    }
}
