package dev.seedbed.core.generate;

import dev.seedbed.core.generate.ledger.LedgerSources;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.TableName;
import java.util.Optional;
import java.util.stream.Stream;

/// The columns of a table that the books of the scenario keep, and what those of them hold that point at a row.
record BookedSources(Lineage lineage, TableName table, Others others) {

    Optional<ValueSource> of(DraftColumn column) {
        return column.rule() instanceof ColumnRule.Booked(var role)
                ? others.ledger()
                        .map(books -> books.source(
                                role,
                                column.column().type(),
                                () -> referenced(books, column.column().name(), role)))
                : Optional.empty();
    }

    /// How the books choose the row that a link points at, where they do.
    Optional<Reference> reference(Link link) {
        return others.draft(table).columns().stream()
                .filter(column -> link.columns().contains(column.column().name()))
                .filter(column -> lineage.deciding(table, column.column().name())
                        .filter(link::equals)
                        .isPresent())
                .flatMap(column -> column.rule() instanceof ColumnRule.Booked(var role)
                        ? others.ledger().flatMap(books -> books.reference(role, link.target())).stream()
                        : Stream.empty())
                .findFirst();
    }

    /// What a foreign key column refers to, or the key that an audit log notes as text.
    private ValueSource referenced(LedgerSources books, String column, Ledger.Role role) {
        if (role == Ledger.Role.AUDIT_SUBJECT) {
            return others.source(books.bookingKey().table(), books.bookingKey().column());
        }
        var link = lineage.deciding(table, column).orElseThrow();
        return others.source(link.target(), link.targetOf(column));
    }
}
