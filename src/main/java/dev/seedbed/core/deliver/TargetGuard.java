package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.stream.Stream;

/// The first thing that a load does: it refuses a database whose tables hold rows that Seedbed did not write,
/// or that somebody changed since, and makes room when all rows are its own.
///
/// TRUNCATE removes what is there when its turn comes. So the tables are locked before anybody looks: no row comes
/// in between, and one that another session has not committed yet is waited for and seen.
final class TargetGuard {

    private TargetGuard() {}

    /// Locks the tables, to be run before the look: as TRUNCATE would, for a lock that grows can end in a deadlock, and
    /// in the order in which a transfer reads them.
    static String lock(Plan plan) {
        return lock(plan.tables().stream().map(TablePlan::name));
    }

    static String lock(Stream<TableName> tables) {
        var names = tables.sorted().map(TableName::sql).toList();
        return names.isEmpty() ? "" : "LOCK TABLE " + String.join(", ", names) + " IN ACCESS EXCLUSIVE MODE;\n";
    }

    /// For a load of all rows.
    static String sql(Plan plan) {
        return sql(names(plan));
    }

    /// The same for tables of these names, as SQL.
    static String sql(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return Frame.block("""
                DECLARE
                    item text;
                    writers text[];
                    strange boolean;
                BEGIN
                    IF to_regclass('_seedbed.part') IS NOT NULL THEN
                        RAISE EXCEPTION 'Seedbed refuses this database: it was loaded in parts, and some are missing.'
                            USING HINT = 'Load the missing parts first, or load into a fresh database or branch. Nothing was changed.';
                    END IF;
                    SELECT string_to_array(transaction, ',') INTO writers FROM _seedbed.manifest;
                """ + strangers(names)
                + """
                    IF writers IS NOT NULL THEN
                        EXECUTE %s;
                    END IF;
                END
                """.formatted(Sql.literal(truncate(names)).strip()));
    }

    /// Procedural code that refuses rows which none of the transactions `writers` wrote; uses `item` and
    /// `strange`.
    static String strangers(Plan plan) {
        return strangers(names(plan));
    }

    private static String strangers(List<String> names) {
        return """
                    FOREACH item IN ARRAY %s LOOP
                        EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || item || ' WHERE $1 IS NULL OR xmin::text <> ALL ($1))'
                            INTO strange USING writers;
                        IF strange THEN
                            RAISE EXCEPTION 'Seedbed refuses this database: table %% holds rows that it did not write, or that were changed since.', item
                                USING HINT = 'Load into a fresh database or branch. Nothing was changed.';
                        END IF;
                    END LOOP;
                """.formatted(Frame.array(names));
    }

    /// The statement that empties all tables, as a literal.
    static String truncate(Plan plan) {
        return Sql.literal(truncate(names(plan))).strip();
    }

    static String truncate(List<String> names) {
        return "TRUNCATE " + String.join(", ", names);
    }

    static List<String> names(Plan plan) {
        return plan.tables().stream().map(table -> table.name().sql()).toList();
    }
}
