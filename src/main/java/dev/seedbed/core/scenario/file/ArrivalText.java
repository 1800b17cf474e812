package dev.seedbed.core.scenario.file;

import dev.seedbed.core.scenario.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes when rows arrive, as {@link ArrivalReader} reads it.
final class ArrivalText {

    private ArrivalText() {}

    static String of(Arrivals arrivals) {
        var fields = new ArrayList<String>();
        fields.add("from: " + arrivals.from());
        arrivals.until().ifPresent(day -> fields.add("until: " + day));
        weights("weekdays", arrivals.weekdays(), ArrivalReader::code, fields);
        weights("months", arrivals.months(), month -> Integer.toString(month), fields);
        hours(arrivals.hours(), fields);
        if (arrivals.monthEnd() != 1) {
            fields.add("month-end: " + ScenarioText.number(arrivals.monthEnd()));
        }
        if (arrivals.growth() != 0) {
            fields.add("growth: " + ScenarioText.number(arrivals.growth()));
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private static void hours(Arrivals.Hours hours, List<String> fields) {
        if (hours.name().isEmpty()) {
            var weights = new TreeMap<Integer, Double>();
            for (var hour = 0; hour < hours.weights().size(); hour++) {
                weights.put(hour, hours.weights().get(hour));
            }
            weights("hours", weights, hour -> Integer.toString(hour), fields);
        } else if (!hours.equals(Arrivals.Hours.EVEN)) {
            fields.add("hours: " + hours.name());
        }
    }

    /// Weights other than 1, in order.
    private static <K extends Comparable<K>> void weights(
            String name, Map<K, Double> weights, Function<K, String> code, List<String> fields) {
        var text = new TreeMap<>(weights)
                .entrySet().stream()
                        .filter(entry -> entry.getValue() != 1)
                        .map(entry -> code.apply(entry.getKey()) + ": " + ScenarioText.number(entry.getValue()))
                        .collect(Collectors.joining(", "));
        if (!text.isEmpty()) {
            fields.add(name + ": {" + text + "}");
        }
    }
}
