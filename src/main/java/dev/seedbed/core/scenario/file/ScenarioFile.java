package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.SchemaMemory;
import dev.seedbed.core.scenario.TableNames;
import dev.seedbed.core.scenario.TableRecipe;
import dev.seedbed.core.scenario.TableRecipe.ColumnRecipe;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Field;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Items;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.scenario.file.Yaml.Scalar;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads a scenario file. Names are held against the schema; whatever is wrong is told with its line and column.
public final class ScenarioFile {

    private static final List<String> TOP = List.of(
            "source",
            "root",
            "seed",
            "as-of",
            "clock",
            "generators",
            "tenants",
            "personas",
            "languages",
            "names",
            "budget",
            "shared-rows",
            "intended",
            "fixtures",
            "ledger",
            EdgeFields.NAME,
            "tables",
            "schema");
    private static final List<String> RULES =
            List.of("rule", "one-of", "weights", "between", "always", "pattern", "nulls", ClockReader.CLOCK);
    private static final List<String> ALL_RULES = Stream.of(RULES, ShapeRules.NAMES, PromiseReader.NAMES)
            .flatMap(List::stream)
            .toList();
    private static final List<String> RULES_AND_EDGES =
            Stream.concat(ALL_RULES.stream(), Stream.of(EdgeFields.NAME)).toList();

    /// What of a file still fits a schema, and what does not, in the order of the file.
    public record Remains(Scenario scenario, List<Problem> misfits) {

        public Remains {
            misfits = List.copyOf(misfits);
        }
    }

    private final Schema schema;
    private final Optional<SchemaMemory> memory;
    private final Consumer<SeedbedException> misfit;
    private final EdgeFields edges = new EdgeFields();

    /// `misfit` is asked about what does not fit the schema, and throws or goes on without it.
    private ScenarioFile(Schema schema, Optional<SchemaMemory> memory, Consumer<SeedbedException> misfit) {
        this.schema = schema;
        this.memory = memory;
        this.misfit = misfit;
    }

