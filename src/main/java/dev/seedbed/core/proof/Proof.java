package dev.seedbed.core.proof;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// An executed delete beside what the verdicts said of it; it was rolled back.
///
/// `tables` are in table-name order, `times` the most expensive first, `unused` the foreign keys that no row of the
/// proof's data uses, so that nothing is shown of them. `disagreements` are defects of the verdicts: what they said
/// and the server did otherwise. `interference` names triggers and rules that may have been at work. `took` is the
/// delete and its counting.
public record Proof(
        TenantGraph graph,
        String statement,
        List<Blocker> blockers,
        List<TableProof> tables,
        List<KeyTime> times,
        List<Crossing> crossings,
        List<ForeignKey> unused,
        List<String> disagreements,
        List<String> interference,
        long rows,
        Duration took) {

    public Proof {
        blockers = List.copyOf(blockers);
        tables = List.copyOf(tables);
        times = List.copyOf(times);
        crossings = List.copyOf(crossings);
        unused = List.copyOf(unused);
        disagreements = List.copyOf(disagreements);
        interference = List.copyOf(interference);
    }

    /// Whether one DELETE removed the tenant, all of it that is not meant to stay, and nothing else.
    public boolean clean() {
        return blockers.isEmpty() && disagreements.isEmpty() && tables.stream().noneMatch(this::stains);
    }

    /// Whether a table keeps rows that it should not, or the neighbour lost some.
    public boolean stains(TableProof table) {
        var verdict = graph.verdict(table.table());
        return table.neighbourLost() > 0
                || (table.orphaned() > 0 && verdict.intended().isEmpty())
                || (table.left() + table.unowned() > 0 && verdict.problem());
    }

    /// What is wrong, one sentence each, the loudest first.
    public List<String> findings() {
        return Finding.of(this).stream().map(Finding::text).toList();
    }

    /// The tables of which every row went or stayed as their verdict says, with every key of theirs at work.
    public Set<TableName> proven() {
        if (!disagreements.isEmpty()) {
            return Set.of();
        }
        var untried = unused.stream().map(ForeignKey::table).collect(Collectors.toSet());
        return tables.stream()
                .filter(table -> table.asPredicted() && table.before() > 0 && table.neighbourLost() == 0)
                .map(TableProof::table)
                .filter(table -> !untried.contains(table))
                .collect(Collectors.toSet());
    }

    /// How long the delete will take at the scenario's full size, in milliseconds, as far as foreign keys decide it.
    public double forecastMillis() {
        return times.stream().mapToDouble(KeyTime::forecastMillis).sum();
    }
}
