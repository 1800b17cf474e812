package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.migration.Fault.Kind;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys that could point at another tenant's row. Nothing is done about them by default: an application must fill
/// the column that a mended key needs.
final class CrossTenantFaults {

    private static final Set<Verdict> OWNED =
            EnumSet.of(Verdict.ROOT, Verdict.DELETED, Verdict.LEFT_BEHIND, Verdict.BLOCKS);

    private final Situation situation;
    private final Map<TableName, TableVerdict> verdicts;

    CrossTenantFaults(Situation situation) {
        this.situation = situation;
        this.verdicts = situation.graph().verdicts().stream()
                .collect(Collectors.toMap(TableVerdict::table, Function.identity()));
    }

    List<Fault> all() {
        return situation.graph().verdicts().stream()
                .filter(verdict -> verdict.badges().contains(Badge.CROSS_TENANT))
                .map(verdict -> situation.table(verdict.table()))
                .flatMap(table -> table.foreignKeys().stream()
                        .filter(key -> strays(table, key))
                        .map(key -> fault(table, key)))
                .toList();
    }

    private boolean strays(Table table, ForeignKey key) {
        return !key.target().equals(situation.root())
                && owned(key.target())
                && !situation.carriers().carries(key)
                && (table.name().equals(situation.root()) || tiedOtherwise(table, key));
    }

    private boolean tiedOtherwise(Table table, ForeignKey key) {
        return !situation.carriers().of(table.name()).isEmpty()
                || table.foreignKeys().stream()
                        .anyMatch(other -> !other.equals(key) && !other.selfReference() && owned(other.target()));
    }

    private boolean owned(TableName table) {
        return Optional.ofNullable(verdicts.get(table))
                .map(TableVerdict::verdict)
                .filter(OWNED::contains)
                .isPresent();
    }

    private Fault fault(Table table, ForeignKey key) {
        var what = "%s does not carry the tenant: a row may point at a row of %s of another tenant."
                .formatted(key.name(), key.target().label());
        var carried = new TenantCarriage(situation).offer(table, key);
        var offers = carried.map(offer -> List.of(Offer.keep(), offer)).orElseGet(() -> List.of(Offer.keep()));
        return new Fault(Kind.CROSS_TENANT, table.name(), Optional.of(key), what, offers);
    }
}
