package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.Sql;
import java.util.List;

/// The first thing that a load does: it refuses a database whose tables hold rows that Seedbed did not write, or that
/// somebody changed since, and makes room when all rows are its own.
final class TargetGuard {

    private TargetGuard() {}

    /// For a load of all rows.
    static String sql(Plan plan) {
        if (plan.tables().isEmpty()) {
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
                """ + strangers(plan) + """
                    IF writers IS NOT NULL THEN
                        EXECUTE %s;
                    END IF;
                END
                """.formatted(truncate(plan)));
    }

    /// Procedural code that refuses rows which none of the transactions `writers` wrote; uses `item` and `strange`.
    static String strangers(Plan plan) {
        return """
                    FOREACH item IN ARRAY %s LOOP
                        EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || item || ' WHERE $1 IS NULL OR xmin::text <> ALL ($1))'
                            INTO strange USING writers;
                        IF strange THEN
                            RAISE EXCEPTION 'Seedbed refuses this database: table %% holds rows that it did not write, or that were changed since.', item
                                USING HINT = 'Load into a fresh database or branch. Nothing was changed.';
                        END IF;
                    END LOOP;
                """.formatted(Frame.array(names(plan)));
    }

    /// The statement that empties all tables, as a literal.
    static String truncate(Plan plan) {
        return Sql.literal("TRUNCATE " + String.join(", ", names(plan))).strip();
    }

    static List<String> names(Plan plan) {
        return plan.tables().stream().map(table -> table.name().sql()).toList();
    }
}
