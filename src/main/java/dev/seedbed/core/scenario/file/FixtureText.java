package dev.seedbed.core.scenario.file;

import dev.seedbed.core.scenario.Fixture;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// Writes a fixture as a line of a scenario file.
final class FixtureText {

    private FixtureText() {}

    static String of(Fixture fixture) {
        var fields = new ArrayList<String>();
        fields.add("table: " + ScenarioText.scalar(fixture.table().toString()));
        fixture.in().ifPresent(above -> fields.add("in: " + ScenarioText.scalar(above)));
        if (!fixture.values().isEmpty()) {
            fields.add(fixture.values().entrySet().stream()
                    .map(entry -> ScenarioText.scalar(entry.getKey()) + ": " + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "values: {", "}")));
        }
        return ScenarioText.scalar(fixture.name()) + ": {" + String.join(", ", fields) + "}";
    }

    private static String value(Fixture.Value value) {
        return switch (value) {
            case Fixture.Value.Text(var text) -> ScenarioText.scalar(text);
            case Fixture.Value.Nothing _ -> "null";
            case Fixture.Value.Bcrypt(var password, var cost) ->
                "{bcrypt: " + ScenarioText.scalar(password) + (cost == FixtureReader.CHEAPEST ? "" : ", cost: " + cost)
                        + "}";
        };
    }
}
