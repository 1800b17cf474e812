package dev.seedbed.core.scenario.file;

import dev.seedbed.core.scenario.Budget;
import dev.seedbed.core.scenario.Clock.Motion;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.ColumnRule.Weighted.Weight;
import dev.seedbed.core.scenario.Course;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Fixture;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.NameMode;
import dev.seedbed.core.scenario.Population;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.SchemaMemory;
import dev.seedbed.core.scenario.Wording;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Writes a draft as a scenario file: every inferred choice as a line to edit, with its reason as a comment. What
/// follows from a key is a comment only, for there is nothing to decide.
public final class ScenarioText {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int COMMENT_COLUMN = 56;
    /// Would end a line or a comment, or is no YAML.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f\u2028\u2029]");

    /// With more tables, only those are written that something is decided about.
    private static final int MOST_COMMENTED = 60;

    private final boolean commented;
    private final boolean decidedOnly;

    private ScenarioText(boolean commented, boolean decidedOnly) {
        this.commented = commented;
        this.decidedOnly = decidedOnly;
    }

    public static String of(Draft draft, String source) {
        return new ScenarioText(true, false).write(draft, source);
    }

    /// The same with what is inferred as comments, each of which becomes a decision without its `# `.
    public static String design(Draft draft, String source) {
        return new ScenarioText(true, true).write(draft, source);
    }

    /// The same without comments and intended marks: what is decided or inferred about rows, and not why. Equal for
    /// drafts that make equal rows.
    public static String decisions(Draft draft) {
        return new ScenarioText(false, false).write(draft, "");
    }

    /// What a scenario remembers of a schema, as the file has it.
    static String memory(Schema schema) {
        var text = new StringBuilder();
        new ScenarioText(true, false).memory(text, SchemaMemory.of(schema));
        return text.toString();
    }

    /// The books alone, as {@link ScenarioFile#ledger} reads them.
    public static String ledger(Ledger ledger) {
        return LedgerText.of(ledger);
    }

    private String write(Draft draft, String source) {
        var text = new StringBuilder();
        var scenario = draft.scenario();
        text.append("# Seedbed scenario. Edit what you like; what you delete is inferred again.\n");
        line(text, "source: " + scalar(source), "");
        draft.graph()
                .root()
                .ifPresent(root -> line(
                        text,
                        unless(scenario.root().isPresent()) + "root: " + scalar(root.toString()),
                        "the tenant table"));
        line(text, "seed: " + scenario.seed(), "another seed, other data");
        line(text, "as-of: " + scenario.asOf(), "the date that counts as today in the data");
        if (scenario.clock().usual() == Motion.SLIDING) {
            line(text, "clock: sliding", "dates move with the day of loading");
        }
        generators(text, GeneratorFields.used(draft));
        population(text, scenario.population());
        wording(text, scenario.wording());
        budget(text, scenario.budget());
        line(text, "shared-rows: " + scenario.sharedRows(), "rows of a table that belongs to no tenant");
        if (commented) {
            intended(text, scenario.intended());
        }
        fixtures(text, scenario.fixtures());
        if (!scenario.edges().everywhere().isEmpty()) {
            line(
                    text,
                    EdgeFields.NAME + ": " + EdgeFields.text(scenario.edges().everywhere()),
                    "rows with edge cases, next to the others");
        }
        scenario.ledger().ifPresent(ledger -> text.append(LedgerText.of(ledger)));
        text.append("tables:\n");
        for (var table : draft.tables()) {
            if (!decidedOnly || draft.tables().size() <= MOST_COMMENTED || decided(table, scenario)) {
                table(text, table, scenario);
            }
        }
        if (commented && !decidedOnly) {
            memory(text, SchemaMemory.of(draft.schema()));
        }
        return text.toString();
    }

    private static boolean decided(DraftTable table, Scenario scenario) {
        var name = table.table().name();
        return scenario.tables().containsKey(name)
                || scenario.edges().tables().containsKey(name)
                || scenario.edges().columns().keySet().stream()
                        .anyMatch(column -> column.table().equals(name));
    }

