package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Counter;
import dev.seedbed.core.generate.value.Numbers;
import dev.seedbed.core.scenario.Kind;

/// Sources for numbers: inside what type, checks and meaning leave.
final class NumberSources {

    private NumberSources() {}

    static ValueSource whole(Kind kind, Cell cell) {
        if (kind == Kind.COUNTER || cell.unique().isPresent()) {
            var index = cell.unique().orElse(Ordinal.wholeTable(cell.row().numbering()));
            return new Counter(index, Limits.of(Kind.COUNTER, cell).low());
        }
        var limits = Limits.of(kind, cell);
        return new Numbers.Wholes(cell.key(), limits.low(), limits.high());
    }

    static ValueSource decimal(Kind kind, Cell cell) {
        var limits = Limits.of(cell.unique().isPresent() ? Kind.COUNTER : kind, cell);
        return cell.unique()
                .<ValueSource>map(index -> new Numbers.Counted(index, limits.low(), limits.scale()))
                .orElseGet(() -> new Numbers.Decimals(cell.key(), limits.low(), limits.high(), limits.scale()));
    }

    static ValueSource floating(Kind kind, Cell cell) {
        var limits = Limits.of(cell.unique().isPresent() ? Kind.COUNTER : kind, cell);
        return cell.unique()
                .<ValueSource>map(index -> new Numbers.Counted(index, limits.low(), limits.scale()))
                .orElseGet(() -> new Numbers.Floats(cell.key(), limits.low(), limits.high(), limits.scale()));
    }
}