    /// The source that the file names, if it names one; read before the schema is known.
    public static Optional<String> source(String file, String text) {
        return Yaml.read(file, text) instanceof Fields fields
                        && fields.find("source").orElse(fields) instanceof Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /// What the file decides. `file` is its name in messages.
    public static Scenario read(String file, String text, Schema schema) {
        return read(file, text, schema, failure -> {
            throw failure;
        });
    }

    /// The same without tables, columns and rules that do not fit the schema.
    public static Remains remains(String file, String text, Schema schema) {
        var misfits = new ArrayList<Problem>();
        var scenario = read(file, text, schema, failure -> misfits.add(failure.problem()));
        return new Remains(scenario, misfits);
    }

    /// The schema that the file was decided for, if it remembers one; needs no schema.
    public static Optional<SchemaMemory> memory(String file, String text) {
        return memory(fields(Yaml.read(file, text), TOP));
    }

    /// The books alone.
    public static Ledger ledger(String file, String text, Schema schema) {
        var fields = fields(Yaml.read(file, text), List.of("ledger"));
        var reader = new ScenarioFile(schema, Optional.empty(), failure -> {
            throw failure;
        });
        return new LedgerReader(schema, reader::tableName)
                .read(fields.list().getFirst().value(), fields);
    }

    private static Optional<SchemaMemory> memory(Fields fields) {
        return fields.find("schema").map(MemoryFields::read);
    }

    private static Scenario read(String file, String text, Schema schema, Consumer<SeedbedException> misfit) {
        var fields = fields(Yaml.read(file, text), TOP);
        return new ScenarioFile(schema, memory(fields), misfit).scenario(fields);
    }

    private <T> Optional<T> fitting(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (SeedbedException failure) {
            misfit.accept(failure);
            return Optional.empty();
        }
    }

    private Scenario scenario(Fields fields) {
        var inferred = Scenario.inferred();
        var ledger = fields.find("ledger")
                .flatMap(node -> fitting(() -> new LedgerReader(schema, this::tableName).read(node, fields)));
        return new Scenario(
                fields.find("root").flatMap(root -> fitting(() -> tableName(text(root), root.at()))),
                fields.find("seed").map(ScenarioFile::whole).orElse(inferred.seed()),
                fields.find("as-of").map(this::day).orElse(inferred.asOf()),
                PopulationFields.population(fields),
                WordingFields.wording(fields, inferred.wording()),
                PopulationFields.budget(fields),
                fields.find("shared-rows").map(ScenarioFile::atLeastOne).orElse(inferred.sharedRows()),
                fields.find("tables").map(this::tables).orElse(Map.of()),
                fields.find("intended")
                        .map(node -> IntendedFields.read(node, (name, at) -> fitting(() -> tableName(name, at))))
                        .orElse(Map.of()),
                fields.find("fixtures")
                        .map(new FixtureReader(schema, this::tableName)::read)
                        .orElse(List.of()),
                edges.with(fields.find(EdgeFields.NAME)
                        .map(EdgeFields::read)
                        .orElse(inferred.edges().everywhere())),
                new ClockReader(schema, misfit).read(fields, ledger),
                fields.find("generators").map(GeneratorFields::read).orElse(inferred.generators()),
                ledger,
                memory);
    }

    private Map<TableName, TableRecipe> tables(Node node) {
        var recipes = new TreeMap<TableName, TableRecipe>();
        for (var field : fields(node).list()) {
            var fields = fields(field.value(), List.of("rows", "arrivals", "ordered", EdgeFields.NAME, "columns"));
            fitting(() -> tableName(field.name(), field.at()))
                    .map(schema::table)
                    .ifPresent(table -> recipes.put(table.name(), recipe(table, fields)));
        }
        return recipes;
    }

    private TableRecipe recipe(Table table, Fields fields) {
        fields.find(EdgeFields.NAME).ifPresent(node -> edges.table(table.name(), node));
        var columns = new LinkedHashMap<String, ColumnRecipe>();
        var nodes = new LinkedHashMap<String, Node>();
        for (var field : fields.find("columns")
                .map(ScenarioFile::fields)
                .map(Fields::list)
                .orElse(List.of())) {
            fitting(() -> columnRecipe(table, column(table, field), field.value(), RULES_AND_EDGES))
                    .ifPresent(recipe -> {
                        if (field.value() instanceof Fields rules) {
                            rules.find(EdgeFields.NAME)
                                    .ifPresent(node -> edges.column(table.name(), field.name(), node));
                        }
                        columns.put(field.name(), recipe);
                        nodes.put(field.name(), field.value());
                    });
        }
        nodes.forEach((column, node) -> {
            if (fitting(() -> depending(table, columns, column, node)).isEmpty()) {
                columns.remove(column);
            }
        });
        return new TableRecipe(
                fields.find("rows")
                        .flatMap(rows -> fitting(() -> new PopulationFields(this::tableName, example()).rows(rows))),
                columns,
                fields.find("arrivals").flatMap(arrivals -> fitting(() -> new ArrivalReader(this).read(arrivals))),
                fields.find("ordered")
                        .flatMap(pairs -> fitting(() -> OrderedPairs.read(table, pairs)))
                        .orElse(List.of()));
    }

    Table table(Node node) {
        return schema.table(tableName(text(node), node.at()));
    }

    private static Node depending(Table table, Map<String, ColumnRecipe> columns, String column, Node node) {
        new Dependencies(table, columns).check(column, node);
        return node;
    }

    private Column column(Table table, Field field) {
        return table.findColumn(field.name())
                .orElseThrow(() -> wrong(
                        field.at(),
                        "Table " + table.name() + " has no column '" + field.name() + "'.",
                        "The name is not in the schema.",
                        remedy(
                                field.at(),
                                Nearest.hint(
                                        field.name(),
                                        table.columns().stream()
                                                .map(Column::name)
                                                .toList()))));
    }

    /// Where the file remembers a schema, the name may have been right once.
    private String remedy(At at, String hint) {
        return memory.isPresent()
                ? hint + " Or see what has changed with 'seedbed init --update " + at.file() + "'."
                : hint;
    }

    /// The rule of a case, where edge cases do not belong.
    ColumnRecipe columnRecipe(Table table, Column column, Node node) {
        return columnRecipe(table, column, node, ALL_RULES);
    }

    private ColumnRecipe columnRecipe(Table table, Column column, Node node, List<String> valid) {
        if (node instanceof Scalar scalar) {
            return new ColumnRecipe(Optional.of(meaning(scalar)), OptionalDouble.empty());
        }
        var fields = fields(node, valid);
        var nulls = fields.find("nulls")
                .map(ScenarioFile::share)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        var rules = new ArrayList<ColumnRule>();
        fields.find("rule").map(this::meaning).ifPresent(rules::add);
        fields.find("one-of").map(this::texts).map(ColumnRule.OneOf::new).ifPresent(rules::add);
        fields.find("weights").map(this::weights).map(ColumnRule.Weighted::of).ifPresent(rules::add);
        fields.find("always").map(ScenarioFile::text).map(ColumnRule.Fixed::new).ifPresent(rules::add);
        fields.find("pattern")
                .map(ScenarioFile::text)
                .map(ColumnRule.Pattern::new)
                .ifPresent(rules::add);
        rules.addAll(new ShapeRules(this, table, column).in(fields));
        if (rules.size() > 1) {
            throw wrong(node.at(), "A column has one rule.", "Here are " + rules.size() + ".", "Keep one of them.");
        }
        return new ColumnRecipe(rules.stream().findFirst(), nulls);
    }

    private ColumnRule meaning(Node node) {
        var code = text(node);
        return Kind.find(code)
                .map(ColumnRule.Meaning::new)
                .orElseThrow(() -> wrong(
                        node.at(),
                        "'" + code + "' is not a rule.",
                        "",
                        Nearest.hint(
                                code,
                                List.of(Kind.values()).stream().map(Kind::code).toList())));
    }

    private Map<String, Long> weights(Node node) {
        var weights = new LinkedHashMap<String, Long>();
        fields(node).list().forEach(field -> weights.put(field.name(), atLeastOne(field.value())));
        if (weights.isEmpty()) {
            throw wrong(node.at(), "There are no weights.", "", "Write {value: weight, …}.");
        }
        return weights;
    }

    List<String> texts(Node node) {
        return nodes(node).stream().map(ScenarioFile::text).toList();
    }

    static List<Node> nodes(Node node) {
        if (node instanceof Items items && !items.nodes().isEmpty()) {
            return items.nodes();
        }
        throw wrong(node.at(), "A list of values belongs here.", "", "Write [first, second, …].");
    }

    static String text(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw wrong(node.at(), "A single value belongs here.", "", "Replace the list or mapping by one value.");
    }

    static long whole(Node node) {
        try {
            return Long.parseLong(text(node));
        } catch (NumberFormatException _) {
            throw wrong(node.at(), "'" + text(node) + "' is not a whole number.", "", "Write digits only.");
        }
    }

    static long atLeastOne(Node node) {
        var number = whole(node);
        if (number < 1) {
            throw wrong(node.at(), number + " is too small.", "It counts something.", "Write 1 or more.");
        }
        return number;
    }

    static double share(Node node) {
        var text = text(node);
        if (!text.matches("0(\\.\\d+)?|1(\\.0+)?")) {
            throw wrong(node.at(), "'" + text + "' is not a share.", "", "Write a number from 0 to 1.");
        }
        return Double.parseDouble(text);
    }

    LocalDate day(Node node) {
        try {
            return LocalDate.parse(text(node));
        } catch (DateTimeException _) {
            throw wrong(node.at(), "'" + text(node) + "' is not a date.", "", "Write it as 2026-01-31.");
        }
    }

    /// A table by its full name, or by its bare name where only one schema has it.
    private TableName tableName(String text, At at) {
        return TableNames.find(schema, text)
                .orElseThrow(() -> wrong(
                        at,
                        "There is no table '" + text + "'.",
                        "The name is not in the schema.",
                        remedy(at, TableNames.hint(schema, text))));
    }

    private String example() {
        return schema.tables().isEmpty()
                ? "parent"
                : schema.tables().getFirst().name().toString();
    }

    static Fields fields(Node node) {
        if (node instanceof Fields fields) {
            return fields;
        }
        if (node instanceof Scalar scalar && scalar.text().isEmpty()) {
            return new Fields(List.of(), node.at());
        }
        throw wrong(node.at(), "A mapping belongs here.", "", "Write 'name: value' lines.");
    }

    static Fields fields(Node node, List<String> valid) {
        var fields = fields(node);
        for (var field : fields.list()) {
            if (!valid.contains(field.name())) {
                throw wrong(
                        field.at(), "'" + field.name() + "' is not known here.", "", Nearest.hint(field.name(), valid));
            }
        }
        return fields;
    }
}
