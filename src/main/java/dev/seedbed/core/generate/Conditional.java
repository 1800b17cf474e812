package dev.seedbed.core.generate;

import dev.seedbed.core.generate.Uniqueness.FirstFew;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Avoiding;
import dev.seedbed.core.generate.value.Choice;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Either;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.scenario.check.CheckReader.Condition;
import java.util.List;

/// A column that keeps rows out of partial unique keys: what such a key is about, it holds in the few rows that there
/// is room for, and something else in all others.
record Conditional(Cell cell, List<FirstFew> few) {

    /// `made` is what the column's rule makes.
    ValueSource source(ValueSource made) {
        var source = others(made);
        for (var first : few) {
            source = either(first, source, made);
        }
        return source;
    }

    private ValueSource either(FirstFew first, ValueSource others, ValueSource made) {
        return switch (first.condition()) {
            case Condition.Presence presence ->
                new Either(first::allows, presence.present() ? made : new Nothing(), others);
            case Condition.Values values -> new Either(first::allows, choice(values.values()), others);
        };
    }

    /// What the column holds in rows that no key must be about.
    private ValueSource others(ValueSource made) {
        if (few.stream()
                .anyMatch(first -> first.condition() instanceof Condition.Presence presence && presence.present())) {
            return new Nothing();
        }
        var taken = few.stream()
                .flatMap(first -> first.condition() instanceof Condition.Values values
                        ? values.values().stream()
                        : List.<String>of().stream())
                .toList();
        var left = ClosedLists.of(cell).orElse(List.of()).stream()
                .filter(value -> !taken.contains(value))
                .toList();
        return left.isEmpty()
                ? new Avoiding(
                        made, taken.stream().<ValueSource>map(Constant::new).toList())
                : choice(left);
    }

    private ValueSource choice(List<String> values) {
        return new Choice(
                new Choice.Pick.Even(cell.key()),
                values.stream().<ValueSource>map(Constant::new).toList());
    }
}
