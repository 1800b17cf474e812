package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Course;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.FakerTexts;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the rules that give the values of one column a shape.
final class ShapeRules {

    static final String DEPENDS_ON = "depends-on";
    static final String CASES = "cases";
    static final String DERIVED = "derived";
    static final String FAKER = "faker";
    static final String SERIES = "series";
    static final String OTHERWISE = "otherwise";
    static final String MINOR_UNITS = "minor-units";
    static final List<String> NAMES = List.of(
            "normal",
            "log-normal",
            "exponential",
            "rounded",
            MINOR_UNITS,
            DEPENDS_ON,
            CASES,
            OTHERWISE,
            DERIVED,
            FAKER,
            SERIES);

    private static final double LEAST_REVERSION = 0.001;
    private static final String ROUNDED = "rounded";
    private static final String BETWEEN = "between";
    private static final List<String> NO_END = List.of("-infinity", "infinity");

    private final ScenarioFile file;
    private final Table table;
    private final Column column;

    ShapeRules(ScenarioFile file, Table table, Column column) {
        this.file = file;
        this.table = table;
        this.column = column;
    }

    /// The rules among these fields; more than one is one too many.
    List<ColumnRule> in(Fields fields) {
        var rules = new ArrayList<ColumnRule>();
        shapes(fields).forEach(shape -> rules.add(distributed(shape, fields)));
        if (fields.find(ROUNDED).isPresent()) {
            fields.find(BETWEEN).map(this::even).ifPresent(shape -> rules.add(distributed(shape, fields)));
            if (rules.isEmpty()) {
                throw wrong(
                        fields.find(ROUNDED).orElseThrow().at(),
                        "'rounded' has no numbers to round.",
                        "It belongs beside normal, log-normal, exponential or between.",
                        "Add one of them, or remove it.");
            }
        }
        fields.find(MINOR_UNITS).filter(_ -> rules.isEmpty()).ifPresent(node -> {
            throw wrong(
                    node.at(),
                    "'minor-units' has no amounts.",
                    "It belongs beside normal, log-normal or exponential.",
                    "Add one of them, or remove it.");
        });
        if (fields.find(ROUNDED).isEmpty()) {
            fields.find(BETWEEN).map(this::between).ifPresent(rules::add);
        }
        fields.find(DEPENDS_ON).map(node -> depending(node, fields)).ifPresent(rules::add);
        fields.find(DERIVED).map(this::derived).ifPresent(rules::add);
        fields.find(FAKER).map(this::faker).ifPresent(rules::add);
        fields.find(SERIES).map(this::series).ifPresent(rules::add);
        fields.find(CASES).ifPresent(node -> mustStandBesideAColumn(node, CASES, fields));
        fields.find(OTHERWISE)
                .filter(_ -> !PromiseReader.takesOtherwise(fields))
                .ifPresent(node -> mustStandBesideAColumn(node, OTHERWISE, fields));
        rules.addAll(new PromiseReader(file, table, column).in(fields));
        return rules;
    }

    private ColumnRule between(Node node) {
        var ends = ends(node);
        if (Bound.onLine(column.type().base())) {
            ends.stream().filter(end -> !NO_END.contains(end)).forEach(end -> fit(node, end, column));
        }
        return new ColumnRule.Between(ends.getFirst(), ends.getLast());
    }

    private List<String> ends(Node node) {
        var ends = file.texts(node);
        if (ends.size() != 2) {
            throw wrong(
                    node.at(), "'between' takes two values.", "Here are " + ends.size() + ".", "Write [low, high].");
        }
        return ends;
    }

    /// An end that the values of the column cannot be held against would be none.
    static void fit(Node node, String end, Column column) {
        if (!new Bound(end, true).fits(column.type().base())) {
            throw wrong(
                    node.at(),
                    "'" + end + "' is no value of column '" + column.name() + "'.",
                    "It is of type " + column.type().sql() + ".",
                    "Write a number, a date as 2026-01-31, a time as '12:00:00', or a timestamp as '2026-01-31 12:00:00'.");
        }
    }

