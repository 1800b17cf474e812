package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.ScenarioText.scalar;

import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
            case Promise.Rising(var low, var high) -> List.of("rising: " + ScenarioText.list(List.of(low, high)));
            case Promise.SlotFrom(var end, var low, var high) ->
                List.of("slot-until: " + scalar(end), "within: " + ScenarioText.list(List.of(low, high)));
            case Promise.SlotUntil(var start) -> List.of("slot-from: " + scalar(start));
            case Promise.History history ->
                List.of(
                        "states: "
                                + history.moves().stream()
                                        .map(move -> scalar(move.from()) + ": " + ScenarioText.weights(move.into()))
                                        .collect(Collectors.joining(", ", "{", "}")),
                        "start: " + scalar(history.start()));
            case Promise.Before(var state) -> List.of("before: " + scalar(state));
            case Promise.Latest latest ->
                List.of(
                        "latest: " + scalar(latest.state()),
                        "from: " + scalar(latest.children().toString()));
            case Promise.MinorUnits money -> {
                var fields = new ArrayList<>(ScenarioText.shape(money.distribution(), money.rounded()));
                fields.add("minor-units: " + scalar(money.currency()));
                yield fields;
            }
            case Promise.Balanced balanced -> {
                var fields = new ArrayList<>(List.of(
                        "balanced: {" + String.join(", ", ScenarioText.shape(balanced.distribution(), 0)) + "}"));
                balanced.per().ifPresent(column -> fields.add("per: " + scalar(column)));
                yield fields;
            }
        };
    }

    static String ordered(List<Relation.Ordered> pairs) {
        return pairs.stream()
                .map(pair -> ScenarioText.list(List.of(pair.lesser(), pair.greater())))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
