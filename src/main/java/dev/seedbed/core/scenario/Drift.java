package dev.seedbed.core.scenario;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.SchemaMemory.TableMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How a schema differs from the one that a scenario was decided for. New tables come with all of their columns.
public record Drift(List<TableDrift> tables) {

    public static final Drift NONE = new Drift(List.of());

    private static final int MOST_NAMED = 10;

    /// Where a table or a column is: only then, only now, or in both and different.
    public enum Change {
        NEW,
        GONE,
        CHANGED
    }

    /// `columns` is empty for a changed table whose columns and types are the same: then keys, checks, defaults or the
    /// values of a type differ.
    public record TableDrift(String table, Change change, List<ColumnDrift> columns) {

        public TableDrift {
            columns = List.copyOf(columns);
        }
    }

    /// The type of a column then and now.
    public record ColumnDrift(String column, Change change, Optional<String> before, Optional<String> now) {}

    public Drift {
        tables = List.copyOf(tables);
    }

    public static Drift between(SchemaMemory before, SchemaMemory now) {
        var tables = new ArrayList<TableDrift>();
        union(before.tables(), now.tables()).forEach((name, sides) -> {
            if (!sides.before().map(TableMemory::fingerprint).equals(sides.now().map(TableMemory::fingerprint))) {
                tables.add(table(name, sides));
            }
        });
        return new Drift(tables);
    }

    private static TableDrift table(String name, Sides<TableMemory> sides) {
        var columns = new ArrayList<ColumnDrift>();
        union(
                        sides.before().map(TableMemory::columns).orElse(Map.of()),
                        sides.now().map(TableMemory::columns).orElse(Map.of()))
                .forEach((column, types) -> {
                    if (!types.before().equals(types.now())) {
                        columns.add(new ColumnDrift(column, types.change(), types.before(), types.now()));
                    }
                });
        return new TableDrift(name, sides.change(), columns);
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }

    /// How a column has changed, if it has.
    public Optional<ColumnDrift> find(String table, String column) {
        return tables.stream()
                .filter(changed -> changed.table().equals(table))
                .flatMap(changed -> changed.columns().stream())
                .filter(changed -> changed.column().equals(column))
                .findFirst();
    }

    /// What whoever uses the scenario must know; `file` is where it stands.
    public Optional<Problem> warning(String file) {
        if (isEmpty()) {
            return Optional.empty();
        }
        var named = tables.stream()
                .limit(MOST_NAMED)
                .map(table -> table.table()
                        + switch (table.change()) {
                            case NEW -> " (new)";
                            case GONE -> " (gone)";
                            case CHANGED -> "";
                        });
        var more = tables.size() > MOST_NAMED ? Stream.of(tables.size() - MOST_NAMED + " more") : Stream.<String>of();
        return Optional.of(Problem.warning(
                Category.FINDING,
                "The schema is not the one that the scenario was decided for.",
                file,
                "Changed: " + String.join(", ", Stream.concat(named, more).toList()) + ".",
                "See what has to be decided with 'seedbed init --update " + file + "'."));
    }

    private record Sides<T>(Optional<T> before, Optional<T> now) {

        Change change() {
            if (before.isEmpty()) {
                return Change.NEW;
            }
            return now.isEmpty() ? Change.GONE : Change.CHANGED;
        }
    }

    /// What is only now comes last.
    private static <T> Map<String, Sides<T>> union(Map<String, T> before, Map<String, T> now) {
        var union = new LinkedHashMap<String, Sides<T>>();
        before.forEach(
                (name, value) -> union.put(name, new Sides<>(Optional.of(value), Optional.ofNullable(now.get(name)))));
        now.forEach((name, value) -> union.putIfAbsent(name, new Sides<>(Optional.empty(), Optional.of(value))));
        return union;
    }
}
