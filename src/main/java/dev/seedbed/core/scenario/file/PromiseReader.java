package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the rules by which a column keeps to other rows.
final class PromiseReader {

    static final String PER = "per";

    private static final int LONGEST = 1_000;
    private static final String SUM = "sum";
    private static final String COUNT = "count";
    private static final String COPY_OF = "copy-of";
    private static final String EXACTLY_ONE = "exactly-one";
    private static final String RISING = "rising";
    private static final String SLOT_UNTIL = "slot-until";
    private static final String SLOT_FROM = "slot-from";
    private static final String STATES = "states";
    private static final String BEFORE = "before";
    private static final String LATEST = "latest";
    private static final String BALANCED = "balanced";
    private static final String OTHERWISE = ShapeRules.OTHERWISE;

    /// What may stand beside which rule.
    private static final Map<String, List<String>> COMPANIONS = companions();

    static final List<String> NAMES = Stream.concat(
                    Stream.of(
                            SUM,
                            COUNT,
                            COPY_OF,
                            EXACTLY_ONE,
                            RISING,
                            SLOT_UNTIL,
                            SLOT_FROM,
                            STATES,
                            BEFORE,
                            LATEST,
                            BALANCED),
                    COMPANIONS.keySet().stream())
            .toList();

    private final ScenarioFile file;
    private final Table table;
    private final Column column;

    PromiseReader(ScenarioFile file, Table table, Column column) {
        this.file = file;
        this.table = table;
        this.column = column;
    }

    private static Map<String, List<String>> companions() {
        var companions = new LinkedHashMap<String, List<String>>();
        companions.put("of", List.of(SUM));
        companions.put("from", List.of(COPY_OF, LATEST));
        companions.put("by", List.of(COPY_OF));
        companions.put(PER, List.of(EXACTLY_ONE, BALANCED));
        companions.put("within", List.of(SLOT_UNTIL));
        companions.put("start", List.of(STATES));
        return companions;
    }

    /// The rules among these fields; more than one is one too many.
    List<ColumnRule> in(Fields fields) {
        COMPANIONS.forEach((name, leaders) -> mustStandBeside(fields, name, leaders));
        var promises = new ArrayList<Promise>();
        fields.find(SUM).map(node -> total(node, fields)).ifPresent(promises::add);
        fields.find(COUNT).map(this::count).ifPresent(promises::add);
        fields.find(COPY_OF).map(node -> copy(node, fields)).ifPresent(promises::add);
        fields.find(EXACTLY_ONE).map(node -> exactlyOne(node, fields)).ifPresent(promises::add);
        fields.find(RISING).map(this::rising).ifPresent(promises::add);
        fields.find(SLOT_UNTIL).map(node -> slot(node, fields)).ifPresent(promises::add);
        fields.find(SLOT_FROM).map(this::sibling).map(Promise.SlotUntil::new).ifPresent(promises::add);
        fields.find(STATES)
                .map(node -> new HistoryReader(CheckReader.allowed(table, column)).read(node, fields))
                .ifPresent(promises::add);
        fields.find(BEFORE).map(this::sibling).map(Promise.Before::new).ifPresent(promises::add);
        fields.find(LATEST).map(node -> latest(node, fields)).ifPresent(promises::add);
        fields.find(BALANCED).map(node -> balanced(node, fields)).ifPresent(promises::add);
        if (!promises.isEmpty()) {
            fields.find("nulls").ifPresent(node -> {
                throw wrong(
                        node.at(),
                        "'nulls' does not fit here.",
                        "'" + promises.getFirst().phrase() + "' decides every row.",
                        "Remove 'nulls'.");
            });
        }
        return promises.stream().<ColumnRule>map(ColumnRule.Kept::new).toList();
    }

    /// Whether `otherwise` belongs to one of these rules.
    static boolean takesOtherwise(Fields fields) {
        return fields.find(EXACTLY_ONE).isPresent();
    }

    private static void mustStandBeside(Fields fields, String name, List<String> leaders) {
        fields.find(name)
                .filter(_ ->
                        leaders.stream().noneMatch(leader -> fields.find(leader).isPresent()))
                .ifPresent(node -> {
                    throw wrong(
                            node.at(),
                            "'" + name + "' stands alone here.",
                            "It belongs beside '" + String.join("' or '", leaders) + "'.",
                            "Add that, or remove it.");
                });
    }

