package dev.seedbed.core.guard.audit;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.draft.Sliding;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rows of a scenario, to hold others against. Tables without a key that the scenario writes cannot be.
public final class Replays {

    public static final Replays NONE = new Replays(Map.of(), new Sliding(Map.of()), 0);

    private final Map<TableName, TablePlan> tables;
    private final Sliding sliding;
    private final long days;

    private Replays(Map<TableName, TablePlan> tables, Sliding sliding, long days) {
        this.tables = tables;
        this.sliding = sliding;
        this.days = days;
    }

    public static Replays of(Plan plan) {
        var tables = plan.tables().stream()
                .filter(table -> table.table().identity().size() > 0
                        && table.columnNames().containsAll(table.table().identity()))
                .collect(Collectors.toMap(TablePlan::name, Function.identity()));
        return new Replays(tables, Sliding.of(plan.draft()), 0);
    }

    /// The same rows where a load moved what slides by so many days, as its manifest says.
    Replays moved(long others) {
        return new Replays(tables, sliding, others);
    }

    /// Whether a load moves any of their cells.
    boolean slide() {
        return !sliding.none();
    }

    long days() {
        return days;
    }

    Optional<TableReplay> find(TableName table) {
        return Optional.ofNullable(tables.get(table))
                .map(plan -> new TableReplay(
                        plan, sliding.of(table).stream().map(Column::name).collect(Collectors.toSet()), days));
    }
}
