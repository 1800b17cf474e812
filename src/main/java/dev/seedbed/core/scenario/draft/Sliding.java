package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.Clock;
import dev.seedbed.core.scenario.Clock.Motion;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The columns of a draft that move with the day of loading; tables without any are absent.
public record Sliding(Map<TableName, List<Column>> columns) {

    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{4})-(\\d\\d)-(\\d\\d)(?!\\d)");

    public Sliding {
        columns = Map.copyOf(columns);
    }

    public static Sliding of(Draft draft) {
        var clock = draft.scenario().clock();
        var columns = new TreeMap<TableName, List<Column>>();
        for (var table : draft.tables()) {
            var sliding = table.columns().stream()
                    .filter(column -> slides(clock, table, column))
                    .map(DraftColumn::column)
                    .toList();
            if (!sliding.isEmpty()) {
                columns.put(table.table().name(), sliding);
            }
        }
        return new Sliding(columns);
    }

    public boolean none() {
        return columns.isEmpty();
    }

    public List<Column> of(TableName table) {
        return columns.getOrDefault(table, List.of());
    }

    /// Moves every day that is written in a cell's text. Times of day stay: a load moves by whole days in UTC.
    public static String moved(String cell, long days) {
        return DAY.matcher(cell).replaceAll(day -> {
            try {
                return LocalDate.parse(day.group()).plusDays(days).toString();
            } catch (DateTimeException _) {
                return day.group();
            }
        });
    }

    /// Dates, timestamps, and ranges of them.
    public static boolean movable(ColumnType type) {
        return switch (type.base()) {
            case ColumnType.Date _, ColumnType.Timestamp _ -> true;
            case ColumnType.Range range -> !range.multi() && movable(range.subtype());
            default -> false;
        };
    }

    private static boolean slides(Clock clock, DraftTable table, DraftColumn column) {
        var decided = clock.decided(
                new ColumnName(table.table().name(), column.column().name()));
        return movable(column.column().type())
                && decided.orElse(moves(column.rule()) ? clock.usual() : Motion.FROZEN) == Motion.SLIDING;
    }

    /// Nobody is born later because a test runs later, and what is listed value by value is meant as it stands.
    private static boolean moves(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Meaning(var kind) -> kind != Kind.BIRTH_DATE;
            case ColumnRule.OneOf _, ColumnRule.Weighted _, ColumnRule.Fixed _ -> false;
            case ColumnRule.Depending depending ->
                depending.outcomes().stream().allMatch(outcome -> moves(outcome.rule()));
            default -> true;
        };
    }
}