    private Promise total(Node node, Fields fields) {
        mustBeExact(node, SUM);
        var children = file.table(node);
        var of = beside(fields, node, SUM, "of", "an expression over columns of " + children.name());
        var expression = ScenarioFile.text(of);
        if (expression.length() > LONGEST) {
            throw wrong(of.at(), "The expression is too long.", "", "Write " + LONGEST + " characters at most.");
        }
        var formula = new FormulaReader(children, of.at()).read(expression);
        if (!formula.number()) {
            throw wrong(of.at(), "'" + expression + "' is text.", "Only numbers add up.", "Write one over numbers.");
        }
        for (var name : formula.columns()) {
            mustBeWritten(children, children.column(name), of.at());
            if (!exact(children.column(name))) {
                throw wrong(
                        of.at(),
                        "Column '" + name + "' has no exact numbers.",
                        "It is of type " + children.column(name).type().sql()
                                + ", of which no sum is the same in another order.",
                        "Use columns of whole numbers, or of type numeric.");
            }
        }
        return new Promise.Total(children.name(), expression, formula);
    }

    private Promise count(Node node) {
        if (!(column.type().base() instanceof ColumnType.Whole)) {
            throw misfit(node, COUNT, "It makes whole numbers");
        }
        return new Promise.Count(file.table(node).name());
    }

    private Promise copy(Node node, Fields fields) {
        var from = beside(fields, node, COPY_OF, "from", "the table whose cell is copied");
        var parent = file.table(from);
        var original = column(parent, node);
        mustBeWritten(parent, original, node.at());
        if (!fits(original.type().base(), column.type().base())) {
            throw misfit(
                    node,
                    COPY_OF,
                    "'" + original.name() + "' is of type " + original.type().sql());
        }
        return new Promise.Copy(
                original.name(),
                parent.name(),
                fields.find("by").map(by -> column(table, by).name()));
    }

    private Promise exactlyOne(Node node, Fields fields) {
        var value = ScenarioFile.text(node);
        var parent = file.table(beside(fields, node, EXACTLY_ONE, PER, "the table of which each row has one"));
        allowed().filter(values -> !values.contains(value)).ifPresent(values -> {
            throw wrong(
                    node.at(),
                    "'" + value + "' is no value of column '" + column.name() + "'.",
                    "",
                    Nearest.hint(value, values));
        });
        var otherwise =
                fields.find(OTHERWISE).map(rule -> otherwise(rule, value)).or(() -> rest(value));
        return new Promise.ExactlyOne(
                value,
                parent.name(),
                otherwise.orElseThrow(() -> wrong(
                        node.at(),
                        "Nothing says what the other rows have.",
                        "Column '" + column.name() + "' may hold anything.",
                        "Add 'otherwise' with a rule for them.")));
    }

    private Promise rising(Node node) {
        var ends = ends(node, RISING);
        return new Promise.Rising(ends.getFirst(), ends.getLast());
    }

    private Promise slot(Node node, Fields fields) {
        var within = beside(fields, node, SLOT_UNTIL, "within", "the stretch that the rows below one parent divide");
        var ends = ends(within, SLOT_UNTIL);
        var end = sibling(node);
        if (!table.column(end).type().base().equals(column.type().base())) {
            throw misfit(
                    node,
                    SLOT_UNTIL,
                    "'" + end + "' is of type " + table.column(end).type().sql());
        }
        return new Promise.SlotFrom(end, ends.getFirst(), ends.getLast());
    }

    /// Two values of the column's type, the lower one first.
    private List<String> ends(Node node, String rule) {
        var ends = file.texts(node);
        if (!line(column)) {
            throw misfit(node, rule, "It makes whole numbers, decimals, dates or timestamps");
        }
        if (ends.size() != 2) {
            throw wrong(node.at(), "Here belong two values.", "Here are " + ends.size() + ".", "Write [low, high].");
        }
        ends.forEach(end -> ShapeRules.fit(node, end, column));
        if (!new Bound(ends.getFirst(), true).leaves(new Bound(ends.getLast(), false))) {
            throw wrong(node.at(), "Nothing lies between these values.", "", "Write the lower one first.");
        }
        return ends;
    }

