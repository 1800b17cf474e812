package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Counter;
import dev.seedbed.core.generate.value.Curve;
import dev.seedbed.core.generate.value.Numbers;
import dev.seedbed.core.generate.value.Series;
import dev.seedbed.core.scenario.Course;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.schema.ColumnType;

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

    static ValueSource distributed(Cell cell, Distribution distribution, double rounded) {
        var limits = Limits.open(cell);
        var curve = curve(cell, distribution);
        return switch (cell.type()) {
            case ColumnType.Whole _ ->
                new Numbers.CurvedWholes(cell.key(), curve, limits.low(), limits.high(), rounded);
            case ColumnType.Floating floating ->
                new Numbers.CurvedFloats(
                        cell.key(), curve, limits.lowest(), limits.highest(), digits(floating), rounded);
            default ->
                new Numbers.CurvedDecimals(cell.key(), curve, limits.low(), limits.high(), limits.scale(), rounded);
        };
    }

    static ValueSource series(Cell cell, Course course) {
        var limits = Limits.open(cell);
        var digits = cell.type() instanceof ColumnType.Floating floating ? digits(floating) : 0;
        var form = new Series.Form(limits.lowest(), limits.highest(), limits.scale(), digits);
        return new Series(cell.key(), cell.row().numbering(), course, form);
    }

    /// As many as the type surely keeps.
    private static int digits(ColumnType.Floating type) {
        return type.bits() == 32 ? 6 : 12;
    }

    /// What type and checks leave of a distribution.
    static Curve curve(Cell cell, Distribution distribution) {
        var limits = Limits.open(cell);
        var half = cell.type() instanceof ColumnType.Floating ? 0 : limits.unit() / 2;
        return Curve.between(distribution, limits.lowest() - half, limits.highest() + half);
    }

    static ValueSource floating(Kind kind, Cell cell) {
        var limits = Limits.of(cell.unique().isPresent() ? Kind.COUNTER : kind, cell);
        return cell.unique()
                .<ValueSource>map(index -> new Numbers.Counted(index, limits.low(), limits.scale()))
                .orElseGet(() -> new Numbers.Floats(cell.key(), limits.low(), limits.high(), limits.scale()));
    }
}
