package dev.seedbed.core.proof;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Scales measured trigger times to the rows that the whole scenario makes.
///
/// A call with an index takes as long as it took; a call without one also reads every row that the referencing
/// table will have, at the speed at which this server reads rows.
final class Forecast {

    private final Schema schema;
    private final Map<TableName, TablePlan> proof = new HashMap<>();
    private final Map<TableName, TablePlan> whole = new HashMap<>();
    private final double millisPerRow;

    Forecast(Schema schema, Plan proof, Plan whole, double millisPerRow) {
        this.schema = schema;
        this.millisPerRow = millisPerRow;
        proof.tables().forEach(table -> this.proof.put(table.name(), table));
        whole.tables().forEach(table -> this.whole.put(table.name(), table));
    }

    /// The most expensive first.
    List<KeyTime> times(Attempt.Passed passed, List<ForeignKey> keys) {
        return keys.stream()
                .map(key -> time(key, passed.calls(key)))
                .filter(time -> time.calls() > 0)
                .sorted(Comparator.comparingDouble(KeyTime::forecastMillis)
                        .reversed()
                        .thenComparing(time -> time.key().name()))
                .toList();
    }

    private KeyTime time(ForeignKey key, Attempt.Calls measured) {
        var indexed = schema.table(key.table()).indexed(key);
        var perCall = measured.calls() == 0 ? 0 : measured.millis() / measured.calls();
        var moreRows = rows(whole, key.table()) - rows(proof, key.table());
        var scan = indexed ? 0 : Math.max(0, moreRows) * millisPerRow;
        var growth = (double) perTenant(whole, key.target()) / Math.max(1, perTenant(proof, key.target()));
        return new KeyTime(
                key,
                indexed,
                measured.calls(),
                measured.millis(),
                measured.calls() * growth * (perCall + scan),
                measured.calls() * growth * scan);
    }

    private static long rows(Map<TableName, TablePlan> plans, TableName table) {
        var plan = plans.get(table);
        return plan == null ? 0 : plan.rows();
    }

    private static long perTenant(Map<TableName, TablePlan> plans, TableName table) {
        var plan = plans.get(table);
        return plan == null ? 0 : plan.numbering().mostPerTenant();
    }
}
