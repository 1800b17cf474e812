package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.Collection;

/// By which expressions does row-level security hide rows?
record PolicyQuery(Catalogue catalogue) {

    ByTable<String> policies(Collection<Long> tables) throws SQLException {
        return catalogue.askByTable("policies.sql", tables, row -> row.text("expression"));
    }
}
