package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.InsertOrder;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Makes up small sets of rows that keep every foreign key, unique key and NOT NULL of a schema, at random.
///
/// The first row is the tenant; every row points at rows of its own tenant only. Where a key is set to a default, there
/// is
/// a second tenant, whose rows the defaults name.
final class RandomRows {

    private static final int PASSES = 3;
    private static final int OTHER_TENANT = 1000;

    private final Schema schema;
    private final TableName root;
    private final List<Table> order;
    private final Map<TableName, SortedSet<String>> columns;
    private final Map<TableName, Map<String, String>> defaults;
    /// What columns hold that do not tell rows apart, such as a tenant's number.
    private final String otherTenant;

    /// A row in the making; a column that is decided to be NULL has an empty value.
    private record Draft(Table table, boolean other, Map<String, Optional<String>> values) {

        boolean open(String column) {
            return !values.containsKey(column);
        }

        Optional<String> value(String column) {
            return Objects.requireNonNullElse(values.get(column), Optional.empty());
        }
    }

    RandomRows(Schema schema, TableName root) {
        this.schema = schema;
        this.root = root;
        this.order = InsertOrder.of(schema).tables().stream().map(schema::table).toList();
        this.columns = KeyRows.columns(schema);
        this.defaults = defaults(schema);
        this.otherTenant = defaults.getOrDefault(root, Map.of()).values().stream()
                .findFirst()
                .orElse(Integer.toString(OTHER_TENANT));
    }

    /// At most so many rows a table, at least one in those that are needed; empty when the dice do not fit together.
    Optional<List<KeyRow>> rows(Random random, int most, Set<TableName> needed) {
        var drafts = new HashMap<TableName, List<Draft>>();
        for (var table : order) {
            var least = needed.contains(table.name()) ? 1 : 0;
            var count = table.name().equals(root) ? 1 : least + random.nextInt(most + 1 - least);
            for (var number = 1; number <= count; number++) {
                var named = defaults.containsKey(table.name()) && number == 1 && random.nextInt(4) == 0;
                drafts.computeIfAbsent(table.name(), _ -> new ArrayList<>()).add(draft(table, number, named, false));
            }
        }
        if (!defaults.isEmpty()) {
            for (var table : order) {
                if (random.nextBoolean()) {
                    drafts.computeIfAbsent(table.name(), _ -> new ArrayList<>())
                            .add(draft(table, OTHER_TENANT, true, true));
                }
            }
        }
        return refer(random, drafts) ? finished(drafts) : Optional.empty();
    }

    /// `named` rows are those that defaults name.
    private Draft draft(Table table, int number, boolean named, boolean other) {
        var values = new HashMap<String, Optional<String>>();
        var distinct = distinct(table);
        var names = named ? defaults.getOrDefault(table.name(), Map.of()) : Map.<String, String>of();
        for (var column : columns.getOrDefault(table.name(), new TreeSet<>())) {
            if (!table.references(column)) {
                var value = distinct.contains(column) ? Integer.toString(number) : other ? otherTenant : "1";
                values.put(column, Optional.of(names.getOrDefault(column, value)));
            }
        }
        return new Draft(table, other, values);
    }

    /// Per table, the values by which defaults name one of its rows.
    private static Map<TableName, Map<String, String>> defaults(Schema schema) {
        var defaults = new HashMap<TableName, Map<String, String>>();
        for (var table : schema.tables()) {
            for (var key : table.foreignKeys()) {
                if (key.onDelete() == DeleteAction.SET_DEFAULT) {
                    var values = new Reference(key, 0, table).cleared().orElse(Map.of());
                    for (var position = 0; position < key.columns().size(); position++) {
                        var target = key.targetColumns().get(position);
                        Objects.requireNonNullElse(values.get(key.columns().get(position)), Optional.<String>empty())
                                .ifPresent(value -> defaults.computeIfAbsent(key.target(), _ -> new HashMap<>())
                                        .put(target, value));
                    }
                }
            }
        }
        return defaults;
    }

    /// Columns that tell a table's rows apart; the others can be the same in all of them.
    private static Set<String> distinct(Table table) {
        var distinct = new HashSet<String>();
        for (var key : table.uniqueKeys()) {
            if (key.columns().stream().noneMatch(distinct::contains)) {
                key.columns().reversed().stream()
                        .filter(column -> !table.references(column))
                        .findFirst()
                        .ifPresent(distinct::add);
            }
        }
        return distinct;
    }

