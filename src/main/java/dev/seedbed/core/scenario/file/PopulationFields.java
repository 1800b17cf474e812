package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.Budget;
import dev.seedbed.core.scenario.Population;
import dev.seedbed.core.scenario.Population.Persona;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Spread;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.scenario.file.Yaml.Scalar;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads how many tenants there are, who they are, and how many rows a table has.
final class PopulationFields {

    private static final List<String> TENANTS = List.of("count", "zipf");
    private static final List<String> PERSONA = List.of("weight", "size");
    private static final List<String> LAWS = List.of("exactly", "between", "poisson", "zipf", "counts");
    private static final List<String> ROWS =
            List.of("per", "exactly", "between", "poisson", "zipf", "most", "counts", "none");
    private static final Pattern PER_PARENT = Pattern.compile("(\\d+(?:\\.\\d+)?) per (.+)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d+)?) ?% of (.+)");
    private static final List<String> BUDGET = List.of("rows", "bytes");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})|(\\d{1,5}) ?([kMGT])B");
    private static final Map<String, Long> UNITS =
            Map.of("k", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L, "T", 1_000_000_000_000L);
    private static final int MOST_WEIGHT = 1_000;
    private static final long MOST_CHILDREN = 1_000_000;

    private final BiFunction<String, At, TableName> tables;
    private final String example;

    /// `tables` finds a table by what is written; `example` is one of them.
    PopulationFields(BiFunction<String, At, TableName> tables, String example) {
        this.tables = tables;
        this.example = example;
    }

    static Population population(Fields fields) {
        var tenants = fields.find("tenants");
        var personas = fields.find("personas").map(PopulationFields::personas).orElse(List.of());
        if (tenants.isPresent() && tenants.get() instanceof Fields shaped) {
            ScenarioFile.fields(shaped, TENANTS);
            var zipf = shaped.find("zipf").map(node -> number(node, 0.1, 5));
            if (zipf.isPresent() && !personas.isEmpty()) {
                throw wrong(
                        shaped.at(),
                        "Tenants are of personas or follow Zipf's law.",
                        "Here is both.",
                        "Keep 'personas' or 'zipf'.");
            }
            return new Population(
                    shaped.find("count").map(ScenarioFile::atLeastOne).orElse(Population.DEFAULT.tenants()),
                    personas,
                    zipf.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
        }
        return new Population(
                tenants.map(ScenarioFile::atLeastOne).orElse(Population.DEFAULT.tenants()),
                personas,
                OptionalDouble.empty());
    }

    static Budget budget(Fields fields) {
        var budget = fields.find("budget").map(node -> ScenarioFile.fields(node, BUDGET));
        return new Budget(
                optional(budget.flatMap(found -> found.find("rows")).map(ScenarioFile::atLeastOne)),
                optional(budget.flatMap(found -> found.find("bytes")).map(PopulationFields::bytes)));
    }

    private static OptionalLong optional(Optional<Long> number) {
        return number.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /// `2 GB` or a number of bytes; a kB is 1 000 of them.
    private static long bytes(Node node) {
        var size = SIZE.matcher(ScenarioFile.text(node));
        if (!size.matches()) {
            throw wrong(
                    node.at(),
                    "'" + ScenarioFile.text(node) + "' is no size.",
                    "",
                    "Write 500 MB, or a number of bytes.");
        }
        return Optional.ofNullable(size.group(1))
                .map(Long::parseLong)
                .orElseGet(() -> Long.parseLong(size.group(2)) * UNITS.getOrDefault(size.group(3), 1L));
    }

    private static List<Persona> personas(Node node) {
        var personas = new ArrayList<Persona>();
        for (var field : ScenarioFile.fields(node).list()) {
            var fields = ScenarioFile.fields(field.value(), PERSONA);
            personas.add(new Persona(
                    field.name(),
                    fields.find("weight")
                            .map(ScenarioFile::atLeastOne)
                            .map(Math::toIntExact)
                            .orElse(1),
                    fields.find("size").map(size -> number(size, 0, 1_000_000)).orElse(1.0)));
        }
        if (personas.stream().mapToLong(Persona::weight).sum() > MOST_WEIGHT) {
            throw wrong(
                    node.at(),
                    "The weights add up to more than " + MOST_WEIGHT + ".",
                    "So many tenants in a row have every persona by its weight.",
                    "Write smaller weights of the same proportions.");
        }
        return personas;
    }

    RowCount rows(Node node) {
        if (node instanceof Fields fields) {
            return dealt(ScenarioFile.fields(fields, ROWS));
        }
        var text = ScenarioFile.text(node);
        if (text.matches("\\d{1,15}( in all)?")) {
            return new RowCount.Total(Long.parseLong(text.split(" ", 2)[0]));
        }
        var share = PERCENT.matcher(text);
        if (share.matches()) {
            var some = Double.parseDouble(share.group(1)) / 100;
            return new RowCount.Dealt(tables.apply(share.group(2), node.at()), new Spread.Exactly(1), 1 - some);
        }
        var per = PER_PARENT.matcher(text);
        if (!per.matches()) {
            throw wrong(
                    node.at(),
                    "'" + text + "' is not a row count.",
                    "",
                    "Write '5 per tenant', '2.5 per " + example + "', '40% of " + example + "', '100 in all' or {per: "
                            + example + ", poisson: 2.5}.");
        }
        if (per.group(2).equals("tenant")) {
            if (!per.group(1).matches("\\d+")) {
                throw wrong(
                        node.at(),
                        "'" + text + "' is not a row count.",
                        "Each tenant has a whole number of rows.",
                        "Write a whole number, or name the tenant table instead of 'tenant' to have them dealt out.");
            }
            return new RowCount.PerTenant((long) Double.parseDouble(per.group(1)));
        }
        return new RowCount.PerParent(Double.parseDouble(per.group(1)), tables.apply(per.group(2), node.at()));
    }

    private RowCount dealt(Fields fields) {
        var parent = fields.find("per")
                .map(node -> tables.apply(ScenarioFile.text(node), node.at()))
                .orElseThrow(() -> wrong(
                        fields.at(), "It is not said per what.", "", "Write {per: " + example + ", poisson: 2.5}."));
        var laws = LAWS.stream().filter(law -> fields.find(law).isPresent()).toList();
        if (laws.size() != 1) {
            throw wrong(
                    fields.at(),
                    "Children follow one law.",
                    laws.isEmpty() ? "Here is none." : "Here are " + String.join(" and ", laws) + ".",
                    "Write one of " + String.join(", ", LAWS) + ".");
        }
        var none = fields.find("none").map(ScenarioFile::share).orElse(0.0);
        return new RowCount.Dealt(parent, spread(fields, laws.getFirst()), none);
    }

    private static Spread spread(Fields fields, String law) {
        var value = fields.find(law).orElseThrow();
        return switch (law) {
            case "exactly" -> new Spread.Exactly(children(value));
            case "between" -> between(value);
            case "poisson" -> new Spread.Poisson(number(value, 0.001, 700));
            case "zipf" -> new Spread.Zipf(number(value, 0.1, 10), most(fields, value));
            default -> counts(value);
        };
    }

    private static Spread between(Node node) {
        var bounds = ScenarioFile.nodes(node).stream()
                .map(PopulationFields::children)
                .toList();
        if (bounds.size() != 2 || bounds.getFirst() > bounds.getLast()) {
            throw wrong(node.at(), "'between' takes the fewest and the most.", "", "Write [1, 5].");
        }
        return new Spread.Between(bounds.getFirst(), bounds.getLast());
    }

    private static long most(Fields fields, Node zipf) {
        var most = fields.find("most")
                .map(PopulationFields::children)
                .orElseThrow(() -> wrong(
                        zipf.at(),
                        "Zipf's law has no end by itself.",
                        "A parent could have any number of children.",
                        "Write how many a parent has at most: {…, zipf: 1.2, most: 200}."));
        return Math.max(1, most);
    }

    private static Spread counts(Node node) {
        var weights = new TreeMap<Long, Long>();
        for (var field : ScenarioFile.fields(node).list()) {
            weights.put(children(new Scalar(field.name(), field.at())), ScenarioFile.atLeastOne(field.value()));
        }
        if (weights.isEmpty()) {
            throw wrong(node.at(), "There are no counts.", "", "Write {children: weight, …}.");
        }
        return new Spread.Counts(weights);
    }

    private static long children(Node node) {
        var children = ScenarioFile.whole(node);
        if (children < 0 || children > MOST_CHILDREN) {
            throw wrong(
                    node.at(),
                    children + " children are too " + (children < 0 ? "few." : "many."),
                    "",
                    "Write a number from 0 to " + MOST_CHILDREN + ".");
        }
        return children;
    }

    private static double number(Node node, double low, double high) {
        var text = ScenarioFile.text(node);
        var number = Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,9}(\\.\\d{1,9})?"))
                .map(Double::parseDouble)
                .filter(found -> found >= low && found <= high);
        Function<Double, String> plain =
                bound -> bound == Math.rint(bound) ? Long.toString(bound.longValue()) : bound.toString();
        return number.orElseThrow(() -> wrong(
                node.at(),
                "'" + text + "' does not fit here.",
                "",
                "Write a number from " + plain.apply(low) + " to " + plain.apply(high) + "."));
    }
}
