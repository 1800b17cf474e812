package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.cascade.queue.DeleteOutcome.Failed;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Passed;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks for the smallest rows with which a delete fails at a key, and for those with which it passes though a row uses
/// the key. The same schema and key give the same examples.
public final class ExampleSearch {

    private static final int TRIES = 300;
    private static final int MOST_ROWS = 3;
    /// So many examples are found and made smaller before the smallest is taken.
    private static final int ENOUGH = 3;

    private final Schema schema;
    private final TableName root;
    private final ForeignKey key;
    private final List<ForeignKey> setAside;
    private final RandomRows randomRows;
    private final TriggerQueue queue;

    /// `doubtful` are the keys that make deletes fail, the most certain first: those that spoil every example are set
    /// aside, as few groups of them as need be.
    public static Optional<Example> failing(
            Schema schema, TableName root, ForeignKey key, List<List<ForeignKey>> doubtful) {
        return search(schema, root, key, doubtful, ExampleSearch::fails);
    }

    public static Optional<Example> passing(
            Schema schema, TableName root, ForeignKey key, List<List<ForeignKey>> doubtful) {
        return search(schema, root, key, doubtful, ExampleSearch::passes);
    }

    private interface Wanted {
        boolean in(ExampleSearch search, List<KeyRow> rows, DeleteOutcome outcome);
    }

    private static Optional<Example> search(
            Schema schema, TableName root, ForeignKey key, List<List<ForeignKey>> doubtful, Wanted wanted) {
        var setAside = new LinkedHashSet<ForeignKey>();
        var example = new ExampleSearch(schema, root, key, List.of()).smallest(wanted);
        for (var group :
                Stream.concat(doubtful.stream(), Stream.of(others(schema))).toList()) {
            var more = group.stream().filter(other -> !other.equals(key)).toList();
            if (example.isEmpty() && setAside.addAll(more)) {
                example = new ExampleSearch(schema, root, key, List.copyOf(setAside)).smallest(wanted);
            }
        }
        return example.map(found -> withFewest(schema, root, key, found, wanted));
    }

    /// The same rows, with only those keys set aside that they need to have out of the way.
    private static Example withFewest(Schema schema, TableName root, ForeignKey key, Example example, Wanted wanted) {
        var fewest = example;
        for (var back : example.setAside()) {
            var kept = fewest.setAside().stream()
                    .filter(other -> !other.equals(back))
                    .toList();
            var search = new ExampleSearch(schema, root, key, kept);
            var outcome = search.outcome(example.rows());
            if (search.randomRows.valid(example.rows()) && wanted.in(search, example.rows(), outcome)) {
                fewest = new Example(example.rows(), kept, outcome);
            }
        }
        return fewest;
    }

    /// In the end, all that may refuse.
    private static List<ForeignKey> others(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .filter(key -> key.onDelete() != DeleteAction.CASCADE)
                .toList();
    }

    private ExampleSearch(Schema schema, TableName root, ForeignKey key, List<ForeignKey> setAside) {
        this.root = root;
        this.key = key;
        this.setAside = List.copyOf(setAside);
        this.schema = concerned(schema);
        this.randomRows = new RandomRows(this.schema, root, key);
        this.queue = new TriggerQueue(this.schema);
    }

    private Optional<Example> smallest(Wanted wanted) {
        var random = new Random(1);
        var found = new ArrayList<Example>();
        for (var most = 1; most <= MOST_ROWS && found.isEmpty(); most++) {
            for (var attempt = 0; attempt < TRIES && found.size() < ENOUGH; attempt++) {
                randomRows
                        .rows(random, most)
                        .filter(rows -> wanted.in(this, rows, outcome(rows)))
                        .map(rows -> shrunk(rows, wanted))
                        .ifPresent(found::add);
            }
        }
        return found.stream()
                .min(Comparator.comparingInt(example -> example.rows().size()));
    }

    private DeleteOutcome outcome(List<KeyRow> rows) {
        return queue.delete(rows, rows.getFirst()::equals);
    }

    private boolean fails(List<KeyRow> rows, DeleteOutcome outcome) {
        return outcome instanceof Failed failed && failed.by().equals(key);
    }

