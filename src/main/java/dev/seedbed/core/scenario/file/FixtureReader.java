package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.Fixture;
import dev.seedbed.core.scenario.InputText;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Field;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.scenario.file.Yaml.Scalar;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// Reads the rows that tests know by name.
record FixtureReader(Schema schema, BiFunction<String, At, TableName> tables) {

    static final int CHEAPEST = 4;

    private static final int DEAREST = 10;
    private static final int HASH_LENGTH = 60;
    private static final int MOST_PASSWORD_BYTES = 71;

    /// What constants are made of besides fixtures.
    private static final List<String> TAKEN = List.of("table", "key", "values", "password");

    List<Fixture> read(Node node) {
        var list = ScenarioFile.fields(node).list();
        var names = list.stream().map(Field::name).toList();
        var fixtures = new ArrayList<Fixture>();
        for (var field : list) {
            checkName(field);
            var above = names.subList(0, fixtures.size());
            fixtures.add(fixture(field, above, names));
        }
        return fixtures;
    }

    private static void checkName(Field field) {
        for (var part : field.name().split("\\.", -1)) {
            if (part.isBlank() || TAKEN.contains(part.toLowerCase(Locale.ROOT))) {
                throw wrong(
                        field.at(),
                        "'" + field.name() + "' cannot be the name of a fixture.",
                        part.isBlank() ? "A part of it is empty." : "Constants have a '" + part + "' of their own.",
                        "Write a name such as acme.owner.");
            }
        }
    }

    private Fixture fixture(Field field, List<String> above, List<String> names) {
        var fields = ScenarioFile.fields(field.value(), List.of("table", "in", "values"));
        var named = fields.find("table")
                .orElseThrow(() -> wrong(
                        field.at(), "The fixture '" + field.name() + "' has no table.", "", "Add 'table: NAME'."));
        var table = schema.table(tables.apply(ScenarioFile.text(named), named.at()));
        return new Fixture(
                field.name(),
                table.name(),
                fields.find("in").map(in -> ancestor(in, above, names)),
                fields.find("values")
                        .map(values -> values(table, ScenarioFile.fields(values)))
                        .orElse(Map.of()));
    }

    private static String ancestor(Node in, List<String> above, List<String> names) {
        var name = ScenarioFile.text(in);
        if (!above.contains(name)) {
            throw names.contains(name)
                    ? wrong(in.at(), "The fixture '" + name + "' does not stand above.", "", "Move it up.")
                    : wrong(in.at(), "There is no fixture '" + name + "'.", "", Nearest.hint(name, above));
        }
        return name;
    }

    private Map<String, Fixture.Value> values(Table table, Fields fields) {
        var values = new LinkedHashMap<String, Fixture.Value>();
        for (var field : fields.list()) {
            var value = value(column(table, field), field.value());
            if (value instanceof Fixture.Value.Bcrypt
                    && values.values().stream().anyMatch(Fixture.Value.Bcrypt.class::isInstance)) {
                throw wrong(field.at(), "A fixture has one password.", "Here is a second one.", "Keep one of them.");
            }
            values.put(field.name(), value);
        }
        return values;
    }

    private static Column column(Table table, Field field) {
        var valid = table.columns().stream().map(Column::name).toList();
        var column = table.findColumn(field.name())
                .orElseThrow(() -> wrong(
                        field.at(),
                        "Table " + table.name() + " has no column '" + field.name() + "'.",
                        "The name is not in the schema.",
                        Nearest.hint(field.name(), valid)));
        if (!column.written()) {
            throw wrong(
                    field.at(),
                    "The column '" + field.name() + "' cannot be set.",
                    "The server computes it from other columns.",
                    "Set the columns that it is computed from.");
        }
        if (table.references(field.name())) {
            throw wrong(
                    field.at(),
                    "The column '" + field.name() + "' cannot be set.",
                    "It is part of a foreign key: which parent the row has follows from 'in'.",
                    "Remove it, and set the parent's column by a fixture of the parent's table.");
        }
        return column;
    }

    private Fixture.Value value(Column column, Node node) {
        return switch (node) {
            case Scalar scalar when scalar.absent() -> nothing(column, scalar.at());
            case Scalar scalar -> new Fixture.Value.Text(text(column, scalar.text(), scalar.at()));
            case Fields fields -> bcrypt(column, ScenarioFile.fields(fields, List.of("bcrypt", "cost")));
            case Yaml.Items items ->
                throw wrong(items.at(), "A single value belongs here.", "", "Write an array as text: '{a,b}'.");
        };
    }

    private static Fixture.Value nothing(Column column, At at) {
        if (!column.nullable() || (column.type() instanceof ColumnType.Domain domain && domain.notNull())) {
            throw wrong(
                    at, "The column '" + column.name() + "' cannot be NULL.", "", "Write a value; '' is empty text.");
        }
        return new Fixture.Value.Nothing();
    }

    private static String text(Column column, String text, At at) {
        var type = column.type().base();
        return InputText.find(type, text)
                .orElseThrow(() -> wrong(
                        at,
                        "'" + text + "' is not a value of type " + column.type().sql() + ".",
                        "",
                        type instanceof ColumnType.Enumerated list
                                ? Nearest.hint(text, list.labels())
                                : "Write " + InputText.example(type) + "."));
    }

    private static Fixture.Value bcrypt(Column column, Fields fields) {
        var node = fields.find("bcrypt")
                .orElseThrow(() -> wrong(fields.at(), "'bcrypt' is missing.", "", "Write {bcrypt: 'the password'}."));
        var password = ScenarioFile.text(node);
        if (!(column.type().base() instanceof ColumnType.Text text)
                || text.maxLength().orElse(HASH_LENGTH) < HASH_LENGTH) {
            throw wrong(
                    node.at(),
                    "The column '" + column.name() + "' cannot hold a hash.",
                    "A bcrypt hash is text of " + HASH_LENGTH + " characters; the column is "
                            + column.type().sql() + ".",
                    "Write the value itself.");
        }
        var bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MOST_PASSWORD_BYTES || password.indexOf('\0') >= 0) {
            throw wrong(
                    node.at(),
                    "This cannot be a password.",
                    "bcrypt takes 1 to " + MOST_PASSWORD_BYTES + " bytes, none of them 0.",
                    "Write another one.");
        }
        return new Fixture.Value.Bcrypt(
                password, fields.find("cost").map(FixtureReader::cost).orElse(CHEAPEST));
    }

    private static int cost(Node node) {
        var cost = ScenarioFile.whole(node);
        if (cost < CHEAPEST || cost > DEAREST) {
            throw wrong(
                    node.at(),
                    "A cost of " + cost + " is not possible here.",
                    "",
                    "Write " + CHEAPEST + " to " + DEAREST + ".");
        }
        return (int) cost;
    }
}
