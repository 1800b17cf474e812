package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What the server does with a delete, for given rows.
///
/// Deleting a row puts one event for each key that references its table at the end of one queue, in the order of the
/// constraint triggers' names. Events are worked off in turn: CASCADE deletes rows, which put their own events behind
/// all others; SET NULL and SET DEFAULT change rows, whose other keys may then be checked; NO ACTION and RESTRICT look
/// whether a row still points there. Deferred checks come when the queue is empty. User triggers, rules, row-level
/// security, CHECK and unique constraints are outside the model, and so is ON UPDATE other than NO ACTION.
public final class TriggerQueue {

    private final Map<TableName, List<Reference>> incoming = new HashMap<>();
    private final Map<TableName, List<Reference>> outgoing = new HashMap<>();
    private int references;

    public TriggerQueue(Schema schema) {
        var all = new ArrayList<Reference>();
        for (var table : schema.tables()) {
            for (var key : table.foreignKeys()) {
                all.add(new Reference(key, references++, table));
            }
        }
        all.sort(Comparator.comparing(reference -> reference.key().deleteTrigger()));
        for (var reference : all) {
            keysOf(incoming, reference.key().target()).add(reference);
            keysOf(outgoing, reference.key().table()).add(reference);
        }
    }

    /// Deletes the chosen rows in one statement. The order of `rows` is the order in which they lie in their tables.
    public DeleteOutcome delete(List<KeyRow> rows, Predicate<KeyRow> chosen) {
        return new Deletion(this, rows).delete(chosen);
    }

    /// The keys that point at a table, in the order in which their triggers fire.
    List<Reference> incoming(TableName table) {
        return incoming.getOrDefault(table, List.of());
    }

    List<Reference> outgoing(TableName table) {
        return outgoing.getOrDefault(table, List.of());
    }

    int references() {
        return references;
    }

    private static List<Reference> keysOf(Map<TableName, List<Reference>> map, TableName table) {
        return map.computeIfAbsent(table, _ -> new ArrayList<>());
    }
}
