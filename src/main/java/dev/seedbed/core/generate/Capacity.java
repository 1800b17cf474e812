package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.Moments.Form;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.schema.ColumnType;

/// How many different values a column has room for, by the rule that makes it unique.
final class Capacity {

    /// More rows than anyone asks for.
    static final long PLENTY = Long.MAX_VALUE;

    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_BITS = 62;

    private Capacity() {}

    static long of(Cell cell) {
        var list = ClosedLists.of(cell).filter(_ -> !ClosedLists.soft(cell));
        if (list.isPresent()) {
            return list.get().size();
        }
        return switch (cell.draft().rule()) {
            case ColumnRule.Pattern(var expression)
            when cell.type() instanceof ColumnType.Text -> ofPattern(cell, expression);
            case ColumnRule.Between(var low, var high) -> ofType(cell.between(low, high));
            case ColumnRule.Empty _ -> PLENTY;
            case ColumnRule.Kept(var promise) -> ofPromise(cell, promise);
            default -> ofType(cell);
        };
    }

    /// Only what rises differs below one parent.
    private static long ofPromise(Cell cell, Promise promise) {
        return switch (promise) {
            case Promise.Rising(var low, var high) -> ofType(cell.between(low, high));
            case Promise.SlotFrom slot -> ofType(cell.between(slot.low(), slot.high()));
            case Promise.SlotUntil _ -> PLENTY;
            default -> 1;
        };
    }

    private static long ofPattern(Cell cell, String expression) {
        var most = cell.maxLength().orElse(Integer.MAX_VALUE);
        return PatternParser.parse(expression)
                .map(node ->
                        node.within(cell.bounds().minLength(), most).widest().capacity())
                .orElseGet(() -> ofLength(cell));
    }

    private static long ofLength(Cell cell) {
        return power(Math.min(18, cell.maxLength().orElse(18)), 10);
    }

    private static long ofType(Cell cell) {
        return switch (cell.type()) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ ->
                Limits.counterRoom(cell);
            case ColumnType.Text _ ->
                cell.bounds().pattern().map(pattern -> ofPattern(cell, pattern)).orElseGet(() -> ofLength(cell));
            case ColumnType.Date _ -> MomentSources.room(cell, Form.DATE);
            case ColumnType.Timestamp _ -> MomentSources.room(cell, Form.TIMESTAMP);
            case ColumnType.Time _ -> DAY_SECONDS;
            case ColumnType.Bits bits -> 1L << Math.min(MOST_BITS, bits.length().orElse(StructureSources.VARYING_BITS));
            case ColumnType.Network network -> network.kind().startsWith("macaddr") ? 1L << 24 : PLENTY;
            case ColumnType.Array array -> of(cell.element(array.element(), 0));
            case ColumnType.Range range
            when !StructureSources.line(range.subtype()) -> of(cell.element(range.subtype(), 0));
            case ColumnType.Bytes _ ->
                power(Math.min(7, cell.bounds().maxLength().orElse(7)), 256);
            case ColumnType.Composite composite ->
                composite.attributes().isEmpty()
                        ? 1
                        : of(cell.element(composite.attributes().getFirst().type(), 0));
            case ColumnType.Other other -> ExtensionSources.plenty(other) ? PLENTY : 1;
            default -> PLENTY;
        };
    }

    private static long power(int exponent, long base) {
        var power = 1L;
        for (var digit = 0; digit < exponent; digit++) {
            power *= base;
        }
        return power;
    }
}
