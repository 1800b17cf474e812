package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.TableName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Mends in rounds: one remedy may uncover another fault, so the schema is judged again as it would be, until nothing
/// is left that could be changed.
///
/// A key is changed once in a round. Indexes come last, when it is settled which keys there are. A default that did not
/// help gives way to the next; what a person chose does not.
final class Mending {

    private static final int MOST_ROUNDS = 50;

    private final TenantGraph graph;
    private final TableName root;
    private final Choices choices;
    private final Map<Fault.Id, Decision> made = new LinkedHashMap<>();
    private final Set<Fault> seen = new LinkedHashSet<>();
    private Changes changes = Changes.NONE;

    Mending(TenantGraph graph, TableName root, Choices choices) {
        this.graph = graph;
        this.root = root;
        this.choices = choices;
    }

    Migration migration() {
        var outlook = Outlook.of(graph.schema(), root, changes);
        for (var round = 1; mendOnce(outlook) && round < MOST_ROUNDS; round++) {
            outlook = Outlook.of(graph.schema(), root, changes);
        }
        var decisions = new LinkedHashMap<>(made);
        for (var left : outlook.all()) {
            decisions.put(left.id(), decide(left));
        }
        return new Migration(
                graph, outlook.late().graph(), List.copyOf(decisions.values()), changes, List.copyOf(seen));
    }

    private boolean mendOnce(Outlook outlook) {
        return mend(outlook.late(), outlook.structural()) || mend(outlook.late(), outlook.unindexed());
    }

    private boolean mend(Situation situation, List<Fault> faults) {
        seen.addAll(faults);
        var mending = faults.stream()
                .map(this::decide)
                .filter(decision -> !decision.offer().changes().isEmpty())
                .toList();
        var touched = new HashSet<Fault.Subject>();
        new Frontier(situation)
                .of(mending).stream()
                        .filter(decision -> touched.add(decision.fault().subject()))
                        .forEach(this::make);
        return !touched.isEmpty();
    }

    private void make(Decision decision) {
        for (var change : decision.offer().changes()) {
            changes = changes.with(
                    change, decision.fault().what(), decision.offer().effect());
        }
        made.put(decision.fault().id(), decision);
    }

    private Decision decide(Fault fault) {
        var before = made.get(fault.id());
        return before != null && before.asked() ? new Decision(fault, Offer.keep(), true) : choices.decide(fault);
    }
}
