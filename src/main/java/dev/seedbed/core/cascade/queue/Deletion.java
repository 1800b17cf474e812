package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.cascade.queue.DeleteOutcome.Failed;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Passed;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Refusal;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Unknown;
import dev.seedbed.core.schema.DeleteAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// One delete on its way through the queue.
final class Deletion {

    /// A row where it lies, in its present version; compared by identity.
    private static final class Tuple {
        private KeyRow row;
        private boolean live = true;
        /// How often this delete changed it.
        private int version;
        /// By key, what changed its values last.
        private final Map<Reference, Reference> changedBy = new HashMap<>();

        Tuple(KeyRow row) {
            this.row = row;
        }
    }

    /// What waits in the queue.
    private sealed interface Event {

        /// A row that the key may point at is deleted.
        record Deleted(Reference reference, KeyRow old) implements Event {}

        /// `by` has changed the values of a row that the key may point at.
        record Moved(Reference reference, KeyRow old, Reference by) implements Event {}

        /// `by` has changed a row whose key has to be looked at again.
        record Changed(Reference reference, Tuple tuple, int version, Reference by) implements Event {}
    }

    private final TriggerQueue keys;
    private final Set<Tuple> tuples = new LinkedHashSet<>();
    /// By key and its values: the rows that point there, in the order in which they lie.
    private final List<Map<List<String>, Set<Tuple>>> pointing = new ArrayList<>();
    /// By key and its values: how many rows can be pointed at.
    private final List<Map<List<String>, Integer>> targets = new ArrayList<>();

    private final Deque<Event> queue = new ArrayDeque<>();
    private final Deque<Event> atCommit = new ArrayDeque<>();

    Deletion(TriggerQueue keys, List<KeyRow> rows) {
        this.keys = keys;
        for (var number = 0; number < keys.references(); number++) {
            pointing.add(new HashMap<>());
            targets.add(new HashMap<>());
        }
        for (var row : rows) {
            var tuple = new Tuple(row);
            tuples.add(tuple);
            enter(tuple);
        }
    }

    DeleteOutcome delete(Predicate<KeyRow> chosen) {
        tuples.stream().filter(tuple -> chosen.test(tuple.row)).toList().forEach(this::delete);
        return work(queue).or(() -> work(atCommit)).orElseGet(this::passed);
    }

    private DeleteOutcome passed() {
        return new Passed(tuples.stream()
                .filter(tuple -> tuple.live)
                .map(tuple -> tuple.row)
                .toList());
    }

