package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.TableRecipe.ColumnRecipe;
import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.scenario.file.Yaml.Scalar;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds rules that look at other columns of the row against the table, once all of its rules are read.
record Dependencies(Table table, Map<String, ColumnRecipe> recipes) {

    /// The rule of a column, as it stands in the file, and the rules inside it.
    void check(String column, Node node) {
        if (node instanceof Fields fields) {
            fields.find(ShapeRules.DERIVED).ifPresent(expression -> derived(column, expression));
            Stream.of(ShapeRules.MINOR_UNITS, PromiseReader.PER)
                    .filter(_ ->
                            rule(column).filter(rule -> !rule.reads().isEmpty()).isPresent())
                    .flatMap(name -> fields.find(name).stream())
                    .forEach(other -> mustBeReadable(column, ScenarioFile.text(other), other.at()));
            fields.find(ShapeRules.DEPENDS_ON).ifPresent(name -> depending(column, name, fields));
        }
    }

    private void derived(String column, Node node) {
        if (node instanceof Scalar scalar) {
            new FormulaReader(table, node.at())
                    .read(scalar.text()).columns().stream()
                            .sorted()
                            .forEach(other -> mustBeReadable(column, other, node.at()));
        }
    }

    private void depending(String column, Node node, Fields fields) {
        var other = node instanceof Scalar scalar ? scalar.text() : "";
        mustBeReadable(column, other, node.at());
        var cases = fields.find(ShapeRules.CASES).map(ScenarioFile::fields).orElse(new Fields(List.of(), node.at()));
        var values = values(other);
        values.ifPresent(valid -> mustBeValues(cases, valid, other));
        var named = cases.list().stream().map(Yaml.Field::name).toList();
        if (fields.find(ShapeRules.OTHERWISE).isEmpty()
                && (mayBeNull(other) || !values.map(named::containsAll).orElse(false))) {
            throw wrong(
                    node.at(),
                    "The cases do not cover all rows.",
                    values.map(valid -> missing(valid, named))
                                    .filter(text -> !text.isEmpty())
                                    .orElse("'" + other + "' may hold other values")
                            + (mayBeNull(other) ? ", and may be NULL." : "."),
                    "Add 'otherwise' with a rule for the other rows.");
        }
        cases.list().forEach(field -> check(column, field.value()));
        fields.find(ShapeRules.OTHERWISE).ifPresent(inner -> check(column, inner));
    }

    private static String missing(List<String> values, List<String> named) {
        var rest = values.stream().filter(value -> !named.contains(value)).toList();
        return rest.isEmpty() ? "" : "There is none for " + String.join(", ", rest);
    }

    /// Whether a column's rule can look at another one.
    private void mustBeReadable(String column, String other, At at) {
        var valid = table.columns().stream().map(Column::name).toList();
        if (!valid.contains(other)) {
            throw wrong(
                    at,
                    "Table " + table.name() + " has no column '" + other + "'.",
                    "The name is not in the schema.",
                    Nearest.hint(other, valid));
        }
        if (!table.column(other).written()) {
            throw wrong(
                    at,
                    "Column '" + other + "' has no value yet.",
                    "The server computes it when the row is written.",
                    "Choose a column that Seedbed writes.");
        }
        way(other, column, List.of(column)).ifPresent(way -> {
            throw wrong(
                    at,
                    "Columns look at each other in a circle.",
                    String.join(" → ", way) + ".",
                    "Give one of them a rule that looks at no other column.");
        });
    }

    /// How a column's rule leads to another column, if it does.
    private Optional<List<String>> way(String from, String to, List<String> before) {
        var here = new ArrayList<>(before);
        here.add(from);
        if (from.equals(to)) {
            return Optional.of(here);
        }
        if (before.contains(from)) {
            return Optional.empty();
        }
        return rule(from).stream()
                .flatMap(rule -> rule.reads().stream().sorted())
                .flatMap(next -> way(next, to, here).stream())
                .findFirst();
    }

    private Optional<ColumnRule> rule(String column) {
        return Optional.ofNullable(recipes.get(column)).flatMap(ColumnRecipe::rule);
    }

    private boolean mayBeNull(String column) {
        return table.column(column).nullable()
                && Optional.ofNullable(recipes.get(column))
                        .filter(recipe -> recipe.nulls().orElse(1) == 0)
                        .isEmpty();
    }

    private static void mustBeValues(Fields cases, List<String> valid, String column) {
        for (var field : cases.list()) {
            if (!valid.contains(field.name())) {
                throw wrong(
                        field.at(),
                        "'" + field.name() + "' is no value of column '" + column + "'.",
                        "",
                        Nearest.hint(field.name(), valid));
            }
        }
    }

    /// All values of a column, where they are listed.
    private Optional<List<String>> values(String column) {
        return rule(column)
                .flatMap(Dependencies::listed)
                .or(() -> rule(column).isPresent() && !inferable(column) ? Optional.empty() : inferred(column));
    }

    private boolean inferable(String column) {
        return rule(column).filter(ColumnRule.Meaning.class::isInstance).isPresent();
    }

    private Optional<List<String>> inferred(String column) {
        return CheckReader.allowed(table, table.column(column));
    }

    static Optional<List<String>> listed(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.OneOf(var values) -> Optional.of(values);
            case ColumnRule.Weighted(var weights) ->
                Optional.of(
                        weights.stream().map(ColumnRule.Weighted.Weight::value).toList());
            case ColumnRule.Fixed(var value) -> Optional.of(List.of(value));
            case ColumnRule.Depending depending -> {
                var all = depending.outcomes().stream()
                        .map(outcome -> listed(outcome.rule()))
                        .toList();
                yield all.stream().allMatch(Optional::isPresent)
                        ? Optional.of(all.stream()
                                .flatMap(list -> list.stream().flatMap(List::stream))
                                .distinct()
                                .toList())
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
