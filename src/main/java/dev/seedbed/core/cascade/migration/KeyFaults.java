package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.Certainty;
import dev.seedbed.core.cascade.KeyEffect;
import dev.seedbed.core.cascade.migration.Fault.Kind;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import java.util.List;
import java.util.Optional;

/// The keys that can make the delete fail.
record KeyFaults(Situation situation) {

    List<Fault> all() {
        return situation.graph().effects().stream()
                .filter(this::fails)
                .map(effect -> new Fault(
                        Kind.BLOCKS,
                        effect.key().table(),
                        Optional.of(effect.key()),
                        effect.reason(),
                        offers(effect.key())))
                .toList();
    }

    /// A row that stays and gets a default instead is no fault as long as the row behind the default is there.
    private boolean fails(KeyEffect effect) {
        var pointsElsewhere = effect.key().onDelete() == DeleteAction.SET_DEFAULT
                && effect.certainty() == Certainty.DEPENDS
                && !situation.departures().goes(effect.key().table())
                && canPointElsewhere(effect.key());
        return effect.certainty() != Certainty.SAFE && !pointsElsewhere;
    }

    private boolean canPointElsewhere(ForeignKey key) {
        var table = situation.table(key.table());
        return key.clearedColumns().stream()
                .map(table::column)
                .allMatch(column ->
                        column.nullable() || column.defaultExpression().isPresent());
    }

    private List<Offer> offers(ForeignKey key) {
        var remedies = new KeyRemedies(situation);
        var cascade = remedies.cascade(key);
        var commit = remedies.checkAtCommit(key);
        var clear = remedies.setNull(key);
        if (key.selfReference() && key.target().equals(situation.root())) {
            return KeyRemedies.orKeep(List.of(clear, cascade));
        }
        return switch (key.onDelete()) {
            case NO_ACTION, RESTRICT ->
                ownedOtherwise(key)
                        ? KeyRemedies.orKeep(List.of(commit, cascade, clear))
                        : KeyRemedies.orKeep(List.of(commit, clear, cascade));
            case SET_NULL, SET_DEFAULT ->
                key.columns().size() > 1
                        ? KeyRemedies.orKeep(List.of(clear, cascade, commit))
                        : KeyRemedies.orKeep(List.of(cascade, commit, clear));
            case CASCADE -> List.of(Offer.keep());
        };
    }

    /// Whether the rows belong to the tenant by more than a link that they can do without: such a row must not be
    /// deleted for the sake of the link.
    private boolean ownedOtherwise(ForeignKey key) {
        var table = situation.table(key.table());
        return situation.graph().tenantKeys(table.name()).stream().anyMatch(other -> table.allRequired(other.columns()))
                || !situation.graph().inferredLinks(table.name()).isEmpty();
    }
}
