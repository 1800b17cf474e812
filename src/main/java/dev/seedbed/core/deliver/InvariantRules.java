package dev.seedbed.core.deliver;

import dev.seedbed.core.deliver.CheckReport.Finding;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Formula;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.scenario.Invariant.Below;
import dev.seedbed.core.scenario.MinorUnit;
import dev.seedbed.core.scenario.file.FormulaReader;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a scenario promises beyond the schema, as queries of Seedbed's own, made from a description and the schema at
/// hand. The manifest says as well which columns were moved, and by how many days.
record InvariantRules(Schema schema, Manifest manifest) {

    /// Of an expression in a manifest, which anybody may have written.
    private static final int LONGEST = 1_000;

    /// `rules` are asked; what of the manifest cannot be asked any more is said in `findings`.
    record Asked(List<Rule> rules, List<Finding> findings) {
        static final Asked NOTHING = new Asked(List.of(), List.of());

        Asked and(Asked more) {
            return new Asked(
                    Stream.concat(rules.stream(), more.rules.stream()).toList(),
                    Stream.concat(findings.stream(), more.findings.stream()).toList());
        }

        Asked {
            rules = List.copyOf(rules);
            findings = List.copyOf(findings);
        }
    }

    /// Something that an invariant names is not there.
    static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1;

