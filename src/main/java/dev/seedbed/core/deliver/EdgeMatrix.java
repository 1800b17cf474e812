package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.generate.EdgePlan.EdgeRow;
import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.scenario.edge.EdgeCase;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Which edge case is in which row, as it is loaded, and what forbids the others.
public record EdgeMatrix(List<Entry> entries) {

    /// A case in one column, or in a whole row. One that is written has the row's number in its table, counted from 0,
    /// and the cells that tell the row from others; one that is not, why.
    public record Entry(
            EdgeCell cell, OptionalLong row, Map<String, Optional<String>> identity, Optional<Refusal> refusal) {

        public String key() {
            return cell.key();
        }

        public EdgeCase edge() {
            return cell.edge();
        }

        public TableName table() {
            return cell.table();
        }

        public Optional<String> column() {
            return cell.column();
        }

        public String place() {
            return cell.place();
        }

        public Optional<String> value() {
            return cell.value();
        }

        public boolean written() {
            return refusal.isEmpty();
        }
    }

    public EdgeMatrix {
        entries = List.copyOf(entries);
    }

    public static EdgeMatrix of(Plan plan) {
        var entries = new ArrayList<Entry>();
        for (var table : plan.tables()) {
            plan.edges().rows(table.name()).forEach(row -> entries.add(written(table, row)));
            plan.edges().forbidden().stream()
                    .filter(forbidden -> forbidden.cell().table().equals(table.name()))
                    .forEach(forbidden -> entries.add(new Entry(
                            forbidden.cell(), OptionalLong.empty(), Map.of(), Optional.of(forbidden.refusal()))));
        }
        return new EdgeMatrix(entries);
    }

    public Optional<Entry> find(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    private static Entry written(TablePlan table, EdgeRow row) {
        var identity = new LinkedHashMap<String, Optional<String>>();
        table.table().identity().stream()
                .filter(table.columnNames()::contains)
                .forEach(column ->
                        identity.put(column, CellText.of(table.column(column).source(), row.place())));
        return new Entry(row.cell(), OptionalLong.of(row.place().row()), identity, Optional.empty());
    }
}
