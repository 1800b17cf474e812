package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.TableName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
        var judged = graph;
        var round = 1;
        while (mendOnce(new Situation(judged, root)) && round < MOST_ROUNDS) {
            judged = TenantGraph.of(Foresight.of(graph.schema(), changes), root);
            round++;
        }
        var decisions = new LinkedHashMap<>(made);
        for (var left : faults(new Situation(judged, root))) {
            decisions.put(left.id(), decide(left));
        }
        return new Migration(graph, judged, List.copyOf(decisions.values()), changes, List.copyOf(seen));
    }

    private boolean mendOnce(Situation situation) {
        return mend(structural(situation)) || mend(new IndexFaults(situation).find());
    }

    private static List<Fault> faults(Situation situation) {
        return Stream.concat(structural(situation).stream(), new IndexFaults(situation).find().stream())
                .toList();
    }

    private static List<Fault> structural(Situation situation) {
        return Stream.of(
                        new KeyFaults(situation).find(),
                        new TableFaults(situation).find(),
                        new CrossTenantFaults(situation).find())
                .flatMap(List::stream)
                .toList();
    }

    private boolean mend(List<Fault> faults) {
        var touched = new HashSet<Fault.Subject>();
        for (var fault : faults) {
            seen.add(fault);
            var decision = decide(fault);
            var offer = decision.offer();
            if (!offer.changes().isEmpty() && touched.add(fault.subject())) {
                for (var change : offer.changes()) {
                    changes = changes.with(change, fault.what(), offer.effect());
                }
                made.put(fault.id(), decision);
            }
        }
        return !touched.isEmpty();
    }

    private Decision decide(Fault fault) {
        var before = made.get(fault.id());
        return before != null && before.asked() ? new Decision(fault, Offer.keep(), true) : choices.decide(fault);
    }
}