    private List<Distribution> shapes(Fields fields) {
        return Stream.of(
                        fields.find("normal").map(this::normal),
                        fields.find("log-normal").map(this::logNormal),
                        fields.find("exponential").map(this::exponential))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The one distribution among these fields.
    Optional<Distribution> shape(Fields fields) {
        return Optional.of(shapes(fields)).filter(shapes -> shapes.size() == 1).map(List::getFirst);
    }

    private ColumnRule derived(Node node) {
        var expression = ScenarioFile.text(node);
        var formula = new FormulaReader(table, node.at()).read(expression);
        if (!formula.number() && FormulaReader.number(column.type())) {
            throw misfit(node, DERIVED, "The expression makes text", "Write an expression that makes numbers.");
        }
        return new ColumnRule.Derived(expression, formula);
    }

    private ColumnRule faker(Node node) {
        if (!(column.type().base() instanceof ColumnType.Text)) {
            throw misfit(node, FAKER, "It makes text", "Use a rule that makes values of this type.");
        }
        var expression = ScenarioFile.text(node);
        FakerTexts.fault(expression).ifPresent(why -> {
            throw wrong(
                    node.at(),
                    "Nothing can be drawn from '" + expression + "'.",
                    why,
                    "Write a Datafaker expression, such as '#{Company.buzzword} #{Color.name}'.");
        });
        return new ColumnRule.Faker(expression);
    }

    private ColumnRule series(Node node) {
        mustBeNumber(node, SERIES);
        var courses = ScenarioFile.fields(node, List.of("walk", "reverting"));
        if (courses.list().size() != 1) {
            throw wrong(node.at(), "A series has one course.", "", "Write walk: {…} or reverting: {…}.");
        }
        return new ColumnRule.Series(courses.find("walk")
                .map(this::walk)
                .orElseGet(() -> reverting(courses.list().getFirst().value())));
    }

    private Course walk(Node node) {
        var fields = numbers(node, "walk", "start", "step");
        return new Course.Walk(number(fields, "start"), positive(fields, "step"));
    }

    private Course reverting(Node node) {
        var fields = numbers(node, "reverting", "mean", "volatility", "reversion");
        var reversion = positive(fields, "reversion");
        if (reversion < LEAST_REVERSION || reversion > 1) {
            throw wrong(
                    fields.find("reversion").orElseThrow().at(),
                    "'reversion' is " + Distribution.text(reversion) + ".",
                    "It is the share of the distance that each step takes back.",
                    "Write a number from " + LEAST_REVERSION + " to 1.");
        }
        return new Course.Reverting(positive(fields, "mean"), positive(fields, "volatility"), reversion);
    }

    private static void mustStandBesideAColumn(Node node, String name, Fields fields) {
        if (fields.find(DEPENDS_ON).isEmpty()) {
            throw wrong(
                    node.at(),
                    "'" + name + "' does not say which column decides.",
                    "",
                    "Add 'depends-on' with a column of the same table.");
        }
    }

    private ColumnRule depending(Node node, Fields fields) {
        var cases = fields
                .find(CASES)
                .map(ScenarioFile::fields)
                .map(Fields::list)
                .filter(list -> !list.isEmpty())
                .orElseThrow(() ->
                        wrong(node.at(), "'depends-on' has no cases.", "", "Write cases: {value: rule, …} beside it."))
                .stream()
                .map(field -> new ColumnRule.Depending.Case(field.name(), outcome(field.value())))
                .toList();
        return new ColumnRule.Depending(
                ScenarioFile.text(node), cases, fields.find(OTHERWISE).map(this::outcome));
    }

    /// A column's rule inside another; `nulls: 1` alone is always NULL.
    private ColumnRule.Depending.Outcome outcome(Node node) {
        mustHaveNoClock(node);
        var recipe = file.columnRecipe(table, column, node);
        var nulls = recipe.nulls().orElse(0);
        if (nulls > 0 && !column.nullable()) {
            throw wrong(
                    node.at(),
                    "Column '" + column.name() + "' cannot be NULL.",
                    "It is NOT NULL in the schema.",
                    "Remove 'nulls' here.");
        }
        if (recipe.rule().filter(ColumnRule.Kept.class::isInstance).isPresent()) {
            throw wrong(
                    node.at(),
                    "'" + recipe.rule().get().phrase() + "' cannot be one of several cases.",
                    "It holds for all rows of the table.",
                    "Make it the rule of the column.");
        }
        if (recipe.rule().isEmpty() && nulls < 1) {
            throw wrong(node.at(), "There is no rule here.", "", "Write one, as for a column.");
        }
        return recipe.rule()
                .map(rule -> new ColumnRule.Depending.Outcome(rule, nulls))
                .orElseGet(() -> new ColumnRule.Depending.Outcome(new ColumnRule.Empty(), 0));
    }

    private static void mustHaveNoClock(Node node) {
        var clock = node instanceof Fields fields ? fields.find(ClockReader.CLOCK) : Optional.<Node>empty();
        clock.ifPresent(inner -> {
            throw wrong(
                    inner.at(),
                    "A case has no clock of its own.",
                    "A column slides in all of its rows, or in none.",
                    "Write 'clock' beside 'depends-on'.");
        });
    }

    private ColumnRule distributed(Distribution shape, Fields fields) {
        double rounded = fields.find(ROUNDED).map(ScenarioFile::share).orElse(0.0);
        return fields.find(MINOR_UNITS)
                .<ColumnRule>map(node -> new ColumnRule.Kept(new Promise.MinorUnits(shape, rounded, currency(node))))
                .orElseGet(() -> new ColumnRule.Distributed(shape, rounded));
    }

    private String currency(Node node) {
        if (!(column.type().base() instanceof ColumnType.Whole)
                && !(column.type().base() instanceof ColumnType.Numeric)) {
            throw misfit(node, MINOR_UNITS, "It makes exact numbers", "Use whole numbers, or type numeric.");
        }
        return PromiseReader.column(table, node).name();
    }

    private Distribution normal(Node node) {
        var fields = numbers(node, "normal", "mean", "deviation");
        return new Distribution.Normal(number(fields, "mean"), positive(fields, "deviation"));
    }

    private Distribution logNormal(Node node) {
        var fields = numbers(node, "log-normal", "median", "sigma");
        return new Distribution.LogNormal(positive(fields, "median"), positive(fields, "sigma"));
    }

    private Distribution exponential(Node node) {
        return new Distribution.Exponential(positive(numbers(node, "exponential", "mean"), "mean"));
    }

    private Distribution even(Node node) {
        mustBeNumber(node, ROUNDED);
        var ends = ends(node);
        var low = number(ends.getFirst(), node);
        var high = number(ends.getLast(), node);
        if (low >= high) {
            throw wrong(node.at(), "Nothing lies between these values.", "", "Write the lower one first.");
        }
        return new Distribution.Even(low, high);
    }

    /// The fields of a rule that makes numbers.
    private Fields numbers(Node node, String rule, String... names) {
        mustBeNumber(node, rule);
        return ScenarioFile.fields(node, List.of(names));
    }

    private void mustBeNumber(Node node, String rule) {
        switch (column.type().base()) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ -> {}
            default -> throw misfit(node, rule, "It makes numbers", "Use a rule that makes values of this type.");
        }
    }

    private RuntimeException misfit(Node node, String rule, String makes, String remedy) {
        return wrong(
                node.at(),
                "'" + rule + "' does not fit column '" + column.name() + "'.",
                makes + ", and the column is of type " + column.type().sql() + ".",
                remedy);
    }

    private double number(Fields fields, String name) {
        var node = fields.find(name)
                .orElseThrow(
                        () -> wrong(fields.at(), "'" + name + "' is missing.", "", "Add it, as in {" + name + ": 1}."));
        return number(ScenarioFile.text(node), node);
    }

    private double positive(Fields fields, String name) {
        var number = number(fields, name);
        if (number <= 0) {
            throw wrong(
                    fields.find(name).orElseThrow().at(),
                    "'" + name + "' is " + Distribution.text(number) + ".",
                    "It must be above 0.",
                    "Write a higher number.");
        }
        return number;
    }

    static double number(String text, Node node) {
        if (!text.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?")) {
            throw wrong(node.at(), "'" + text + "' is not a number.", "", "Write it as 12 or 0.5.");
        }
        return Double.parseDouble(text);
    }
}