    /// Always of the schema at hand: what is written here was decided or inferred for that one.
    private void memory(StringBuilder text, SchemaMemory memory) {
        line(text, "schema:", "what all this was decided for; seedbed init --check compares");
        memory.tables().forEach((name, table) -> {
            var columns = table.columns().entrySet().stream()
                    .map(column -> scalar(column.getKey()) + ": " + scalar(column.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            line(
                    text,
                    "  " + scalar(name) + ": {" + MemoryFields.FINGERPRINT + ": "
                            + JSON.writeValueAsString(table.fingerprint()) + ", " + MemoryFields.COLUMNS + ": "
                            + columns
                            + "}",
                    "");
        });
    }

    private void budget(StringBuilder text, Budget budget) {
        var fields = new ArrayList<String>();
        budget.rows().ifPresent(rows -> fields.add("rows: " + rows));
        budget.bytes().ifPresent(bytes -> fields.add("bytes: " + bytes));
        if (!fields.isEmpty() && commented) {
            line(text, "budget: {" + String.join(", ", fields) + "}", "more is refused before anything is written");
        }
    }

    private void generators(StringBuilder text, Map<Kind, Integer> versions) {
        if (!versions.isEmpty()) {
            var fields = versions.entrySet().stream()
                    .map(version -> version.getKey().code() + ": " + version.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
            line(text, "generators: " + fields, "versions that the rows are made with");
        }
    }

    private void population(StringBuilder text, Population population) {
        var count = population.zipf().isPresent()
                ? "{count: " + population.tenants() + ", zipf: "
                        + population.zipf().getAsDouble() + "}"
                : Long.toString(population.tenants());
        line(text, "tenants: " + count, "more tenants change no other tenant's rows");
        if (!population.personas().isEmpty()) {
            line(text, "personas:", "who the tenants are; size is how many rows beside an ordinary one");
            for (var persona : population.personas()) {
                var fields = "{weight: " + persona.weight() + ", size: " + number(persona.size()) + "}";
                line(text, "  " + scalar(persona.name()) + ": " + fields, "");
            }
        }
    }

    /// Nothing for what every scenario has had before there was a choice.
    private void wording(StringBuilder text, Wording wording) {
        var languages = wording.languages();
        if (languages.size() > 1) {
            var weights = languages.stream()
                    .map(share -> share.language().code() + ": " + share.weight())
                    .collect(Collectors.joining(", ", "{", "}"));
            line(text, "languages: " + weights, "one for each tenant, by weight");
        } else if (languages.getFirst().language() != Language.ENGLISH) {
            line(text, "languages: " + languages.getFirst().language().code(), "of names and texts");
        }
        if (wording.names() != NameMode.COMMON) {
            line(text, "names: " + wording.names().code(), "what people are called");
        }
    }

    private void intended(StringBuilder text, Map<TableName, String> notes) {
        if (!notes.isEmpty()) {
            line(text, "intended:", "rows that may stay when a tenant is deleted, and why");
            new TreeMap<>(notes)
                    .forEach((table, note) -> line(text, "  " + scalar(table.toString()) + ": " + scalar(note), ""));
        }
    }

    private void fixtures(StringBuilder text, List<Fixture> fixtures) {
        if (!fixtures.isEmpty()) {
            line(text, "fixtures:", "rows with known values, for tests");
            fixtures.forEach(fixture -> line(text, "  " + FixtureText.of(fixture), ""));
        }
    }

    private void table(StringBuilder text, DraftTable table, Scenario scenario) {
        var recipe = scenario.recipe(table.table().name());
        text.append("  ").append(scalar(table.table().name().toString())).append(":\n");
        if (table.rows() instanceof RowCount.Booked) {
            line(text, "    # rows: " + table.rows().phrase(), "");
        } else {
            line(
                    text,
                    "    " + unless(recipe.rows().isPresent()) + "rows: " + RowCountText.of(table.rows()),
                    table.rowsReason());
        }
        recipe.arrivals().ifPresent(arrivals -> line(text, "    arrivals: " + ArrivalText.of(arrivals), "decided"));
        if (!recipe.ordered().isEmpty()) {
            line(text, "    ordered: " + PromiseText.ordered(recipe.ordered()), "in each row");
        }
        Optional.ofNullable(scenario.edges().tables().get(table.table().name()))
                .ifPresent(packs -> line(text, "    " + EdgeFields.NAME + ": " + EdgeFields.text(packs), "decided"));
        var values = table.columns().stream()
                .map(column -> with(value(column.rule(), column.nulls()), further(column, table, scenario)))
                .toList();
        if (!values.stream().allMatch(String::isEmpty)) {
            text.append("    columns:\n");
        }
        for (var index = 0; index < values.size(); index++) {
            var column = table.columns().get(index);
            var value = values.get(index);
            var name = scalar(column.column().name());
            if (value.isEmpty()) {
                line(
                        text,
                        "      # " + name.replace("\n", " ") + ": "
                                + column.rule().phrase(),
                        column.reason());
            } else {
                var decided = recipe.columns().containsKey(column.column().name())
                        || !further(column, table, scenario).isEmpty();
                line(text, "      " + unless(decided) + name + ": " + value, column.reason());
            }
        }
    }

    /// What turns a line into a comment where only decisions are wanted, and it is none.
    private String unless(boolean decided) {
        return decidedOnly && !decided ? "# " : "";
    }

    private List<String> further(DraftColumn column, DraftTable table, Scenario scenario) {
        var name = new ColumnName(table.table().name(), column.column().name());
        var recipe = Optional.ofNullable(scenario.recipe(name.table()).columns().get(name.column()));
        var whole = commented
                && recipe.filter(one -> one.nulls().isPresent() && one.nulls().getAsDouble() == 0)
                        .isPresent();
        return further(name, scenario, whole);
    }

    /// What stands beside the rule: that no value is missing, where that was decided, the clock and the edge cases.
    static List<String> further(ColumnName name, Scenario scenario, boolean whole) {
        return Stream.of(
                        whole ? Stream.of("nulls: 0") : Stream.<String>of(),
                        scenario.clock().decided(name).map(motion -> "clock: " + motion.code()).stream(),
                        Optional.ofNullable(scenario.edges().columns().get(name))
                                .map(packs -> EdgeFields.NAME + ": " + EdgeFields.text(packs))
                                .stream())
                .flatMap(one -> one)
                .toList();
    }

    static String with(String value, List<String> further) {
        if (further.isEmpty()) {
            return value;
        }
        var rule = value.isEmpty()
                ? ""
                : value.startsWith("{") ? value.substring(1, value.length() - 1) : "rule: " + value;
        return Stream.concat(rule.isEmpty() ? Stream.of() : Stream.of(rule), further.stream())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// The rule as YAML, or empty where there is nothing to decide.
    static String value(ColumnRule rule, double nulls) {
        var fields = new ArrayList<String>();
        switch (rule) {
            case ColumnRule.Meaning(var kind) -> fields.add("rule: " + kind.code());
            case ColumnRule.OneOf(var values) -> fields.add("one-of: " + list(values));
            case ColumnRule.Weighted(var weights) -> fields.add("weights: " + weights(weights));
            case ColumnRule.Between(var low, var high) -> fields.add("between: " + list(List.of(low, high)));
            case ColumnRule.Distributed(var distribution, var rounded) -> fields.addAll(shape(distribution, rounded));
            case ColumnRule.Depending(var column, var cases, var otherwise) -> {
                fields.add("depends-on: " + scalar(column));
                fields.add(cases.stream()
                        .map(one -> scalar(one.value()) + ": " + value(one.outcome()))
                        .collect(Collectors.joining(", ", "cases: {", "}")));
                otherwise.ifPresent(outcome -> fields.add("otherwise: " + value(outcome)));
            }
            case ColumnRule.Derived derived -> fields.add("derived: " + scalar(derived.expression()));
            case ColumnRule.Kept(var promise) -> fields.addAll(PromiseText.fields(promise));
            case ColumnRule.Faker(var expression) -> fields.add("faker: " + scalar(expression));
            case ColumnRule.Series(var course) -> fields.add("series: " + course(course));
            case ColumnRule.Fixed(var value) -> fields.add("always: " + scalar(value));
            case ColumnRule.Pattern(var expression) -> fields.add("pattern: " + scalar(expression));
            case ColumnRule.Empty _ -> fields.add("nulls: 1");
            case ColumnRule.Parent _, ColumnRule.Booked _ -> {
                return "";
            }
        }
        if (nulls > 0 && !(rule instanceof ColumnRule.Empty)) {
            fields.add("nulls: " + nulls);
        }
        if (fields.size() == 1 && rule instanceof ColumnRule.Meaning(var kind)) {
            return kind.code();
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private static String value(ColumnRule.Depending.Outcome outcome) {
        return value(outcome.rule(), outcome.nulls());
    }

    static List<String> shape(Distribution distribution, double rounded) {
        var shape = switch (distribution) {
            case Distribution.Even(var low, var high) -> "between: [" + number(low) + ", " + number(high) + "]";
            case Distribution.Normal(var mean, var deviation) ->
                "normal: {mean: " + number(mean) + ", deviation: " + number(deviation) + "}";
            case Distribution.LogNormal(var median, var sigma) ->
                "log-normal: {median: " + number(median) + ", sigma: " + number(sigma) + "}";
            case Distribution.Exponential(var mean) -> "exponential: {mean: " + number(mean) + "}";
        };
        return rounded > 0 ? List.of(shape, "rounded: " + number(rounded)) : List.of(shape);
    }

    private static String course(Course course) {
        return switch (course) {
            case Course.Walk(var start, var step) ->
                "{walk: {start: " + number(start) + ", step: " + number(step) + "}}";
            case Course.Reverting(var mean, var volatility, var reversion) ->
                "{reverting: {mean: " + number(mean) + ", volatility: " + number(volatility) + ", reversion: "
                        + number(reversion) + "}}";
        };
    }

    static String number(double number) {
        return Distribution.text(number);
    }

    static String weights(List<Weight> weights) {
        return weights.stream()
                .map(weight -> scalar(weight.value()) + ": " + weight.weight())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static String list(List<String> values) {
        return values.stream().map(ScenarioText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    /// A plain word where YAML takes it as text, else a JSON string, which is YAML too.
    static String scalar(String text) {
        var plain = text.matches("[A-Za-z_][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*")
                && !text.matches("(?i)true|false|yes|no|on|off|null|y|n");
        return plain || text.matches("(sample):[a-z-]+") ? text : JSON.writeValueAsString(text);
    }

    private void line(StringBuilder text, String line, String comment) {
        text.append(CONTROL.matcher(line).replaceAll("\uFFFD"));
        if (!comment.isEmpty() && commented) {
            text.append(" ".repeat(Math.max(2, COMMENT_COLUMN - line.length())))
                    .append("# ")
                    .append(CONTROL.matcher(comment.replaceAll("\\s+", " ")).replaceAll("\uFFFD"));
        }
        text.append('\n');
    }
}
