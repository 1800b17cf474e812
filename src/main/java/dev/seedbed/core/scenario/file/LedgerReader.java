package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Amounts;
import dev.seedbed.core.scenario.Ledger.Currency;
import dev.seedbed.core.scenario.Ledger.Kind;
import dev.seedbed.core.scenario.Ledger.Part;
import dev.seedbed.core.scenario.Ledger.Posting;
import dev.seedbed.core.scenario.Ledger.Role;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.TableNames;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Field;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Items;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the books of a scenario, and says what in them does not fit together.
final class LedgerReader {

    private static final String OF = "of";
    private static final int MOST_MONTHS = 1_200;
    private static final int MOST_DIGITS = 4;
    private static final double MEDIAN = 84;
    private static final double SIGMA = 1.2;

    private final Schema schema;
    private final BiFunction<String, At, TableName> names;

    LedgerReader(Schema schema, BiFunction<String, At, TableName> names) {
        this.schema = schema;
        this.names = names;
    }

    /// `top` are the fields of the whole file.
    Ledger read(Node node, Fields top) {
        var fields = ScenarioFile.fields(node, List.of("since", "months", "currencies", "amounts", "kinds", "tables"));
        var amounts = fields.find("amounts").map(LedgerReader::amounts).orElse(new Amounts(MEDIAN, SIGMA, 0));
        var tables = new EnumMap<Part, TableName>(Part.class);
        var columns = new EnumMap<Role, String>(Role.class);
        tables(required(fields, "tables"), tables, columns);
        var ledger = new Ledger(
                Optional.ofNullable(tables.get(Part.TENANTS))
                        .or(() -> top.find("root").flatMap(root -> TableNames.find(schema, ScenarioFile.text(root)))),
                since(required(fields, "since")),
                (int) between(required(fields, "months"), 1, MOST_MONTHS),
                currencies(required(fields, "currencies")),
                amounts,
                kinds(required(fields, "kinds"), amounts),
                tables,
                columns,
                statements(tables, required(fields, "tables"), required(fields, "kinds")));
        check(ledger, required(fields, "kinds"));
        top.find("tables")
                .map(ScenarioFile::fields)
                .map(Fields::list)
                .orElse(List.of())
                .forEach(field ->
                        TableNames.find(schema, field.name()).ifPresent(table -> checkFree(ledger, table, field)));
        return ledger;
    }

    /// What the books decide, nothing else does; a clock may stand beside it.
    private static void checkFree(Ledger ledger, TableName table, Field field) {
        var recipe = ScenarioFile.fields(field.value());
        var rows = recipe.find("rows");
        if (ledger.counted(table).isPresent() && rows.isPresent()) {
            throw wrong(
                    rows.get().at(),
                    "The books decide how many rows " + table + " has.",
                    "It is one of their tables.",
                    "Remove 'rows' here.");
        }
        recipe.find("columns").map(ScenarioFile::fields).map(Fields::list).orElse(List.of()).stream()
                .filter(column -> ledger.role(table, column.name()).isPresent() && !clockAlone(column.value()))
                .findFirst()
                .ifPresent(column -> {
                    throw wrong(
                            column.at(),
                            "The books decide what column '" + column.name() + "' holds.",
                            "They name it.",
                            "Remove it here, or there.");
                });
    }

    private static boolean clockAlone(Node node) {
        return node instanceof Fields fields
                && fields.list().stream().map(Field::name).toList().equals(List.of(ClockReader.CLOCK));
    }

    private static Node required(Fields fields, String name) {
        return fields.find(name)
                .orElseThrow(() -> wrong(fields.at(), "'" + name + "' is missing.", "The books need it.", "Add it."));
    }

    private static YearMonth since(Node node) {
        try {
            return YearMonth.parse(ScenarioFile.text(node));
        } catch (DateTimeException _) {
            throw wrong(node.at(), "'" + ScenarioFile.text(node) + "' is not a month.", "", "Write it as 2021-01.");
        }
    }

    private static Amounts amounts(Node node) {
        var fields = ScenarioFile.fields(node, List.of("median", "sigma", "rounded"));
        return new Amounts(
                fields.find("median").map(LedgerReader::positive).orElse(MEDIAN),
                fields.find("sigma").map(LedgerReader::positive).orElse(SIGMA),
                fields.find("rounded").map(ScenarioFile::share).orElse(0.0));
    }

    private static List<Currency> currencies(Node node) {
        var currencies = ScenarioFile.fields(node).list().stream()
                .map(LedgerReader::currency)
                .toList();
        if (currencies.isEmpty()) {
            throw wrong(node.at(), "There are no currencies.", "", "Write {EUR: {weight: 1}, …}.");
        }
        return currencies;
    }

