package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What stands around one part of the rows. Rows of one part point at rows of others, so foreign keys rest from the
/// first part that is loaded, whichever it is, to the last: that one makes them again, and PostgreSQL checks all rows.
/// In between, the table `_seedbed.part` knows which parts are there, and which transaction wrote each, and by how many
/// days the first one moved what slides: all move it by as many.
record PartFrame(Plan plan, Shard shard) implements Frame {

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS _seedbed.part (
                number int PRIMARY KEY, run text NOT NULL, transaction text NOT NULL, days int NOT NULL DEFAULT 0);
            """;

    /// Any number that no other program is likely to lock: parts that are loaded at once wait for each other.
    private static final String ALONE = "BEGIN PERFORM pg_catalog.pg_advisory_xact_lock(7308620); END\n";

    @Override
    public String before() {
        return Frame.block(ALONE)
                + TargetGuard.lock(plan)
                + Manifest.CREATE
                + CREATE
                + Frame.lines(Frame.hidden(plan).stream().map(Rebuild::drop))
                + Frame.block(opening())
                + Slide.of(plan).beforePart("SELECT pg_catalog.min(days) FROM _seedbed.part");
    }

    @Override
    public String behind() {
        var slide = Slide.of(plan);
        return "\nINSERT INTO _seedbed.part (number, run, transaction, days) VALUES (" + shard.number() + ", " + run()
                + ", " + Manifest.THIS_TRANSACTION + ", " + slide.days() + ");\n"
                + "SET CONSTRAINTS ALL IMMEDIATE;\n"
                + Frame.block(closing())
                + slide.behind()
                + Frame.lines(Frame.hidden(plan).stream().map(Rebuild::create));
    }

    /// Parts of one load go together: those of the same plan, cut into as many.
    private String run() {
        return Sql.literal(Fingerprint.of(plan.draft()) + "/" + shard.count()).strip();
    }

    private String opening() {
        return """
                DECLARE
                    item text;
                    writers text[];
                    earlier text;
                    strange boolean;
                BEGIN
                    IF EXISTS (SELECT FROM _seedbed.part WHERE run <> %1$s) THEN
                        RAISE EXCEPTION 'Seedbed refuses this database: it holds parts of another load, and some are missing.'
                            USING HINT = 'Load the missing parts first, or load into a fresh database or branch. Nothing was changed.';
                    END IF;
                    SELECT array_agg(transaction) INTO writers FROM _seedbed.part;
                    IF writers IS NULL THEN
                        SELECT string_to_array(transaction, ',') INTO writers FROM _seedbed.manifest;
                    END IF;
                """.formatted(run())
                + TargetGuard.strangers(plan)
                + """
                    IF NOT EXISTS (SELECT FROM _seedbed.part) THEN
                        DELETE FROM _seedbed.manifest;
                        EXECUTE %s;
                        FOREACH item IN ARRAY %s LOOP
                            EXECUTE item;
                        END LOOP;
                    END IF;
                    DELETE FROM _seedbed.part WHERE number = %d RETURNING transaction INTO earlier;
                    IF earlier IS NOT NULL THEN
                        FOREACH item IN ARRAY %s LOOP
                            EXECUTE 'DELETE FROM ' || item || ' WHERE xmin::text = $1' USING earlier;
                        END LOOP;
                    END IF;
                END
                """.formatted(
                        TargetGuard.truncate(plan),
                        Frame.array(rebuilds().stream().map(Rebuild::drop).toList()),
                        shard.number(),
                        Frame.array(TargetGuard.names(plan)));
    }

    private String closing() {
        return """
                DECLARE
                    item text;
                BEGIN
                    IF (SELECT count(*) FROM _seedbed.part) = %d THEN
                        FOREACH item IN ARRAY %s LOOP
                            EXECUTE item;
                        END LOOP;
                    END IF;
                END
                """.formatted(shard.count(), Frame.array(last()));
    }

    /// What the last part does, whichever it is.
    private List<String> last() {
        var keys = rebuilds().reversed().stream().map(Rebuild::create);
        var manifest = Manifest.of(plan)
                .insert(
                        "(SELECT pg_catalog.string_agg(transaction, ',') FROM _seedbed.part)",
                        Slide.of(plan).days());
        return Stream.of(keys, Sequences.statements(plan).stream(), Stream.of(manifest, "DROP TABLE _seedbed.part"))
                .flatMap(statements -> statements)
                .toList();
    }

    private List<Rebuild> rebuilds() {
        var schema = plan.draft().schema();
        var all = new ArrayList<>(Rebuild.insertTriggers(schema));
        all.addAll(Rebuild.foreignKeys(schema));
        if (plan.rows() >= MANY_ROWS) {
            all.addAll(Rebuild.secondaryIndexes(schema));
        }
        return all;
    }
}
