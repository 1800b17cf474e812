package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.KeyEffect;
import dev.seedbed.core.cascade.migration.Change.AddIndex;
import dev.seedbed.core.cascade.migration.Fault.Kind;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Index;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;

/// The keys into the tenant whose referencing columns no index serves.
record IndexFaults(Situation situation) {

    List<Fault> all() {
        return situation.graph().effects().stream()
                .map(KeyEffect::key)
                .filter(key -> !situation.table(key.table()).indexed(key))
                .map(key -> new Fault(
                        Kind.NO_INDEX,
                        key.table(),
                        Optional.of(key),
                        "No index serves %s: for each row of %s that goes, the server scans all of %s."
                                .formatted(
                                        String.join(", ", key.columns()),
                                        key.target().label(),
                                        key.table().label()),
                        offers(key)))
                .toList();
    }

    private List<Offer> offers(ForeignKey key) {
        var name = situation.names().index(key.table(), key.columns(), "idx");
        return List.of(
                new Offer(
                        Remedy.ADD_INDEX,
                        "%s finds the rows at once.".formatted(name),
                        List.of(new AddIndex(key.table(), index(name, key.table(), key.columns(), false)))),
                Offer.keep());
    }

    /// `definition` is what follows CREATE INDEX or CREATE INDEX CONCURRENTLY.
    static Index index(String name, TableName table, List<String> columns, boolean unique) {
        return new Index(
                name,
                columns,
                unique,
                false,
                true,
                "btree",
                "",
                true,
                "%s ON %s (%s)".formatted(Sql.identifier(name), table.sql(), Sql.identifiers(columns)));
    }

    /// What lets a foreign key reference these columns, where nothing does yet.
    static Optional<AddIndex> uniqueIfMissing(Situation situation, TableName table, List<String> columns) {
        return Situation.keyed(situation.table(table), columns)
                ? Optional.empty()
                : Optional.of(new AddIndex(
                        table, index(situation.names().index(table, columns, "key"), table, columns, true)));
    }
}