    private static Currency currency(Field field) {
        var fields = ScenarioFile.fields(field.value(), List.of("weight", "rate", "digits", "name"));
        return new Currency(
                field.name(),
                fields.find("name").map(ScenarioFile::text),
                fields.find("weight").map(node -> (int) between(node, 1, 1_000)).orElse(1),
                fields.find("rate").map(LedgerReader::positive).orElse(1.0),
                fields.find("digits")
                        .map(node -> (int) between(node, 0, MOST_DIGITS))
                        .orElse(2));
    }

    private static List<Kind> kinds(Node node, Amounts amounts) {
        return ScenarioFile.fields(node).list().stream()
                .map(field -> kind(field, amounts))
                .toList();
    }

    private static Kind kind(Field field, Amounts amounts) {
        var fields = ScenarioFile.fields(
                field.value(),
                List.of("weight", "median", "debit", "credit", "exchange", "reverses", "closes", "into"));
        var postings = Stream.of(split(fields), exchange(fields), reversal(fields), closing(fields))
                .flatMap(Optional::stream)
                .toList();
        if (postings.size() != 1) {
            throw wrong(
                    field.at(),
                    "Bookings of kind '" + field.name() + "' are of "
                            + (postings.isEmpty() ? "no sort." : "two sorts."),
                    "",
                    "Write one of debit and credit, exchange, reverses, or closes and into.");
        }
        return new Kind(
                field.name(),
                postings.getFirst() instanceof Posting.Closing
                        ? 0
                        : fields.find("weight")
                                .map(node -> (int) between(node, 1, 1_000))
                                .orElse(1),
                postings.getFirst(),
                fields.find("median").map(LedgerReader::positive).orElse(amounts.median()));
    }

    private static Optional<Posting> split(Fields fields) {
        return fields.find("debit")
                .or(() -> fields.find("credit"))
                .map(_ -> new Posting.Split(texts(required(fields, "debit")), texts(required(fields, "credit"))));
    }

    private static Optional<Posting> exchange(Fields fields) {
        return fields.find("exchange")
                .map(node -> ScenarioFile.fields(node, List.of("cash", "position", "spread")))
                .map(accounts -> new Posting.Exchange(
                        ScenarioFile.text(required(accounts, "cash")),
                        ScenarioFile.text(required(accounts, "position")),
                        ScenarioFile.text(required(accounts, "spread"))));
    }

    private static Optional<Posting> reversal(Fields fields) {
        return fields.find("reverses").map(node -> new Posting.Reversal(texts(node)));
    }

    private static Optional<Posting> closing(Fields fields) {
        return fields.find("closes")
                .or(() -> fields.find("into"))
                .map(_ -> new Posting.Closing(
                        texts(required(fields, "closes")), ScenarioFile.text(required(fields, "into"))));
    }

    private void tables(Node node, Map<Part, TableName> tables, Map<Role, String> columns) {
        var codes = Arrays.stream(Part.values()).map(Part::code).toList();
        var fields = ScenarioFile.fields(node, codes);
        for (var part : Part.values()) {
            var named = fields.find(part.code());
            if (named.isPresent()) {
                tables.put(part, table(part, named.get(), columns));
            } else if (part.required()) {
                throw wrong(
                        node.at(),
                        "'" + part.code() + "' is missing.",
                        "The books need a table for it.",
                        "Write " + part.code() + ": {table: …, "
                                + part.roles().stream()
                                        .map(role -> role.code() + ": …")
                                        .collect(Collectors.joining(", "))
                                + "}.");
            }
        }
    }

    /// Of all accounts, where nothing else is said.
    private static List<String> statements(Map<Part, TableName> tables, Node node, Node kinds) {
        var all = kinds(kinds, new Amounts(MEDIAN, SIGMA, 0)).stream()
                .flatMap(kind -> kind.posting().purposes().stream())
                .distinct()
                .toList();
        var of = ScenarioFile.fields(node)
                .find(Part.STATEMENTS.code())
                .flatMap(fields -> ScenarioFile.fields(fields).find(OF));
        of.ifPresent(named -> texts(named).stream()
                .filter(purpose -> !all.contains(purpose))
                .forEach(purpose -> {
                    throw wrong(named.at(), "No kind posts to '" + purpose + "'.", "", Nearest.hint(purpose, all));
                }));
        return tables.containsKey(Part.STATEMENTS) ? of.map(LedgerReader::texts).orElse(all) : List.of();
    }

