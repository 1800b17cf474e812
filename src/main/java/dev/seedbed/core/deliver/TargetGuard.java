package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.Sql;
import java.util.stream.Collectors;

/// The first thing that a load does: it refuses a database whose tables hold rows that Seedbed did not write, or that
/// somebody changed since, and makes room when all rows are its own.
final class TargetGuard {

    private TargetGuard() {}

    static String sql(Plan plan) {
        if (plan.tables().isEmpty()) {
            return "";
        }
        var names = plan.tables().stream().map(table -> table.name().sql()).toList();
        var array = names.stream().map(Sql::literal).collect(Collectors.joining(", "));
        var body = """
                DECLARE
                    item text;
                    writer text;
                    strange boolean;
                BEGIN
                    SELECT transaction INTO writer FROM _seedbed.manifest;
                    FOREACH item IN ARRAY ARRAY[%s] LOOP
                        EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || item || ' WHERE $1 IS NULL OR xmin::text <> $1)'
                            INTO strange USING writer;
                        IF strange THEN
                            RAISE EXCEPTION 'Seedbed refuses this database: table %% holds rows that it did not write, or that were changed since.', item
                                USING HINT = 'Load into a fresh database or branch. Nothing was changed.';
                        END IF;
                    END LOOP;
                    IF writer IS NOT NULL THEN
                        EXECUTE %s;
                    END IF;
                END
                """.formatted(
                array, Sql.literal("TRUNCATE " + String.join(", ", names)).strip());
        var tag = tag(body);
        return "DO " + tag + "\n" + body + tag + ";\n";
    }

    /// A dollar quote that the body does not hold.
    private static String tag(String body) {
        var number = 0;
        while (body.contains("$seedbed" + number + "$")) {
            number++;
        }
        return "$seedbed" + number + "$";
    }
}