    private static boolean line(Column column) {
        return exact(column)
                || column.type().base() instanceof ColumnType.Date
                || column.type().base() instanceof ColumnType.Timestamp;
    }

    /// Another column of the row.
    private String sibling(Node node) {
        var other = column(table, node);
        if (other.name().equals(column.name())) {
            throw wrong(node.at(), "The column looks at itself.", "", "Name another column of the table.");
        }
        return other.name();
    }

    private Promise latest(Node node, Fields fields) {
        var children = file.table(beside(fields, node, LATEST, "from", "the table whose rows are the history"));
        return new Promise.Latest(column(children, node).name(), children.name());
    }

    private Promise balanced(Node node, Fields fields) {
        mustBeExact(node, BALANCED);
        var shape = new ShapeRules(file, table, column)
                .shape(ScenarioFile.fields(node, List.of("normal", "log-normal", "exponential")))
                .orElseThrow(() -> wrong(
                        node.at(),
                        "Nothing says how the numbers spread.",
                        "",
                        "Write normal, log-normal or exponential."));
        return new Promise.Balanced(shape, fields.find(PER).map(this::sibling));
    }

    private ColumnRule otherwise(Node node, String value) {
        var recipe = file.columnRecipe(table, column, node);
        var rule = recipe.rule()
                .filter(found ->
                        !(found instanceof ColumnRule.Kept) && recipe.nulls().isEmpty())
                .orElseThrow(() -> wrong(
                        node.at(),
                        "This is no rule for the other rows.",
                        "It must make a value for each of them by itself.",
                        "Write a rule without 'nulls', as {weights: {…}}."));
        var listed = Dependencies.listed(rule).orElse(List.of());
        if (listed.contains(value)) {
            throw wrong(
                    node.at(),
                    "The other rows may have '" + value + "', too.",
                    "It is for exactly one of them.",
                    "Leave it out here.");
        }
        return rule;
    }

    /// All other values of a column that has a list of them.
    private Optional<ColumnRule> rest(String value) {
        return allowed()
                .map(values ->
                        values.stream().filter(other -> !other.equals(value)).toList())
                .filter(values -> !values.isEmpty())
                .map(ColumnRule.OneOf::new);
    }

    private Optional<List<String>> allowed() {
        return CheckReader.allowed(table, column);
    }

    static Node beside(Fields fields, Node node, String rule, String name, String what) {
        return fields.find(name)
                .orElseThrow(() -> wrong(
                        node.at(), "'" + rule + "' lacks '" + name + "'.", "It is " + what + ".", "Add it beside."));
    }

    static Column column(Table owner, Node node) {
        var name = ScenarioFile.text(node);
        return owner.findColumn(name)
                .orElseThrow(() -> wrong(
                        node.at(),
                        "Table " + owner.name() + " has no column '" + name + "'.",
                        "The name is not in the schema.",
                        Nearest.hint(
                                name, owner.columns().stream().map(Column::name).toList())));
    }

    private static void mustBeWritten(Table owner, Column read, At at) {
        if (!read.written()) {
            throw wrong(
                    at,
                    "Column '" + read.name() + "' of " + owner.name() + " has no value yet.",
                    "The server computes it when the row is written.",
                    "Choose a column that Seedbed writes.");
        }
    }

    private void mustBeExact(Node node, String rule) {
        if (!exact(column)) {
            throw misfit(node, rule, "It makes exact numbers");
        }
    }

    private static boolean exact(Column column) {
        return column.type().base() instanceof ColumnType.Whole || column.type().base() instanceof ColumnType.Numeric;
    }

    /// Whether every value of one type is one of the other.
    private static boolean fits(ColumnType from, ColumnType into) {
        return switch (from) {
            case ColumnType.Text text ->
                into instanceof ColumnType.Text other
                        && text.maxLength().orElse(Integer.MAX_VALUE)
                                <= other.maxLength().orElse(Integer.MAX_VALUE);
            case ColumnType.Whole whole -> into instanceof ColumnType.Whole other && whole.bits() <= other.bits();
            default -> from.equals(into);
        };
    }

    private SeedbedException misfit(Node node, String rule, String makes) {
        return wrong(
                node.at(),
                "'" + rule + "' does not fit column '" + column.name() + "'.",
                makes + ", and the column is of type " + column.type().sql() + ".",
                "Use a rule that makes values of this type.");
    }
}
