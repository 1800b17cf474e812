package dev.seedbed.core.generate;

import dev.seedbed.core.generate.ledger.LedgerSources;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.TableName;
import java.util.Optional;

/// What a table's columns ask the other tables. Sources and references are asked for when the first row is made:
/// tables may reference each other in a circle.
interface Others {

    Numbering numbering(TableName table);

    ValueSource source(TableName table, String column);

    Reference reference(Link link);

    DraftTable draft(TableName table);

    /// The books of the scenario.
    Optional<LedgerSources> ledger();

    /// The key of all draws for a table.
    Key key(TableName table);
}
