package dev.seedbed.core.scenario;

import dev.seedbed.core.scenario.CheckFormula.Alternative;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    private int steps;

    CheckSolver(Table table) {
        this.table = table;
        keyColumns = table.foreignKeys().stream()
                .flatMap(key -> key.columns().stream())
                .collect(Collectors.toSet());
    }

    /// The constraints of the best combination. Checks that go with no combination of the others are unsolved.
    TableConstraints solve(List<Choice> choices, List<Check> unsolved) {
        var failed = new ArrayList<>(unsolved);
        var state = new State(new TreeMap<>(), new HashMap<>(), new ArrayList<>());
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
        return new TableConstraints(solution.columns(), solution.relations(), failed);
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

    /// Alternatives that leave values come before those that ask for NULL, and those about keys come last.
    private List<Alternative> ranked(Choice choice) {
        return choice.alternatives().stream()
                .sorted(Comparator.comparingInt(this::cost))
                .toList();
    }

    private int cost(Alternative alternative) {
        var cost = 0;
        for (var term : alternative.terms()) {
            for (var relation : term.relations()) {
                cost += relation instanceof Relation.Absent ? 3 : 1;
            }
            for (var column : term.columns().keySet()) {
                cost += keyColumns.contains(column) ? 50 : 1;
            }
        }
        return cost;
    }

    private boolean consistent(State state) {
        for (var entry : state.given().entrySet()) {
            if (!entry.getValue()
                    && table.findColumn(entry.getKey())
                            .filter(column -> !column.nullable())
                            .isPresent()) {
                return false;
            }
        }
        return state.columns().values().stream().allMatch(CheckSolver::possible)
                && state.conflicts().isEmpty();
    }

    private static boolean possible(ColumnBounds bounds) {
        var values = bounds.allowed();
        if (values.isPresent() && bounds.forbidden().containsAll(values.get())) {
            return false;
        }
        if (bounds.low().isPresent() && bounds.high().isPresent()) {
            try {
                var low = new BigDecimal(bounds.low().get().value());
                var high = new BigDecimal(bounds.high().get().value());
                var exact =
                        bounds.low().get().inclusive() && bounds.high().get().inclusive();
                return exact ? low.compareTo(high) <= 0 : low.compareTo(high) < 0;
            } catch (NumberFormatException _) {
                return true;
            }
        }
        return true;
    }

    /// What the chosen alternatives ask for so far. `given` says of a column that it must have, or not have, a value.
    private record State(Map<String, ColumnBounds> columns, Map<String, Boolean> given, List<Relation> relations) {

        State with(Alternative alternative, String check) {
            var next = new State(new TreeMap<>(columns), new HashMap<>(given), new ArrayList<>(relations));
            for (var term : alternative.terms()) {
                term.columns()
                        .forEach((column, bounds) ->
                                next.columns.merge(column, bounds.saidBy(check), ColumnBounds::and));
                term.relations().forEach(next::add);
            }
            return next;
        }

        private void add(Relation relation) {
            switch (relation) {
                case Relation.Given(var column) -> state(column, true, relation);
                case Relation.Absent(var column) -> state(column, false, relation);
                case Relation.Ordered _, Relation.Different _, Relation.ExactlyOne _, Relation.Together _ ->
                    relations.add(relation);
            }
        }

        private void state(String column, boolean present, Relation relation) {
            given.put(column, present);
            relations.add(relation);
        }

        /// Columns that are asked to have a value and to have none.
        List<String> conflicts() {
            return relations.stream()
                    .filter(relation -> relation instanceof Relation.Absent(var column)
                            && relations.contains(new Relation.Given(column)))
                    .map(Relation::toString)
                    .toList();
        }
    }
}