    private boolean refer(Random random, Map<TableName, List<Draft>> drafts) {
        for (var pass = 1; pass <= PASSES; pass++) {
            for (var table : order) {
                var keys = new ArrayList<>(table.foreignKeys());
                Collections.shuffle(keys, random);
                keys.sort(Comparator.comparingInt(key -> -key.columns().size()));
                for (var draft : drafts.getOrDefault(table.name(), List.of())) {
                    for (var key : keys) {
                        if (!refer(random, draft, key, drafts, pass == PASSES)) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private static boolean refer(
            Random random, Draft draft, ForeignKey key, Map<TableName, List<Draft>> drafts, boolean last) {
        var open = key.columns().stream().filter(draft::open).toList();
        if (open.isEmpty() || (!key.matchFull() && isNull(draft, key))) {
            return true;
        }
        var free = open.stream()
                .filter(column -> draft.table().column(column).nullable())
                .toList();
        var mayBeNull = !free.isEmpty()
                && (!key.matchFull() || free.size() == key.columns().size());
        if (mayBeNull && random.nextInt(3) == 0) {
            leaveNull(random, draft, key, free);
            return true;
        }
        var targets = targets(draft, key, drafts);
        if (targets.isEmpty()) {
            if (mayBeNull && last) {
                leaveNull(random, draft, key, free);
            }
            return mayBeNull || !last;
        }
        var target = targets.get(random.nextInt(targets.size()));
        for (var position = 0; position < key.columns().size(); position++) {
            draft.values()
                    .put(
                            key.columns().get(position),
                            target.value(key.targetColumns().get(position)));
        }
        return true;
    }

    private static boolean isNull(Draft draft, ForeignKey key) {
        return key.columns().stream()
                .anyMatch(column -> !draft.open(column) && draft.value(column).isEmpty());
    }

    private static void leaveNull(Random random, Draft draft, ForeignKey key, List<String> free) {
        var columns = key.matchFull() ? free : List.of(free.get(random.nextInt(free.size())));
        columns.forEach(column -> draft.values().put(column, Optional.empty()));
    }

    private static List<Draft> targets(Draft draft, ForeignKey key, Map<TableName, List<Draft>> drafts) {
        return drafts.getOrDefault(key.target(), List.of()).stream()
                .filter(target -> target.other() == draft.other() && fits(draft, key, target))
                .toList();
    }

    private static boolean fits(Draft draft, ForeignKey key, Draft target) {
        for (var position = 0; position < key.columns().size(); position++) {
            var there = target.value(key.targetColumns().get(position));
            var column = key.columns().get(position);
            if (there.isEmpty() || (!draft.open(column) && !draft.value(column).equals(there))) {
                return false;
            }
        }
        return true;
    }

    private Optional<List<KeyRow>> finished(Map<TableName, List<Draft>> drafts) {
        var rows = order.stream()
                .sorted(Comparator.comparing(table -> !table.name().equals(root)))
                .flatMap(table -> drafts.getOrDefault(table.name(), List.of()).stream())
                .map(this::row)
                .toList();
        return valid(rows) ? Optional.of(rows) : Optional.empty();
    }

    /// A required column of a key that is NULL in another one holds anything.
    private KeyRow row(Draft draft) {
        var values = new HashMap<String, String>();
        for (var column : columns.getOrDefault(draft.table().name(), new TreeSet<>())) {
            if (!draft.table().column(column).nullable()) {
                values.put(column, "1");
            }
        }
        draft.values().forEach((column, value) -> value.ifPresent(text -> values.put(column, text)));
        return new KeyRow(draft.table().name(), values);
    }

    /// Whether the rows keep every rule.
    boolean valid(List<KeyRow> rows) {
        var byTable = new HashMap<TableName, List<KeyRow>>();
        rows.forEach(row ->
                byTable.computeIfAbsent(row.table(), _ -> new ArrayList<>()).add(row));
        return schema.tables().stream().allMatch(table -> {
            var own = byTable.getOrDefault(table.name(), List.of());
            return required(table, own)
                    && table.uniqueKeys().stream().allMatch(key -> unique(table, key, own))
                    && table.foreignKeys().stream().allMatch(key -> resolved(key, own, byTable));
        });
    }

    private boolean required(Table table, List<KeyRow> own) {
        return columns.getOrDefault(table.name(), new TreeSet<>()).stream()
                .filter(column -> !table.column(column).nullable())
                .allMatch(
                        column -> own.stream().allMatch(row -> row.value(column).isPresent()));
    }

    /// A unique key with a column that no key is made of can always be kept.
    private boolean unique(Table table, UniqueKey key, List<KeyRow> own) {
        if (!columns.getOrDefault(table.name(), new TreeSet<>()).containsAll(key.columns())) {
            return true;
        }
        var seen = new HashSet<List<String>>();
        return own.stream().flatMap(row -> row.key(key.columns()).stream()).allMatch(seen::add);
    }

    private static boolean resolved(ForeignKey key, List<KeyRow> own, Map<TableName, List<KeyRow>> byTable) {
        return own.stream().allMatch(row -> {
            var values = row.key(key.columns());
            return values.isEmpty()
                    ? !key.matchFull() || row.allNull(key.columns())
                    : byTable.getOrDefault(key.target(), List.of()).stream()
                            .anyMatch(target -> target.key(key.targetColumns()).equals(values));
        });
    }
}
