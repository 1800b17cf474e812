package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The faults of a schema as a migration will leave it, in whichever order the server will fire new triggers.
record Outlook(Situation late, Situation early) {

    static Outlook of(Schema schema, TableName root, Changes changes) {
        return new Outlook(
                judged(Foresight.late(schema, changes), root), judged(Foresight.early(schema, changes), root));
    }

    private static Situation judged(Schema schema, TableName root) {
        return new Situation(TenantGraph.of(schema, root), root);
    }

    /// The faults of keys and tables; only keys depend on the order.
    List<Fault> structural() {
        var keys = new KeyFaults(late).all();
        var known = keys.stream().map(Fault::id).collect(Collectors.toSet());
        return Stream.of(
                        keys,
                        new KeyFaults(early)
                                .all().stream()
                                        .filter(fault -> !known.contains(fault.id()))
                                        .toList(),
                        new TableFaults(late).all(),
                        new CrossTenantFaults(late).all())
                .flatMap(List::stream)
                .toList();
    }

    List<Fault> unindexed() {
        return new IndexFaults(late).all();
    }

    List<Fault> all() {
        return Stream.concat(structural().stream(), unindexed().stream()).toList();
    }
}