    private TableName table(Part part, Node node, Map<Role, String> columns) {
        var codes = Stream.of(
                        Stream.of("table"),
                        part.roles().stream().map(Role::code),
                        part == Part.STATEMENTS ? Stream.of(OF) : Stream.<String>of())
                .flatMap(codesOf -> codesOf)
                .toList();
        var fields = ScenarioFile.fields(node, codes);
        var named = required(fields, "table");
        var name = names.apply(ScenarioFile.text(named), named.at());
        for (var role : part.roles()) {
            var column = role.required() ? Optional.of(required(fields, role.code())) : fields.find(role.code());
            column.ifPresent(one -> columns.put(role, column(name, one)));
        }
        return name;
    }

    private String column(TableName table, Node node) {
        var name = ScenarioFile.text(node);
        var columns = schema.table(table).columns().stream()
                .filter(Column::written)
                .map(Column::name)
                .toList();
        if (!columns.contains(name)) {
            throw wrong(
                    node.at(),
                    "Table " + table + " has no column '" + name + "' that Seedbed writes.",
                    "",
                    Nearest.hint(name, columns));
        }
        return name;
    }

    private static void check(Ledger ledger, Node node) {
        var names = ledger.kinds().stream().map(Kind::name).toList();
        if (ledger.kinds().stream().noneMatch(kind -> kind.posting() instanceof Posting.Split)) {
            throw wrong(node.at(), "No kind has 'debit' and 'credit'.", "Nothing would be booked.", "Add one.");
        }
        for (var kind : ledger.kinds()) {
            switch (kind.posting()) {
                case Posting.Reversal(var of) -> {
                    for (var reversed : of) {
                        if (ledger.kinds().stream()
                                .noneMatch(other ->
                                        other.name().equals(reversed) && other.posting() instanceof Posting.Split)) {
                            throw wrong(
                                    node.at(),
                                    "'" + kind.name() + "' reverses '" + reversed + "'.",
                                    "Only a kind with 'debit' and 'credit' can be reversed.",
                                    Nearest.hint(reversed, names));
                        }
                    }
                    if (ledger.column(Role.BOOKING_REVERSES).isEmpty()) {
                        throw wrong(
                                node.at(),
                                "No column says which booking '" + kind.name() + "' reverses.",
                                "",
                                "Name it under tables, bookings: {reverses: …}.");
                    }
                }
                case Posting.Closing closing -> oneSided(ledger, closing, node);
                case Posting.Exchange _ -> {
                    if (ledger.currencies().size() < 2) {
                        throw wrong(
                                node.at(), "'" + kind.name() + "' needs two currencies.", "", "Add one, or remove it.");
                    }
                }
                case Posting.Split _ -> {}
            }
        }
    }

    /// What is left on an account that is posted to on one side alone is never 0, and so no line of a closing is.
    private static void oneSided(Ledger ledger, Posting.Closing closing, Node node) {
        for (var purpose : closing.closes()) {
            var sides = ledger.kinds().stream()
                    .flatMap(kind -> switch (kind.posting()) {
                        case Posting.Split(var debit, var credit) ->
                            Stream.concat(
                                    debit.contains(purpose) ? Stream.of("debit") : Stream.of(),
                                    credit.contains(purpose) ? Stream.of("credit") : Stream.of());
                        case Posting.Exchange exchange ->
                            exchange.spread().equals(purpose)
                                    ? Stream.of("debit")
                                    : exchange.purposes().contains(purpose)
                                            ? Stream.of("debit", "credit")
                                            : Stream.<String>of();
                        case Posting.Reversal _, Posting.Closing _ -> Stream.<String>of();
                    })
                    .distinct()
                    .count();
            if (sides != 1) {
                throw wrong(
                        node.at(),
                        "'" + purpose + "' cannot be closed.",
                        sides == 0
                                ? "No kind posts to it."
                                : "Kinds post to it on both sides, so that nothing may be left to close.",
                        "Close accounts that are posted to on one side alone.");
            }
        }
    }

    private static List<String> texts(Node node) {
        return node instanceof Items
                ? ScenarioFile.nodes(node).stream().map(ScenarioFile::text).toList()
                : List.of(ScenarioFile.text(node));
    }

    private static double positive(Node node) {
        var number = ShapeRules.number(ScenarioFile.text(node), node);
        if (number <= 0) {
            throw wrong(node.at(), Distribution.text(number) + " is too small.", "", "Write a number above 0.");
        }
        return number;
    }

    private static long between(Node node, long least, long most) {
        var number = ScenarioFile.whole(node);
        if (number < least || number > most) {
            throw wrong(
                    node.at(), number + " is out of range.", "", "Write a number from " + least + " to " + most + ".");
        }
        return number;
    }
}
