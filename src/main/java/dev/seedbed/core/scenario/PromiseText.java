package dev.seedbed.core.scenario;

import static dev.seedbed.core.scenario.ScenarioText.scalar;

import java.util.ArrayList;
import java.util.List;

/// Writes a promise as the fields of a column's rule.
final class PromiseText {

    private PromiseText() {}

    static List<String> fields(Promise promise) {
        return switch (promise) {
            case Promise.Total total ->
                List.of("sum: " + scalar(total.children().toString()), "of: " + scalar(total.expression()));
            case Promise.Count(var children) -> List.of("count: " + scalar(children.toString()));
            case Promise.Copy copy -> {
                var fields = new ArrayList<>(List.of(
                        "copy-of: " + scalar(copy.original()),
                        "from: " + scalar(copy.parent().toString())));
                copy.by().ifPresent(column -> fields.add("by: " + scalar(column)));
                yield fields;
            }
            case Promise.ExactlyOne one ->
                List.of(
                        "exactly-one: " + scalar(one.value()),
                        "per: " + scalar(one.parent().toString()),
                        "otherwise: " + ScenarioText.value(one.otherwise(), 0));
        };
    }
}
