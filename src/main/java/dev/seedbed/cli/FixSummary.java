package dev.seedbed.cli;

import dev.seedbed.core.cascade.migration.Decision;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.cascade.migration.Offer;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/// What a migration does about each fault, what else could be done, and what is left, for people.
record FixSummary(Migration migration) {

    void print(PrintWriter err) {
        var decisions = migration.decisions();
        decisions.forEach(decision -> print(decision, err));
        var changes = migration.changes().all().size();
        var left = migration.open().size();
        if (changes == 0 && left == 0) {
            err.println("Nothing to mend: a delete takes along everything that belongs to the tenant.");
        } else {
            err.printf("%d faults, %d changes, %d left%n", decisions.size(), changes, left);
        }
        printIntended(err);
        err.flush();
    }

    private static void print(Decision decision, PrintWriter err) {
        var fault = decision.fault();
        var remedy = decision.offer().remedy();
        var others = fault.offers().stream()
                .map(Offer::remedy)
                .filter(other -> other != remedy)
                .map(other -> other.code())
                .collect(Collectors.joining(", "));
        err.printf(
                "%s%s (%s): %s%s%s%n",
                fault.name(),
                fault.key().isPresent() ? " of " + fault.table().label() : "",
                fault.kind().code(),
                remedy.code(),
                others.isEmpty() ? "" : "; or " + others,
                decision.open() ? "; LEFT" : "");
        err.println("  " + fault.what());
        if (!decision.offer().changes().isEmpty()) {
            err.println("  " + decision.offer().effect());
        }
    }

    private void printIntended(PrintWriter err) {
        var tables = migration.decisions().stream()
                .filter(Decision::intended)
                .map(decision -> decision.fault().table())
                .filter(table -> migration.before().verdict(table).intended().isEmpty())
                .distinct()
                .toList();
        if (!tables.isEmpty()) {
            err.println("Where rows are meant to stay, say so in the scenario file:");
            err.println("  intended:");
            tables.forEach(table -> err.println("    " + table.label() + ": why"));
        }
    }
}
