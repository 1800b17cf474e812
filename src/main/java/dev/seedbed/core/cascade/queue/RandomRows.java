package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.InsertOrder;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
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
/// The first row is the tenant; another uses the key in question, and the rest are there because these rows point at
/// them, or because they point at what the key clears. Every row points at rows of its own tenant only. Where a key is
/// set to a default, there may be a second tenant, whose rows the defaults name.
final class RandomRows {

    private static final int OTHER_TENANT = 1000;
    /// What columns hold that nothing decides.
    private static final String ANY = "1";

    private final Schema schema;
    private final TableName root;
    private final ForeignKey key;
    private final List<Table> order;
    private final Map<TableName, SortedSet<String>> columns;
    private final Map<TableName, Map<String, String>> defaults;
    /// What columns hold that do not tell rows apart, such as a tenant's number.
    private final String otherTenant;

    RandomRows(Schema schema, TableName root, ForeignKey key) {
        this.schema = schema;
        this.root = root;
        this.key = key;
        this.order = InsertOrder.of(schema).tables().stream().map(schema::table).toList();
        this.columns = KeyRows.columns(schema);
        this.defaults = defaults(schema);
        this.otherTenant = defaults.getOrDefault(root, Map.of()).values().stream()
                .findFirst()
                .orElse(Integer.toString(OTHER_TENANT));
    }

    /// At most so many rows a table and tenant; empty when the dice do not fit together.
    Optional<List<KeyRow>> rows(Random random, int most) {
        return new Attempt(random, most).rows();
    }

    /// The rows so far, and those of them whose keys are still to be decided.
    private final class Attempt {
        private final Random random;
        private final int most;
        private final Map<TableName, List<DraftRow>> drafts = new HashMap<>();
        private final Deque<DraftRow> waiting = new ArrayDeque<>();

        Attempt(Random random, int most) {
            this.random = random;
            this.most = most;
        }

        Optional<List<KeyRow>> rows() {
            var tenant = add(schema.table(root), false);
            var user = key.table().equals(root) ? tenant : add(schema.table(key.table()), false);
            if (!point(user, key)) {
                return Optional.empty();
            }
            addOthers();
            while (!waiting.isEmpty()) {
                if (!refer(waiting.remove())) {
                    return Optional.empty();
                }
            }
            drafts.values().forEach(rows -> Collections.shuffle(rows, random));
            return finished(drafts);
        }

        private void addOthers() {
            for (var table : order) {
                if (!table.name().equals(root) && pointsAtCleared(table) && random.nextBoolean()) {
                    add(table, false);
                }
                if (defaults.containsKey(table.name()) && random.nextBoolean()) {
                    add(table, true);
                }
            }
        }

        private DraftRow add(Table table, boolean other) {
            return add(draft(table, other));
        }

        private DraftRow add(DraftRow draft) {
            drafts.computeIfAbsent(draft.table().name(), _ -> new ArrayList<>()).add(draft);
            waiting.add(draft);
            return draft;
        }

        /// Rows that defaults name are among those of both tenants.
        private DraftRow draft(Table table, boolean other) {
            var draft = new DraftRow(table, other);
            var number = of(table.name(), other).size() + (other ? OTHER_TENANT : 1);
            var names = defaults.getOrDefault(table.name(), Map.of());
            var named = !present(table, names) && (other || random.nextInt(4) == 0);
            var distinct = distinct(table);
            for (var column : columns.getOrDefault(table.name(), new TreeSet<>())) {
                if (!table.references(column)) {
                    var value = distinct.contains(column) ? Integer.toString(number) : other ? otherTenant : ANY;
                    draft.set(column, named ? names.getOrDefault(column, value) : value);
                }
            }
            return draft;
        }

        private List<DraftRow> of(TableName table, boolean other) {
            return drafts.getOrDefault(table, List.of()).stream()
                    .filter(draft -> draft.other() == other)
                    .toList();
        }

        private boolean present(Table table, Map<String, String> names) {
            return drafts.getOrDefault(table.name(), List.of()).stream()
                    .anyMatch(draft -> names.entrySet().stream()
                            .allMatch(name -> draft.text(name.getKey()).equals(Optional.of(name.getValue()))));
        }

        private boolean refer(DraftRow draft) {
            var keys = new ArrayList<>(draft.table().foreignKeys());
            Collections.shuffle(keys, random);
            return keys.stream().allMatch(next -> refer(draft, next));
        }

        private boolean refer(DraftRow draft, ForeignKey next) {
            if (draft.settled(next)) {
                return true;
            }
            var clearable = draft.clearable(next);
            if (!clearable.isEmpty() && random.nextInt(3) == 0) {
                clear(draft, next, clearable);
                return true;
            }
            if (point(draft, next)) {
                return true;
            }
            if (!clearable.isEmpty()) {
                clear(draft, next, clearable);
            }
            return !clearable.isEmpty();
        }

        private void clear(DraftRow draft, ForeignKey next, List<String> clearable) {
            var columns = next.matchFull() ? clearable : List.of(clearable.get(random.nextInt(clearable.size())));
            columns.forEach(draft::clear);
        }

        /// At one of the rows, or at another one yet to come.
        private boolean point(DraftRow draft, ForeignKey next) {
            var rows = of(next.target(), draft.other());
            var targets = new ArrayList<>(rows.stream()
                    .filter(target -> draft.canPointAt(target, next))
                    .toList());
            var room = next.target().equals(root) ? 1 : most;
            var fresh = draft(schema.table(next.target()), draft.other());
            if (rows.size() < room && draft.canPointAt(fresh, next)) {
                targets.add(fresh);
            }
            if (targets.isEmpty()) {
                return false;
            }
            var target = targets.get(random.nextInt(targets.size()));
            if (target == fresh) {
                add(fresh);
            }
            draft.pointAt(target, next);
            return true;
        }
    }

    private boolean pointsAtCleared(Table table) {
        return table.foreignKeys().stream()
                .anyMatch(reference -> reference.target().equals(key.table())
                        && reference.targetColumns().stream().anyMatch(key.clearedColumns()::contains));
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

    private Optional<List<KeyRow>> finished(Map<TableName, List<DraftRow>> drafts) {
        var rows = order.stream()
                .sorted(Comparator.comparing(table -> !table.name().equals(root)))
                .flatMap(table -> drafts.getOrDefault(table.name(), List.of()).stream())
                .map(draft -> draft.finished(columns.getOrDefault(draft.table().name(), new TreeSet<>()), ANY))
                .toList();
        return valid(rows) ? Optional.of(rows) : Optional.empty();
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