    /// Whether it passes though a row points by the key at one that goes.
    private boolean passes(List<KeyRow> rows, DeleteOutcome outcome) {
        if (!(outcome instanceof Passed(var left))) {
            return false;
        }
        var targets = new HashSet<List<String>>();
        targets(rows).forEach(targets::add);
        targets(left).forEach(targets::remove);
        return rows.stream()
                .filter(row -> row.table().equals(key.table()))
                .flatMap(row -> row.key(key.columns()).stream())
                .anyMatch(targets::contains);
    }

    private Stream<List<String>> targets(List<KeyRow> rows) {
        return rows.stream()
                .filter(row -> row.table().equals(key.target()))
                .flatMap(row -> row.key(key.targetColumns()).stream());
    }

    /// Without the rows, and with NULL in the columns, that it does not take.
    private Example shrunk(List<KeyRow> rows, Wanted wanted) {
        Predicate<List<KeyRow>> good = fewer -> randomRows.valid(fewer) && wanted.in(this, fewer, outcome(fewer));
        var smaller = smaller(rows, good);
        while (smaller.isPresent()) {
            rows = smaller.get();
            smaller = smaller(rows, good);
        }
        return new Example(rows, setAside.stream().filter(this::concerns).toList(), outcome(rows));
    }

    private Optional<List<KeyRow>> smaller(List<KeyRow> rows, Predicate<List<KeyRow>> good) {
        var positions = IntStream.range(0, rows.size()).boxed().toList();
        var without = positions.stream().skip(1).map(position -> without(rows, position));
        var cleared = positions.stream()
                .flatMap(position -> rows.get(position).values().keySet().stream()
                        .sorted()
                        .filter(column -> nullableReference(rows.get(position), column))
                        .map(column -> cleared(rows, position, column)));
        return Stream.concat(without, cleared).filter(good).findFirst();
    }

    private static List<KeyRow> without(List<KeyRow> rows, int position) {
        var fewer = new ArrayList<>(rows);
        fewer.remove(position);
        return fewer;
    }

    private static List<KeyRow> cleared(List<KeyRow> rows, int position, String column) {
        var changed = new ArrayList<>(rows);
        changed.set(position, rows.get(position).with(Map.of(column, Optional.empty())));
        return changed;
    }

    private boolean nullableReference(KeyRow row, String column) {
        var table = schema.table(row.table());
        return table.references(column) && table.column(column).nullable();
    }

    private boolean concerns(ForeignKey other) {
        return schema.find(other.table()).isPresent()
                && schema.find(other.target()).isPresent();
    }

    /// A MATCH FULL key with one required column is never NULL.
    private static boolean alwaysUsed(Table table, ForeignKey other) {
        return other.matchFull()
                ? other.columns().stream()
                        .anyMatch(column -> !table.column(column).nullable())
                : table.allRequired(other.columns());
    }

    private static boolean acts(ForeignKey other) {
        return other.onDelete() != DeleteAction.NO_ACTION && other.onDelete() != DeleteAction.RESTRICT;
    }

    /// The tables that an example can need: those on cascades to either side of the key, those that point at columns it
    /// clears, and what all of these require.
    private Schema concerned(Schema whole) {
        var tables = new TreeMap<TableName, Table>();
        var waiting = new ArrayDeque<>(List.of(root, key.table(), key.target()));
        if (key.onDelete() == DeleteAction.SET_NULL || key.onDelete() == DeleteAction.SET_DEFAULT) {
            whole.referencing().getOrDefault(key.table(), List.of()).stream()
                    .filter(other -> other.targetColumns().stream().anyMatch(key.clearedColumns()::contains))
                    .forEach(other -> waiting.add(other.table()));
        }
        while (!waiting.isEmpty()) {
            var table = whole.table(waiting.remove());
            if (tables.put(table.name(), table) == null) {
                table.foreignKeys().stream()
                        .filter(other -> acts(other) || alwaysUsed(table, other))
                        .forEach(other -> waiting.add(other.target()));
            }
        }
        return new Schema(
                tables.values().stream()
                        .map(table -> table.withForeignKeys(table.foreignKeys().stream()
                                .filter(other -> tables.containsKey(other.target()) && !setAside.contains(other))
                                .toList()))
                        .toList(),
                whole.serverVersion());
    }
}
