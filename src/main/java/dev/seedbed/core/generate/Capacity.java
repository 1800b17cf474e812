package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.PatternNode;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.schema.ColumnType;

/// How many different values a column has room for, by the rule that makes it unique.
final class Capacity {

    /// More rows than anyone asks for.
    static final long PLENTY = Long.MAX_VALUE;

    private static final int DAYS = 36_500;

    private Capacity() {}

    static long of(Cell cell) {
        var list = ClosedLists.of(cell);
        if (list.isPresent()) {
            return list.get().size();
        }
        return switch (cell.draft().rule()) {
            case ColumnRule.Pattern(var expression) ->
                PatternParser.parse(expression).map(PatternNode::capacity).orElse(0L);
            case ColumnRule.Between _ -> Limits.of(Kind.ANY, cell).count();
            case ColumnRule.Empty _ -> PLENTY;
            case ColumnRule.Meaning _,
                    ColumnRule.OneOf _,
                    ColumnRule.Weighted _,
                    ColumnRule.Fixed _,
                    ColumnRule.Parent _ -> ofType(cell);
        };
    }

    private static long ofType(Cell cell) {
        return switch (cell.type()) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ ->
                Limits.counterRoom(cell);
            case ColumnType.Text _ ->
                (long) Math.pow(10, Math.min(18, cell.maxLength().orElse(18)));
            case ColumnType.Date _ -> DAYS;
            case ColumnType.Time _ -> 1_440;
            case ColumnType.Bits bits -> 1L << Math.min(62, bits.length().orElse(32));
            case ColumnType.Other _, ColumnType.Xml _, ColumnType.TextSearch _, ColumnType.Composite _ -> 1;
            case ColumnType.Array array -> array.element().base() instanceof ColumnType.Text ? PLENTY : 1;
            default -> PLENTY;
        };
    }
}
