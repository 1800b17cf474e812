package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.draft.Sliding;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Moves the columns that slide while their rows are loaded, by as many whole days as the load is later than the
/// scenario's `as-of`: a trigger on each table that has any, inside the load's transaction, whichever way the rows
/// come. `_seedbed.days()` says by how many days, as long as the transaction lasts.
record Slide(Plan plan, Sliding sliding) {

    /// By how many days the load is moved: that which the manifest keeps.
    static final String DAYS = "_seedbed.days()";

    private static final String TRIGGER = "_seedbed_slide";

    static Slide of(Plan plan) {
        return new Slide(plan, Sliding.of(plan.draft()));
    }

    /// The days from `as-of` to the day on which the transaction began.
    private String today() {
        return "(pg_catalog.timezone('UTC', pg_catalog.now())::date - DATE '"
                + plan.draft().scenario().asOf() + "')";
    }

    /// Before the rows.
    String before() {
        return before(today());
    }

    /// The same, where an earlier part of the load may have decided, which `decided` asks for.
    String beforePart(String decided) {
        return before("coalesce((" + decided + "), " + today() + ")");
    }

    private String before(String days) {
        if (sliding.none()) {
            return "";
        }
        return Frame.block("""
                DECLARE
                    item text;
                BEGIN
                    EXECUTE 'CREATE OR REPLACE FUNCTION %1$s RETURNS integer LANGUAGE sql IMMUTABLE AS '
                        || pg_catalog.quote_literal('SELECT ' || %2$s);
                    IF %1$s <> 0 THEN
                        FOREACH item IN ARRAY %3$s LOOP
                            EXECUTE item;
                        END LOOP;
                    END IF;
                END
                """.formatted(DAYS, days, Frame.array(triggers())));
    }

    /// Behind the rows and the manifest.
    String behind() {
        if (sliding.none()) {
            return "";
        }
        var drops = new ArrayList<String>();
        for (var number = 0; number < tables().size(); number++) {
            drops.add("DROP FUNCTION IF EXISTS " + function(number) + " CASCADE");
        }
        drops.add("DROP FUNCTION " + DAYS);
        return Frame.lines(drops.stream());
    }

    /// What the manifest says of it.
    String days() {
        return sliding.none() ? "0" : DAYS;
    }

    private List<TableName> tables() {
        return List.copyOf(new TreeSet<>(sliding.columns().keySet()));
    }

    private List<String> triggers() {
        var statements = new ArrayList<String>();
        for (var number = 0; number < tables().size(); number++) {
            var table = tables().get(number);
            statements.add("CREATE FUNCTION " + function(number) + " RETURNS trigger LANGUAGE plpgsql AS "
                    + Sql.literal(body(sliding.of(table))));
            statements.add("CREATE TRIGGER " + TRIGGER + " BEFORE INSERT ON " + table.sql()
                    + " FOR EACH ROW EXECUTE FUNCTION " + function(number));
        }
        return statements;
    }

    private static String function(int number) {
        return "_seedbed.slide_" + number + "()";
    }

    private static String body(List<Column> columns) {
        return columns.stream()
                .map(column -> {
                    var cell = "NEW." + Sql.identifier(column.name());
                    return cell + " := " + moved(column.type().base(), cell, DAYS) + "; ";
                })
                .collect(Collectors.joining("", "BEGIN ", "RETURN NEW; END"));
    }

    /// What stands between the head of an INSERT and its rows, where the statement moves them by itself.
    String select(TablePlan table) {
        return table.columns().stream()
                .map(column -> {
                    var described = column.draft().column();
                    var cell = Sql.identifier(column.name()) + "::"
                            + described.type().sql();
                    return sliding.of(table.name()).contains(described)
                            ? moved(described.type().base(), "(" + cell + ")", today())
                            : cell;
                })
                .collect(Collectors.joining(", ", "\nSELECT ", " FROM ("));
    }

    /// An expression for the cell, moved; NULL and infinity are as before.
    private static String moved(ColumnType type, String cell, String days) {
        return switch (type) {
            case ColumnType.Date _ -> cell + " + " + days;
            case ColumnType.Range range -> range(range, cell, days);
            default -> cell + " + pg_catalog.make_interval(days => " + days + ")";
        };
    }

    /// NULL and the empty range have no ends to move; an end that is absent stays absent.
    private static String range(ColumnType.Range range, String cell, String days) {
        var subtype = range.subtype().base();
        return "CASE WHEN pg_catalog.isempty(%1$s) IS NOT FALSE THEN %1$s ELSE %2$s(%3$s, %4$s, %5$s || %6$s) END"
                .formatted(
                        cell,
                        range.sql(),
                        moved(subtype, "pg_catalog.lower(" + cell + ")", days),
                        moved(subtype, "pg_catalog.upper(" + cell + ")", days),
                        "CASE WHEN pg_catalog.lower_inc(" + cell + ") THEN '[' ELSE '(' END",
                        "CASE WHEN pg_catalog.upper_inc(" + cell + ") THEN ']' ELSE ')' END");
    }
}
