package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Ranks the tables of a schema by how much they look like its tenant: by name, and by how much hangs on them.
final class RootCandidates {

    private static final int NAME_SHARE = 50;
    private static final int CASCADE_SHARE = 35;
    private static final int LEAD_SHARE = 15;

    private RootCandidates() {}

    /// Tables on which nothing hangs are left out.
    static List<RootCandidate> rank(Schema schema) {
        var paths = new Paths(schema);
        return schema.tables().stream()
                .flatMap(table -> candidate(schema, table, paths).stream())
                .sorted(Comparator.comparing(RootCandidate::tenantLike)
                        .thenComparingInt(RootCandidate::score)
                        .reversed()
                        .thenComparing(RootCandidate::table))
                .toList();
    }

    private static Optional<RootCandidate> candidate(Schema schema, Table table, Paths paths) {
        var weight = TenantWords.weight(table.name());
        var cascading = paths.from(table.name(), key -> key.onDelete() == DeleteAction.CASCADE && !key.selfReference());
        var leading = new HashSet<>(
                paths.from(table.name(), key -> !key.selfReference()).keySet());
        if (weight > 0) {
            new TenantColumns(schema, table).links().forEach(link -> leading.add(link.table()));
        }
        return leading.size() == 1 || table.uniqueKeys().isEmpty()
                ? Optional.empty()
                : Optional.of(candidate(schema, table, weight, cascading.size() - 1, leading.size() - 1));
    }

    private static RootCandidate candidate(Schema schema, Table table, int weight, int cascading, int leading) {
        var others = Math.max(1, schema.tables().size() - 1);
        var score =
                (NAME_SHARE * weight / 100) + (CASCADE_SHARE * cascading / others) + (LEAD_SHARE * leading / others);
        var byName = weight >= 50;
        var byReach = weight >= 0 && cascading >= 4 && cascading * 2 >= others;
        var reason = "%s %d of %d other tables go with it by CASCADE, %d lead to it."
                .formatted(opinion(weight), cascading, others, leading);
        return new RootCandidate(
                table.name(), Math.clamp(score, 0, 100), cascading, leading, byName || byReach, reason);
    }

    private static String opinion(int weight) {
        if (weight == 0) {
            return "Its name says nothing.";
        }
        return weight > 0 ? "Named like a tenant." : "Named like something that a tenant has.";
    }
}