        Gone(String what) {
            super(what);
        }
    }

    static Asked of(Schema schema, Manifest manifest) {
        var rules = new InvariantRules(schema, manifest);
        var asked = new ArrayList<Rule>();
        var findings = new ArrayList<Finding>();
        manifest.invariants()
                .forEach((table, descriptions) -> descriptions.forEach(description -> {
                    var invariant = InvariantJson.read(description);
                    try {
                        asked.add(rules.rule(invariant.orElseThrow(
                                () -> new Gone("this version of Seedbed does not know the rule"))));
                    } catch (Gone gone) {
                        findings.add(new Finding(
                                table,
                                invariant.map(InvariantRules::name).orElse("rule of the scenario"),
                                0,
                                "cannot be asked: " + gone.getMessage()));
                    }
                }));
        return new Asked(asked, findings);
    }

    private static String name(Invariant invariant) {
        return switch (invariant) {
            case Invariant.Total total -> total.column() + " sum";
            case Invariant.Count count -> count.column() + " count";
            case Invariant.Copy copy -> copy.column() + " copy";
            case Invariant.ExactlyOne one -> one.column() + " exactly one";
            case Invariant.Rising rising -> rising.column() + " rising";
            case Invariant.Apart slot -> slot.column() + " slot";
            case Invariant.History history -> history.column() + " history";
            case Invariant.Before before -> before.column() + " before";
            case Invariant.Latest latest -> latest.column() + " latest";
            case Invariant.MinorUnits money -> money.column() + " minor units";
            case Invariant.Balanced balanced -> balanced.column() + " balanced";
            case Invariant.Ordered ordered -> ordered.column() + " order";
        };
    }

    Rule rule(Invariant invariant) {
        return switch (invariant) {
            case Invariant.Total total -> total(total);
            case Invariant.Count count ->
                rule(count, "rows count other rows than they have", tally(count.below(), count.column(), "count(*)"));
            case Invariant.Copy copy -> copy(copy);
            case Invariant.ExactlyOne one -> exactlyOne(one);
            case Invariant.Rising rising -> new SiblingRules(this).rising(rising);
            case Invariant.Apart slot -> new SiblingRules(this).apart(slot);
            case Invariant.History history -> new SiblingRules(this).history(history);
            case Invariant.Before before -> new SiblingRules(this).before(before);
            case Invariant.Latest latest -> new SiblingRules(this).latest(latest);
            case Invariant.Balanced balanced -> new SiblingRules(this).balanced(balanced);
            case Invariant.MinorUnits money -> minorUnits(money);
            case Invariant.Ordered ordered -> ordered(ordered);
        };
    }

    private Rule minorUnits(Invariant.MinorUnits money) {
        var table = table(money.table());
        var amount = Sql.identifier(column(table, money.column()).name()) + "::numeric";
        var digits = MinorUnit.listed().entrySet().stream()
                .map(entry -> " WHEN upper(btrim("
                        + Sql.identifier(column(table, money.currency()).name())
                        + "::text)) IN ("
                        + entry.getValue().stream().map(Sql::literal).collect(Collectors.joining(", ")) + ") THEN "
                        + entry.getKey())
                .collect(Collectors.joining("", "CASE", " ELSE " + MinorUnit.USUAL + " END"));
        return rule(
                money,
                "rows have more decimals than their currency",
                "SELECT count(*) FROM " + table.ownRows() + " WHERE " + amount + " <> round(" + amount + ", " + digits
                        + ")");
    }

    private Rule ordered(Invariant.Ordered ordered) {
        var table = table(ordered.table());
        return rule(
                ordered,
                "rows have a higher value than in " + ordered.greater(),
                "SELECT count(*) FROM " + table.ownRows() + " WHERE "
                        + Sql.identifier(column(table, ordered.column()).name()) + " > "
                        + Sql.identifier(column(table, ordered.greater()).name()));
    }

    static Rule rule(Invariant invariant, String what, String sql) {
        return new Rule(invariant.table(), name(invariant), what, sql);
    }

    private Rule total(Invariant.Total total) {
        var sum = "sum(" + new FormulaSql("child").of(formula(total)) + ")";
        return rule(total, "rows have another sum than the rows below them", tally(total.below(), total.column(), sum));
    }

    private Formula formula(Invariant.Total total) {
        if (total.expression().length() > LONGEST) {
            throw new Gone("its expression is too long");
        }
        try {
            var formula = FormulaReader.read(table(total.below().child()), total.expression());
            if (!formula.number()) {
                throw new Gone("'" + total.expression() + "' is no number any more");
            }
            return formula;
        } catch (SeedbedException failure) {
            throw new Gone(failure.problem().what());
        }
    }

    /// A number of each parent against an aggregate over its children; both as the parent's column rounds them.
    private String tally(Below below, String column, String aggregate) {
        var parent = table(below.parent());
        var number = column(parent, column);
        if (!(number.type().base() instanceof ColumnType.Whole || number.type().base() instanceof ColumnType.Numeric)) {
            throw new Gone(column + " is of type " + number.type().sql());
        }
        var keys =
                keyed(below, index -> "child." + Sql.identifier(below.columns().get(index)) + " AS key" + index);
        var groups =
                keyed(below, index -> "child." + Sql.identifier(below.columns().get(index)));
        var same = equal(below, index -> "below.key" + index);
        return "SELECT count(*) FROM " + parent.ownRows() + " parent LEFT JOIN (SELECT " + keys + ", " + aggregate
                + " AS number FROM " + child(below).ownRows() + " child GROUP BY " + groups + ") below ON " + same
                + " WHERE parent." + Sql.identifier(column) + "::numeric IS DISTINCT FROM "
                + rounded("coalesce(below.number, 0)", number.type().base());
    }

    private static String rounded(String number, ColumnType type) {
        return switch (type) {
            case ColumnType.Numeric numeric when numeric.precision().isEmpty() -> number;
            case ColumnType.Numeric numeric ->
                "round(" + number + ", " + numeric.scale().orElse(0) + ")";
            default -> "round(" + number + ", 0)";
        };
    }

    private Rule copy(Invariant.Copy copy) {
        var child = child(copy.below());
        var parent = table(copy.below().parent());
        var own = cell("child", column(child, copy.column()));
        var original = cell("parent", column(parent, copy.original()));
        var same = equal(
                copy.below(),
                index -> "child." + Sql.identifier(copy.below().columns().get(index)));
        return rule(
                copy,
                "rows have another value than the row of " + copy.below().parent() + " that they point at",
                "SELECT count(*) FROM " + child.ownRows() + " child LEFT JOIN " + parent.ownRows() + " parent ON "
                        + same + " WHERE " + own + " IS DISTINCT FROM " + original);
    }

    /// Counts the parents, of those that have rows.
    private Rule exactlyOne(Invariant.ExactlyOne one) {
        var child = child(one.below());
        var having = "count(*) FILTER (WHERE child."
                + Sql.identifier(column(child, one.column()).name()) + " = " + Sql.literal(one.value()) + ")";
        var groups = keyed(
                one.below(),
                index -> "child." + Sql.identifier(one.below().columns().get(index)));
        return rule(
                one,
                "rows of " + one.below().parent() + " have not exactly one " + one.value(),
                "SELECT count(*) FROM (SELECT 1 FROM " + child.ownRows() + " child GROUP BY " + groups + " HAVING "
                        + having + " <> 1) broken");
    }

    /// What can be compared by itself stays as it is; of other types the texts are compared.
    private static String cell(String alias, Column column) {
        var name = alias + "." + Sql.identifier(column.name());
        return switch (column.type().base()) {
            case ColumnType.Json _, ColumnType.Xml _, ColumnType.Geometric _, ColumnType.Other _ -> name + "::text";
            default -> name;
        };
    }

    static String keyed(Below below, IntFunction<String> part) {
        return IntStream.range(0, below.columns().size()).mapToObj(part).collect(Collectors.joining(", "));
    }

    static String equal(Below below, IntFunction<String> child) {
        return IntStream.range(0, below.columns().size())
                .mapToObj(index -> "parent." + Sql.identifier(below.key().get(index)) + " = " + child.apply(index))
                .collect(Collectors.joining(" AND "));
    }

    /// The table of the rows below, where the key still has its columns.
    Table child(Below below) {
        var child = table(below.child());
        var parent = table(below.parent());
        if (below.columns().isEmpty() || below.columns().size() != below.key().size()) {
            throw new Gone("the key between " + below.child() + " and " + below.parent() + " has no pairs of columns");
        }
        below.columns().forEach(name -> column(child, name));
        below.key().forEach(name -> column(parent, name));
        return child;
    }

    Table table(TableName name) {
        return schema.find(name).orElseThrow(() -> new Gone("there is no table " + name));
    }

    static Column column(Table table, String name) {
        return table.findColumn(name).orElseThrow(() -> new Gone(table.name() + " has no column " + name));
    }
}
