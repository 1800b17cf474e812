package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.Arrivals;
import dev.seedbed.core.scenario.Arrivals.Hours;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.scenario.file.Yaml.Scalar;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Reads when the rows of a table come to be.
record ArrivalReader(ScenarioFile file) {

    private static final List<String> FIELDS =
            List.of("from", "until", "weekdays", "hours", "months", "month-end", "growth");
    private static final int MOST_YEARS = 200;

    Arrivals read(Node node) {
        var fields = ScenarioFile.fields(node, FIELDS);
        var from = fields.find("from")
                .map(file::day)
                .orElseThrow(() -> wrong(node.at(), "'from' is missing.", "", "Add the first day, as 2021-01-31."));
        var until = fields.find("until").map(file::day);
        if (until.filter(end -> !end.isAfter(from) || end.isAfter(from.plusYears(MOST_YEARS)))
                .isPresent()) {
            throw wrong(
                    fields.find("until").orElseThrow().at(),
                    "'until' does not fit 'from'.",
                    "It is the day behind the last one, at most " + MOST_YEARS + " years later.",
                    "Write a day behind " + from + ".");
        }
        return new Arrivals(
                from,
                until,
                fields.find("weekdays").map(this::weekdays).orElse(Map.of()),
                fields.find("months").map(this::months).orElse(Map.of()),
                fields.find("hours").map(this::hours).orElse(Hours.EVEN),
                fields.find("month-end").map(this::weight).orElse(1.0),
                fields.find("growth").map(this::growth).orElse(0.0));
    }

    private Map<DayOfWeek, Double> weekdays(Node node) {
        var names = Arrays.stream(DayOfWeek.values()).map(ArrivalReader::code).toList();
        return weights(node, names, name -> DayOfWeek.of(names.indexOf(name) + 1));
    }

    /// The name of a day in the file.
    static String code(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private Map<Integer, Double> months(Node node) {
        return weights(node, numbers(1, 12), Integer::valueOf);
    }

    private Hours hours(Node node) {
        if (node instanceof Scalar scalar) {
            return Hours.NAMED.stream()
                    .filter(hours -> hours.name().equals(scalar.text()))
                    .findFirst()
                    .orElseThrow(() -> wrong(
                            node.at(),
                            "'" + scalar.text() + "' is no known day.",
                            "",
                            Nearest.hint(
                                    scalar.text(),
                                    Hours.NAMED.stream().map(Hours::name).toList())));
        }
        var weights = weights(node, numbers(0, Hours.PER_DAY - 1), Integer::valueOf);
        return new Hours(
                "",
                IntStream.range(0, Hours.PER_DAY)
                        .mapToObj(hour -> weights.getOrDefault(hour, 1.0))
                        .toList());
    }

    private <K> Map<K, Double> weights(Node node, List<String> names, Function<String, K> key) {
        Fields fields = ScenarioFile.fields(node, names);
        var weights = new HashMap<K, Double>();
        fields.list().forEach(field -> weights.put(key.apply(field.name()), weight(field.value())));
        if (weights.size() == names.size() && weights.values().stream().allMatch(weight -> weight == 0)) {
            throw wrong(node.at(), "All weights are 0.", "No row could ever come.", "Raise one of them.");
        }
        return weights;
    }

    private double weight(Node node) {
        var weight = ShapeRules.number(ScenarioFile.text(node), node);
        if (weight < 0) {
            throw wrong(node.at(), "A weight is below 0.", "", "Write 0 for never, 1 for as often as others.");
        }
        return weight;
    }

    private double growth(Node node) {
        var growth = ShapeRules.number(ScenarioFile.text(node), node);
        if (growth <= -1 || growth > 100) {
            throw wrong(
                    node.at(),
                    "'growth' is " + Distribution.text(growth) + ".",
                    "It is the growth of a year: 0.3 for 30 % more.",
                    "Write a number above -1, and at most 100.");
        }
        return growth;
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }
}
