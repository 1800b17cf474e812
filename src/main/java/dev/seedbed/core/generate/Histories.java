package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.value.OfChildren;
import dev.seedbed.core.generate.value.Steps;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.schema.ColumnName;
import java.util.HashSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Makes the histories that rows below one parent are the steps of, and says where there is none of the length that the
/// number of rows asks for.
record Histories(Others others) {

    /// They are walked from their start for each row.
    private static final int LONGEST = 1_000;

    private static final long MOST_PARENTS = 100_000;
    private static final long MOST_TENANTS = 10_000;

    /// `state` is the column with the history, which a promise has decided.
    Steps of(ColumnName state) {
        var rows = others.numbering(state.table());
        var lengths = lengths(rows.home().orElseThrow(), rows);
        var history = history(state);
        if (!lengths.isEmpty() && lengths.last() > LONGEST) {
            throw impossible(
                    state,
                    "Histories of " + lengths.last() + " steps are too long.",
                    LONGEST + " steps are the most.",
                    "Ask for fewer rows below one parent.");
        }
        var steps = new Steps(
                others.key(state.table()).child(state.column()).child("history"),
                rows,
                history,
                lengths.isEmpty() ? 0 : lengths.last().intValue());
        lengths.stream().filter(length -> !steps.exists(length)).findFirst().ifPresent(length -> {
            throw impossible(
                    state,
                    "No history has " + length + " steps.",
                    "From '" + history.start() + "' " + possible(steps, lengths.last()),
                    "Give " + state.table() + " another number of rows below each parent, or let states follow each"
                            + " other again.");
        });
        return steps;
    }

    private Promise.History history(ColumnName state) {
        return others.draft(state.table()).column(state.column()).rule() instanceof ColumnRule.Kept(var promise)
                        && promise instanceof Promise.History history
                ? history
                : missing(state);
    }

    private static Promise.History missing(ColumnName state) {
        throw new IllegalArgumentException("no history in " + state);
    }

    private static String possible(Steps steps, long most) {
        var lengths =
                LongStream.rangeClosed(1, most).filter(steps::exists).boxed().toList();
        return lengths.isEmpty()
                ? "no step leads to another state."
                : "histories lead of " + lengths.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " steps.";
    }

    /// How many rows parents have: of one tenant of each class, and of all parents at the beginning.
    private static SortedSet<Long> lengths(Numbering parents, Numbering rows) {
        var lengths = new TreeSet<Long>();
        var classes = new HashSet<Integer>();
        var tenants = Math.min(rows.tenants(), rows.isAlike() ? 1 : MOST_TENANTS);
        for (var tenant = 0L; tenant < tenants; tenant++) {
            if (classes.add(rows.classOf(parents.place(tenant, 0)))) {
                var count = parents.perTenant(tenant);
                for (var parent = 0L; parent < Math.min(count, MOST_PARENTS); parent++) {
                    lengths.add(
                            OfChildren.rows(rows, parents.place(tenant, parent)).size());
                }
            }
        }
        return lengths;
    }

    private static SeedbedException impossible(ColumnName state, String what, String why, String remedy) {
        return Problem.error(Category.UNSATISFIABLE, what, state.toString(), why, remedy)
                .exception();
    }
}