    private Optional<DeleteOutcome> work(Deque<Event> events) {
        while (!events.isEmpty()) {
            var end = fire(events.remove());
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private Optional<DeleteOutcome> fire(Event event) {
        return switch (event) {
            case Event.Deleted(var reference, var old) ->
                old.key(reference.key().targetColumns()).flatMap(values -> act(reference, values));
            case Event.Moved(var reference, var old, var by) ->
                old.key(reference.key().targetColumns()).flatMap(values -> stillReferenced(reference, values, by));
            case Event.Changed(var reference, var tuple, var version, var by) ->
                tuple.live && tuple.version == version ? check(reference, tuple.row, by) : Optional.empty();
        };
    }

    private Optional<DeleteOutcome> act(Reference reference, List<String> values) {
        return switch (reference.key().onDelete()) {
            case CASCADE -> {
                pointing(reference, values).forEach(this::delete);
                yield Optional.empty();
            }
            case SET_NULL, SET_DEFAULT -> clear(reference, values);
            case NO_ACTION, RESTRICT -> stillReferenced(reference, values, reference);
        };
    }

    private Optional<DeleteOutcome> clear(Reference reference, List<String> values) {
        for (var tuple : pointing(reference, values)) {
            var changes = reference.cleared();
            if (changes.isEmpty()) {
                return Optional.of(new Unknown(reference.key(), "A default of its columns is computed."));
            }
            var changed = tuple.row.with(changes.get());
            if (reference.key().clearedColumns().stream()
                    .anyMatch(column ->
                            !reference.nullable(column) && changed.value(column).isEmpty())) {
                return failed(reference, Refusal.REQUIRED, reference);
            }
            change(tuple, changed, reference);
        }
        return reference.key().onDelete() == DeleteAction.SET_DEFAULT
                ? stillReferenced(reference, values, reference)
                : Optional.empty();
    }

    private Optional<DeleteOutcome> stillReferenced(Reference reference, List<String> values, Reference by) {
        var replaced = reference.key().onDelete() != DeleteAction.RESTRICT
                && targets.get(reference.number()).getOrDefault(values, 0) > 0;
        return replaced || pointing(reference, values).isEmpty()
                ? Optional.empty()
                : failed(reference, Refusal.STILL_REFERENCED, by);
    }

    private Optional<DeleteOutcome> check(Reference reference, KeyRow row, Reference by) {
        var key = reference.key();
        var values = row.key(key.columns());
        if (values.isEmpty()) {
            return key.matchFull() && !row.allNull(key.columns())
                    ? failed(reference, Refusal.HALF_NULL, by)
                    : Optional.empty();
        }
        return targets.get(reference.number()).getOrDefault(values.get(), 0) > 0
                ? Optional.empty()
                : failed(reference, Refusal.NO_SUCH_ROW, by);
    }

    private static Optional<DeleteOutcome> failed(Reference reference, Refusal refusal, Reference by) {
        return Optional.of(new Failed(reference.key(), refusal, by.key()));
    }

    private void delete(Tuple tuple) {
        if (tuple.live) {
            leave(tuple);
            tuple.live = false;
            for (var reference : keys.incoming(tuple.row.table())) {
                (reference.deferred() ? atCommit : queue).add(new Event.Deleted(reference, tuple.row));
            }
        }
    }

    /// A changed row lies behind all others. A row that this delete has changed before has all of its keys looked at.
    private void change(Tuple tuple, KeyRow changed, Reference by) {
        var old = tuple.row;
        leave(tuple);
        tuple.row = changed;
        tuple.version++;
        enter(tuple);
        tuples.remove(tuple);
        tuples.add(tuple);
        for (var reference : keys.incoming(changed.table())) {
            var columns = reference.key().targetColumns();
            if (old.key(columns)
                    .filter(values -> !changed.key(columns).equals(Optional.of(values)))
                    .isPresent()) {
                put(reference, new Event.Moved(reference, old, by));
            }
        }
        for (var reference : keys.outgoing(changed.table())) {
            if (!old.key(reference.key().columns())
                    .equals(changed.key(reference.key().columns()))) {
                tuple.changedBy.put(reference, by);
            }
            if (mustBeChecked(reference, old, changed, tuple.version > 1)) {
                var cause = Objects.requireNonNullElse(tuple.changedBy.get(reference), by);
                put(reference, new Event.Changed(reference, tuple, tuple.version, cause));
            }
        }
    }

    private static boolean mustBeChecked(Reference reference, KeyRow old, KeyRow changed, boolean changedBefore) {
        var columns = reference.key().columns();
        var values = changed.key(columns);
        if (values.isEmpty()) {
            return reference.key().matchFull() && !changed.allNull(columns);
        }
        return changedBefore || !old.key(columns).equals(values);
    }

    /// What follows from a change is no delete action: a deferred key waits with all of it.
    private void put(Reference reference, Event event) {
        (reference.key().initiallyDeferred() ? atCommit : queue).add(event);
    }

    private List<Tuple> pointing(Reference reference, List<String> values) {
        return List.copyOf(pointing.get(reference.number()).getOrDefault(values, Set.of()));
    }

    private void enter(Tuple tuple) {
        for (var reference : keys.outgoing(tuple.row.table())) {
            tuple.row
                    .key(reference.key().columns())
                    .ifPresent(values -> pointing.get(reference.number())
                            .computeIfAbsent(values, _ -> new LinkedHashSet<>())
                            .add(tuple));
        }
        for (var reference : keys.incoming(tuple.row.table())) {
            tuple.row
                    .key(reference.key().targetColumns())
                    .ifPresent(values -> targets.get(reference.number()).merge(values, 1, Integer::sum));
        }
    }

    private void leave(Tuple tuple) {
        for (var reference : keys.outgoing(tuple.row.table())) {
            tuple.row
                    .key(reference.key().columns())
                    .ifPresent(values -> pointing.get(reference.number())
                            .computeIfAbsent(values, _ -> new LinkedHashSet<>())
                            .remove(tuple));
        }
        for (var reference : keys.incoming(tuple.row.table())) {
            tuple.row
                    .key(reference.key().targetColumns())
                    .ifPresent(values -> targets.get(reference.number()).merge(values, -1, Integer::sum));
        }
    }
}
