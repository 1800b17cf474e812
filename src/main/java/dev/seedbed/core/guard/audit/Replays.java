package dev.seedbed.core.guard.audit;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.schema.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rows of a scenario, to hold others against. Tables without a key that the scenario writes cannot be.
public final class Replays {

    public static final Replays NONE = new Replays(Map.of());

    private final Map<TableName, TablePlan> tables;

    private Replays(Map<TableName, TablePlan> tables) {
        this.tables = tables;
    }

    public static Replays of(Plan plan) {
        return new Replays(plan.tables().stream()
                .filter(table -> table.table().identity().size() > 0
                        && table.columnNames().containsAll(table.table().identity()))
                .collect(Collectors.toMap(TablePlan::name, Function.identity())));
    }

    Optional<TableReplay> find(TableName table) {
        return Optional.ofNullable(tables.get(table)).map(TableReplay::new);
    }
}
