package dev.seedbed.core.deliver.constants;

import dev.seedbed.core.generate.PinnedRow;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.draft.Sliding;
import dev.seedbed.core.schema.TableName;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fixtures by their names, which nest at the dots; a name that only others begin with has no row.
record FixtureTree(Optional<Row> row, Map<String, FixtureTree> below) {

    /// `key` are the cells that find the row, `values` those that were chosen.
    record Row(
            TableName table,
            Map<String, FixtureCell> key,
            Map<String, FixtureCell> values,
            Optional<String> password) {}

    static FixtureTree of(Plan plan) {
        var root = empty();
        var sliding = Sliding.of(plan.draft());
        for (var pinned : plan.fixtures()) {
            var table = plan.table(pinned.fixture().table());
            root.put(pinned.fixture().name().split("\\."), 0, row(table, constants(table, sliding), pinned));
        }
        return root;
    }

    private static FixtureTree empty() {
        return new FixtureTree(Optional.empty(), new LinkedHashMap<>());
    }

    private void put(String[] name, int depth, Row found) {
        var here = name[depth];
        var known = Optional.ofNullable(below.get(here)).orElseGet(FixtureTree::empty);
        if (depth == name.length - 1) {
            below.put(here, new FixtureTree(Optional.of(found), known.below));
        } else {
            below.put(here, known);
            known.put(name, depth + 1, found);
        }
    }

    /// The columns of which it is known what a load leaves in them.
    private static Set<String> constants(TablePlan table, Sliding sliding) {
        var names = new HashSet<>(table.columnNames());
        sliding.of(table.name()).forEach(column -> names.remove(column.name()));
        return names;
    }

    private static Row row(TablePlan table, Set<String> constants, PinnedRow pinned) {
        return new Row(
                table.name(),
                cells(table, constants, table.table().identity(), pinned),
                cells(table, constants, pinned.fixture().values().keySet(), pinned),
                pinned.fixture().password());
    }

    private static Map<String, FixtureCell> cells(
            TablePlan table, Set<String> constants, Collection<String> columns, PinnedRow pinned) {
        var cells = new LinkedHashMap<String, FixtureCell>();
        for (var column : columns) {
            if (constants.contains(column)) {
                cells.put(column, FixtureCell.of(table.column(column), pinned.place()));
            }
        }
        return cells;
    }

    /// The tree as JSON has it.
    Map<String, Object> plain() {
        var fields = new LinkedHashMap<String, Object>();
        row.ifPresent(found -> {
            fields.put("table", found.table().toString());
            fields.put("key", plain(found.key()));
            fields.put("values", plain(found.values()));
            found.password().ifPresent(password -> fields.put("password", password));
        });
        below.forEach((name, tree) -> fields.put(name, tree.plain()));
        return fields;
    }

    private static Map<String, Object> plain(Map<String, FixtureCell> cells) {
        var fields = new LinkedHashMap<String, Object>();
        cells.forEach((name, cell) -> fields.put(name, cell.plain()));
        return fields;
    }
}
