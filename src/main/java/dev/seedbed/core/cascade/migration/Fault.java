package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;

/// Something that keeps `DELETE` of one tenant from being clean, at a key, or at a table that lacks one.
///
/// `what` says it in one sentence. The first of the `offers` is the default.
public record Fault(Kind kind, TableName table, Optional<ForeignKey> key, String what, List<Offer> offers) {

    public enum Kind {
        /// The key can make the delete fail.
        BLOCKS("blocks"),
        /// The cascade reaches only the rows whose key is set.
        MAY_BE_NULL("may-be-null"),
        /// Rows tell their tenant, and no key says so.
        NO_KEY("no-key"),
        /// Rows stay because those that they hang on do.
        FOLLOWS("follows"),
        /// Rows stay, and lose what ties them to the tenant.
        DETACHED("detached"),
        /// The key may point at another tenant's row.
        CROSS_TENANT("cross-tenant"),
        /// The delete scans the table for each row that the key can point at.
        NO_INDEX("no-index");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// The word used in reports; stable.
        public String code() {
            return code;
        }
    }

    public Fault {
        offers = List.copyOf(offers);
    }

    /// The constraint where it is about one, or else the table, as people type it.
    public String name() {
        return key.map(ForeignKey::name).orElseGet(table::label);
    }

    /// What a person may call it, the most exact first: its constraint with or without the table, its table with or
    /// without the schema.
    public List<String> names() {
        var ofTable = List.of(exactName(), table.toString(), table.name());
        return key.map(constraint -> List.of(
                        exactName(),
                        table + "." + constraint.name(),
                        table.label() + "." + constraint.name(),
                        constraint.name(),
                        table.toString(),
                        table.name()))
                .orElse(ofTable);
    }

    /// The name that no other fault has: one key can have several, such as blocking the delete and lacking an index.
    public String exactName() {
        return table + key.map(constraint -> "." + constraint.name()).orElse("") + ":" + kind.code();
    }

    public Optional<Offer> find(Remedy remedy) {
        return offers.stream().filter(offer -> offer.remedy() == remedy).findFirst();
    }

    /// Tells faults of one schema apart, whatever the keys became in between.
    record Id(Kind kind, Subject subject) {}

    /// The key or table that a remedy changes.
    record Subject(TableName table, String constraint) {}

    Subject subject() {
        return new Subject(table, key.map(ForeignKey::name).orElse(""));
    }

    Id id() {
        return new Id(kind, subject());
    }
}
