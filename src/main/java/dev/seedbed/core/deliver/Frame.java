package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The SQL that stands before and behind the rows of a seed script, inside its transaction.
sealed interface Frame permits Frame.Whole, PartFrame {

    /// From here on the keys are made again behind the rows.
    long MANY_ROWS = 20_000;

    String before();

    String behind();

    static Frame of(Plan plan, Shard shard) {
        return shard.whole() || plan.tables().isEmpty() ? new Whole(plan) : new PartFrame(plan, shard);
    }

    /// Everything in one script.
    record Whole(Plan plan) implements Frame {

        @Override
        public String before() {
            return TargetGuard.lock(plan)
                    + Manifest.CREATE
                    + lines(hidden(plan).stream().map(Rebuild::drop))
                    + TargetGuard.sql(plan)
                    + lines(rebuilds().stream().map(Rebuild::drop))
                    + Slide.of(plan).before()
                    + "SET CONSTRAINTS ALL DEFERRED;\n";
        }

        @Override
        public String behind() {
            var slide = Slide.of(plan);
            return "\nSET CONSTRAINTS ALL IMMEDIATE;\n"
                    + lines(rebuilds().reversed().stream().map(Rebuild::create))
                    + lines(Sequences.statements(plan).stream())
                    + Manifest.of(plan).insert(Manifest.THIS_TRANSACTION, slide.days())
                    + slide.behind()
                    + lines(hidden(plan).stream().map(Rebuild::create));
        }

        /// Few rows: only the keys that close a circle and are checked at once. Many rows: all that cost time per row.
        private List<Rebuild> rebuilds() {
            var schema = plan.draft().schema();
            var all = new ArrayList<>(Rebuild.insertTriggers(schema));
            if (plan.rows() >= MANY_ROWS) {
                all.addAll(Rebuild.foreignKeys(schema));
                all.addAll(Rebuild.secondaryIndexes(schema));
            } else {
                schema.tables().stream()
                        .flatMap(table -> table.foreignKeys().stream())
                        .filter(key -> !key.deferrable() && isBroken(key))
                        .forEach(key -> all.add(Rebuild.foreignKey(key)));
            }
            return all;
        }

        private boolean isBroken(ForeignKey key) {
            return plan.draft().lineage().broken().stream()
                    .anyMatch(link -> link.table().equals(key.table())
                            && link.constraint().equals(key.name()));
        }
    }

    /// What would hide rows from this load; back at the end of each transaction.
    static List<Rebuild> hidden(Plan plan) {
        return Rebuild.forcedRowSecurity(plan.draft().schema());
    }

    static String lines(Stream<String> statements) {
        return statements.map(statement -> statement + ";\n").collect(Collectors.joining());
    }

    /// A block of procedural code.
    static String block(String body) {
        var number = 0;
        while (body.contains("$seedbed" + number + "$")) {
            number++;
        }
        var tag = "$seedbed" + number + "$";
        return "DO " + tag + "\n" + body + tag + ";\n";
    }

    /// An array of texts.
    static String array(List<String> texts) {
        return texts.stream()
                .map(text -> Sql.literal(text).strip())
                .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }
}
